import RepositoryConversion

/// Something for each file, by the configuration that is in force there.
protocol ChoiceByFile<Choice>: Sendable {
    associatedtype Choice: Sendable

    func choice(for file: DiscoveredFile) throws(ConfigurationFailure) -> Choice
    /// For standard input under the name of `path`.
    func choice(forPath path: FilePath) throws(ConfigurationFailure) -> Choice
}

extension ChoiceByFile {
    func choice(for input: InputFile) throws(ConfigurationFailure) -> Choice {
        switch input {
        case .file(let file): try choice(for: file)
        case .text(_, let name): try choice(forPath: name)
        }
    }
}
