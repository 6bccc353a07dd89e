import Diagnostics
import Linting
import Migration
import RepositoryConversion

extension LinterChoice.Request {
    /// What a command line asks for.
    init(_ command: LintCommand) {
        func names(_ values: [String]) -> [String] {
            values.flatMap { $0.split(separator: ",") }.map { String($0.filter { $0 != " " }) }.filter { !$0.isEmpty }
        }
        self.init()
        select = names(command.select)
        ignore = names(command.ignore)
        catalogPath = command.catalog
        shellCheck = command.shellCheck
        failsFrom = command.failOn.map { threshold in threshold.severity.map { .at($0) } ?? .never }
        for setting in command.severities {
            let parts = setting.split(separator: "=", maxSplits: 1).map(String.init)
            if parts.count == 2, let severity = Severity(rawValue: parts[1]) { severities[parts[0]] = severity }
        }
        options.asMigrated = command.asMigrated
        options.policy = command.policy.policy
        options.migration.target = command.target
        for argument in command.buildArguments {
            guard let cut = argument.firstIndex(of: "=") else { continue }
            options.migration.buildArguments[String(argument[..<cut])] = String(argument[argument.index(after: cut)...])
        }
    }
}
