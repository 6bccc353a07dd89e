import ShellSyntax
import SourceModel

/// Looks for a range of a script that is out of bounds, reversed or outside the node around it.
struct RangeCheck {
    let script: ShellScript
    let count: Int

    /// What is wrong first, if anything.
    func problem() -> String? {
        for diagnostic in script.diagnostics where !isValid(diagnostic.range) { return "diagnostic \(diagnostic)" }
        for comment in script.comments where !isValid(comment) { return "comment \(comment)" }
        for document in script.hereDocuments {
            if !isValid(document.range) || !isValid(document.delimiterRange) { return "here-document \(document.range)" }
            if let problem = problem(document.body) { return problem }
        }
        for occurrence in script.simpleCommands {
            let command = occurrence.command
            guard isValid(command.range) else { return "command \(command.range)" }
            let pieces = command.assignments.map(\.range) + command.words.map(\.range) + command.redirections.map(\.range)
            for piece in pieces where !isValid(piece) || !command.range.contains(piece) { return "piece \(piece) of \(command.range)" }
            for word in command.words {
                if let problem = problem(word.parts) { return problem }
                for part in word.parts where !word.range.contains(part.range) { return "part \(part.range) of \(word.range)" }
            }
            // Words stand in their order and do not overlap, unless escapes within backquotes stretch them.
            for (left, right) in zip(command.words, command.words.dropFirst()) where left.range.start > right.range.start {
                return "words \(left.range) \(right.range)"
            }
        }
        for command in script.effectiveCommands where !isValid(command.range) { return "effective \(command.range)" }
        return nil
    }

    private func problem(_ parts: [ShellWordPart]) -> String? {
        for part in parts {
            if !isValid(part.range) { return "part \(part.range)" }
            if case .doubleQuoted(let inner) = part.kind, let problem = problem(inner) { return problem }
            if case .parameter(let parameter) = part.kind, !isValid(parameter.nameRange) { return "name \(parameter.nameRange)" }
        }
        return nil
    }

    private func isValid(_ range: SourceRange) -> Bool { range.start <= range.end && Int(range.end) <= count }
}
