import HardenedCatalog
import Migration
import RepositoryConversion

/// The migrator for each file, by the configuration that is in force there.
struct MigratorChoice: Sendable {
    let catalog: Catalog
    /// For files without a configuration of their own.
    let options: MigrationOptions

    var standard: Migrator { Migrator(catalog: catalog, options: options) }

    func migrator(for file: DiscoveredFile) -> Migrator { standard }
}
