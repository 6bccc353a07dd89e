import DockerfileSyntax
import HardenedCatalog
import Migration
import RepositoryConversion
import Synchronization

/// The migrator for each file, by the configuration that is in force there.
final class MigratorChoice: ChoiceByFile {
    private let store: ConfigurationStore
    private let command: MigrationOptions
    private let catalogPath: String?
    private let builtIn: Catalog
    /// For files without a configuration.
    private let standard: Choice
    /// By the configuration file in force.
    private let known = Mutex<[FilePath: Choice]>([:])

    /// A migrator, and what its configuration could not tell.
    struct Choice: Sendable {
        let migrator: Migrator
        let mirrorFaults: MirrorFaults

        /// Throws where a pattern of the configuration could not be compared with an image of the file at `path`.
        func checkMirrors(_ tree: DockerfileTree, _ path: FilePath) throws(InputFailure) {
            try mirrorFaults.check(tree, path, migrator.options)
        }
    }

    init(catalog: Catalog, catalogPath: String?, options: MigrationOptions, store: ConfigurationStore) {
        builtIn = catalog
        standard = Choice(migrator: Migrator(catalog: catalog, options: options), mirrorFaults: MirrorFaults())
        self.catalogPath = catalogPath
        command = options
        self.store = store
    }

    func choice(for file: DiscoveredFile) throws(ConfigurationFailure) -> Choice {
        try choice(try store.configuration(for: file))
    }

    func choice(forPath path: FilePath) throws(ConfigurationFailure) -> Choice {
        try choice(try store.configuration(forPath: path))
    }

    private func choice(_ configuration: Configuration) throws(ConfigurationFailure) -> Choice {
        guard let key = configuration.files.first else { return standard }
        if let found = known.withLock({ $0[key] }) { return found }
        let options = try command.adding(configuration)
        let choice = Choice(migrator: Migrator(catalog: try catalog(configuration, key), options: options), mirrorFaults: configuration.mirrorFaults)
        known.withLock { $0[key] = choice }
        return choice
    }

    /// The catalogue of the command line, else the one that the configuration names with its hash, else the built-in one.
    private func catalog(_ configuration: Configuration, _ file: FilePath) throws(ConfigurationFailure) -> Catalog {
        guard catalogPath == nil, let named = configuration.catalog else { return builtIn }
        do {
            return try CatalogChoice.open(named.path.text, sha256: named.sha256)
        } catch {
            throw ConfigurationFailure([ConfigurationError(file: file, message: "\(error)")])
        }
    }
}
