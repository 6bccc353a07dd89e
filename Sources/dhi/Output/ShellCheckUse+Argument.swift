public import ArgumentParser
public import RepositoryConversion

extension ShellCheckUse: ExpressibleByArgument {}
