import HardenedCatalog
import Migration
import RepositoryConversion
import Synchronization

/// The migrator for each file, by the configuration that is in force there.
final class MigratorChoice: Sendable {
    private let store: ConfigurationStore
    private let command: MigrationOptions
    private let catalogPath: String?
    private let builtIn: Catalog
    /// For files without a configuration.
    private let standard: Migrator
    /// By the configuration file in force.
    private let known = Mutex<[FilePath: Migrator]>([:])

    init(catalog: Catalog, catalogPath: String?, options: MigrationOptions, store: ConfigurationStore) {
        builtIn = catalog
        standard = Migrator(catalog: catalog, options: options)
        self.catalogPath = catalogPath
        command = options
        self.store = store
    }

    func migrator(for file: DiscoveredFile) throws(ConfigurationFailure) -> Migrator {
        try migrator(try store.configuration(for: file))
    }

    func migrator(forPath path: FilePath) throws(ConfigurationFailure) -> Migrator {
        try migrator(try store.configuration(forPath: path))
    }

    private func migrator(_ configuration: Configuration) throws(ConfigurationFailure) -> Migrator {
        guard let key = configuration.files.first else { return standard }
        if let found = known.withLock({ $0[key] }) { return found }
        let options = try command.adding(configuration)
        let migrator = Migrator(catalog: try catalog(configuration, key), options: options)
        known.withLock { $0[key] = migrator }
        return migrator
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
