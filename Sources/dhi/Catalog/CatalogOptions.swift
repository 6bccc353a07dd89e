internal import ArgumentParser
internal import HardenedCatalog

/// Options of all commands that look something up.
struct CatalogOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Use this catalogue file instead of the built-in one.", valueName: "file"))
    var catalog: String?

    func load() throws -> Catalog { try CatalogChoice.open(catalog) }
}
