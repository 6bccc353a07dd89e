internal import ArgumentParser

/// Tasks of those who work on `dhi` itself.
@main
struct DhiDevCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dhi-dev", abstract: "Tasks of those who work on dhi itself.",
        subcommands: [
            BenchParseCommand.self,
            BuildkitConformanceCommand.self,
            CommandCoverageCommand.self,
            CorpusCheckCommand.self,
            DevCatalogCommand.self,
            LintCheckCommand.self,
            LintMutationsCommand.self,
            MigrationOutcomesCommand.self,
            RulePagesCommand.self,
            ShellConformanceCommand.self,
            TagCoverageCommand.self,
        ])
}
