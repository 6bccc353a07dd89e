internal import ArgumentParser

/// `dhi catalog`: what the program knows.
struct CatalogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "catalog", abstract: "Look into the catalogue of hardened images, or make one from a checkout.",
        discussion: "The catalogue is a dated snapshot that the program carries; nothing is fetched.",
        subcommands: [
            CatalogSearchCommand.self, CatalogShowCommand.self, CatalogListCommand.self, CatalogStatsCommand.self, CatalogImportCommand.self,
        ])
}
