import CommandKnowledge
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A word that names a package, with the variables replaced that the file sets.
struct PackageWord {
    /// As far as it is known: up to the first variable that is not.
    var text: String
    /// Behind the text stands something that is not known.
    var isPartial: Bool
    /// In the file.
    var range: SourceRange
}

extension PackageCall {
    /// The packages, files and addresses that are named; what is not known at all is left out.
    func words(in run: PackageRun, of file: LintedFile) -> [PackageWord] {
        if operands.allSatisfy({ $0.value != nil }) { return operands.map { PackageWord(text: $0.value ?? "", isPartial: false, range: $0.range) } }
        return replaced(in: run, file).flatMap { word -> [PackageWord] in
            if let value = word.value { return [PackageWord(text: value, isPartial: false, range: word.range)] }
            if let list = Self.list(word, run, file) { return list.map { PackageWord(text: $0, isPartial: false, range: word.range) } }
            // A pattern is all text: `uvicorn[standard]`, `php8*`.
            return word.prefix.isEmpty ? [] : [PackageWord(text: word.prefix, isPartial: word.prefix.utf8.count < word.range.count, range: word.range)]
        }
    }

    /// Whether an option that is looked for may stand in a variable.
    func mayHideOptions(in run: PackageRun, of file: LintedFile) -> Bool {
        guard invocation.isIncomplete else { return false }
        if command.takesMoreArguments, command.arguments.isEmpty { return true }
        return command.arguments.contains { word in
            guard word.value == nil, word.prefix.isEmpty, word.maySplit else { return false }
            return Self.list(word, run, file).map { $0.contains { $0.hasPrefix("-") } } ?? true
        }
    }

    private func replaced(in run: PackageRun, _ file: LintedFile) -> [CommandWord] {
        let variables = run.state.variables
        guard !run.isTrigger, let own = file.model.commands(in: run.index, replacing: { variables[$0].value }).first(where: { $0.nameRange == command.nameRange && $0.name == command.name }),
            case .described(let invocation) = own.reading(by: file.catalog)
        else { return operands }
        return invocation.operands
    }

    /// The words that `$NAME` becomes where the file sets the variable; the shell splits them at blanks.
    private static func list(_ word: CommandWord, _ run: PackageRun, _ file: LintedFile) -> [String]? {
        var name = file.tree.bytes[word.range.indices]
        guard name.popFirst() == UInt8(ascii: "$") else { return nil }
        if name.first == UInt8(ascii: "{"), name.last == UInt8(ascii: "}") { name = name.dropFirst().dropLast() }
        guard let value = run.state.variables[String(decoding: name, as: UTF8.self)].value, !value.contains("$") else { return nil }
        return value.split { $0 == " " || $0 == "\t" || $0 == "\n" }.map(String.init)
    }
}
