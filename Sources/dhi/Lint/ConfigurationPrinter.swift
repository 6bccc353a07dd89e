import Diagnostics
import Linting
import RepositoryConversion

/// `dhi lint --print-config`: the configuration in force for one file, as one could write it.
struct ConfigurationPrinter {
    let choice: LinterChoice

    /// What the path on the command line stands for: a file that may not be there yet, a folder (then for a Dockerfile in it), or `-`.
    static func input(_ path: FilePath, _ options: InputOptions, _ store: ConfigurationStore) -> InputFile {
        if path == "-" { return .text([], name: CommandLineArguments.path(options.standardInputName)) }
        if path.isFolder { return .text([], name: path.appending("Dockerfile".utf8)) }
        return store.discovery.files(in: [path]).files.first.map { .file($0) } ?? .text([], name: path)
    }

    func text(for input: InputFile) throws(ConfigurationFailure) -> String {
        let found =
            switch input {
            case .file(let file): try choice.inForce(for: file)
            case .text(_, let name): try choice.inForce(forPath: name)
            }
        var text = "# The configuration in force for \(input.path)"
        let files = found.configuration.files
        text += files.isEmpty ? "; no .dhi.yaml is, so this is what holds without one.\n" : ", from\n" + files.map { "#   \($0)\n" }.joined()
        text += ConfigurationText.of(found.configuration, lint: found.lint)
        let rules = Self.rules(found.selection)
        text += "# Rules in force: \(rules.count)\n"
        return text + rules.map { "#   \($0)\n" }.joined()
    }

    /// The rules with their severities, by name; of a rule that is asked for in parts, each of them.
    private static func rules(_ selection: RuleSelection) -> [String] {
        let shipped = selection.entries.flatMap { entry in
            let name = entry.rule.metadata.name
            let parts = entry.chosen
            if Set(parts.map(\.severity)).count == 1, entry.isWhole { return ["\(name): \(parts[0].severity.rawValue)"] }
            return parts.map { "\(name)\($0.part.map { " (\($0))" } ?? ""): \($0.severity.rawValue)" }
        }
        return (shipped + selection.ownEntries.map { "\($0.rule.name): \(($0.severity ?? $0.rule.severity).rawValue)" }).sorted()
    }
}
