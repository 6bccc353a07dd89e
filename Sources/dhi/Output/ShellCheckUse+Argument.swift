import ArgumentParser
public import RepositoryConversion

extension ShellCheckUse: ArgumentWord {}
