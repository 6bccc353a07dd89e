internal import ArgumentParser

/// `dhi-dev catalog`: what the built-in catalogue is made from.
struct DevCatalogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "catalog", abstract: "Make the built-in catalogue from mappings/.",
        subcommands: [CompileCatalogCommand.self, RefreshCatalogCommand.self, ImportFactsCommand.self, ImportPackagesCommand.self, ImportWheelsCommand.self, CommandPresenceCommand.self])
}
