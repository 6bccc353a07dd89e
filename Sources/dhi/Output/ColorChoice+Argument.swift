import ArgumentParser
public import RepositoryConversion

extension ColorChoice: ArgumentWord {}
