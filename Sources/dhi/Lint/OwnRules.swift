import Linting
import RepositoryConversion

/// The rules of the configuration that is in force in the current folder.
enum OwnRules {
    /// - Parameter config: A configuration file that was named instead.
    static func here(_ config: String? = nil) throws(ConfigurationFailure) -> [PatternRule] {
        let store = ConfigurationStore(config.map { .file(CommandLineArguments.path($0)) } ?? .nearest, vocabulary: .all)
        return try store.configuration(forPath: "Dockerfile").lint.rules
    }
}
