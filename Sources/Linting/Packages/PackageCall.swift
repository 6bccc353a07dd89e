public import CommandKnowledge
public import DockerfileSemantics
import HardenedCatalog
public import SourceModel

/// A call of a package manager, read by the description of its program.
///
/// A class, since many rules look at each of them.
public final class PackageCall: Sendable {
    public let family: PackageFamily
    /// Of the command among those of its RUN.
    public let number: Int
    public let command: RunCommand
    public let invocation: CommandInvocation
    /// What it is told to do: `install`; empty where nothing is said (`yarn`).
    public let verb: String
    /// The word of `verb`.
    public let verbRange: SourceRange?
    /// Whether it installs packages, those that it names or those of a list.
    public let installs: Bool

    /// `nil` for other programs, and where the command line cannot be read.
    init?(_ command: RunCommand, number: Int, catalog: Catalog) {
        guard let name = command.name, let family = PackageFamily(program: name), case .described(let invocation) = command.reading(by: catalog) else { return nil }
        // Of Python only `-m pip` is meant.
        if family == .pip, !name.hasPrefix("pip"), !invocation.values(of: "-m").contains(where: { $0.value == "pip" }) { return nil }
        self.family = family
        self.number = number
        self.command = command
        self.invocation = invocation
        verb = invocation.subcommands.last ?? invocation.unknownSubcommand ?? invocation.operands.first?.value ?? ""
        let word = verb
        verbRange = word.isEmpty ? nil : command.arguments.first { $0.value == word }?.range
        installs = invocation.performs(.installs, on: nil)
    }

    /// The program's name, without folders.
    public var program: String { command.name ?? "" }
    /// What is called, for messages: `apt-get install`, `go mod download`, `pip install` also for `python -m pip install`.
    public var title: String {
        let words = invocation.subcommands.filter { !$0.hasPrefix("-") }
        let named = words.isEmpty && !verb.isEmpty ? [verb] : words
        return ([family == .pip && !program.hasPrefix("pip") ? "pip" : program] + named).joined(separator: " ")
    }
    /// The packages, files and addresses that are named.
    public var operands: [CommandWord] { invocation.operands }
    /// The part of a rule that other tools have a rule for; Photon's tdnf they do not know.
    public var part: String? { program == "tdnf" ? nil : family.rawValue }

    /// Whether one of these options is given.
    public func has(_ options: String...) -> Bool { invocation.options.contains { options.contains($0.name) } }

    /// Whether words that are not known may be options.
    public var mayHaveMoreOptions: Bool { invocation.isIncomplete }
}
