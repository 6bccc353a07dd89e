import YAMLSyntax

/// Finds and loads configurations of hadolint, of which rules take what is said about rules.
enum HadolintConfiguration {
    /// Names of the file in a project, the one that counts more first.
    static let names: [FilePath] = [".hadolint.yaml", ".hadolint.yml"]

    /// Whether a file that was named is one, which only its name tells.
    static func isOne(_ path: FilePath) -> Bool { path.lastComponent.text.lowercased().contains("hadolint") }

    /// Reads the file at `path`, which must lie in `tree`.
    static func load(_ path: FilePath, in tree: Tree, _ vocabulary: ConfigurationVocabulary) throws(ConfigurationFailure) -> Configuration {
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try ConfigurationLoader.contents(of: path, in: tree).bytes
        } catch {
            throw ConfigurationFailure([ConfigurationError(file: path, message: error.message)])
        }
        let root: YAMLValue
        do throws(ConfigurationError) {
            root = try YAMLDocument.parse(bytes, file: path)
        } catch {
            throw ConfigurationFailure([error])
        }
        var reader = HadolintConfigurationReader(file: path, vocabulary: vocabulary)
        let configuration = reader.configuration(root)
        if !reader.errors.isEmpty { throw ConfigurationFailure(reader.errors) }
        return configuration
    }
}
