public import ArgumentParser
public import RepositoryConversion

extension ColorChoice: ExpressibleByArgument {}
