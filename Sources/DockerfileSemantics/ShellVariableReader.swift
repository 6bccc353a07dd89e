import ShellSyntax
import SourceModel

/// Gathers the variables that shell commands read, leaving out those the script itself has set.
struct ShellVariableReader {
    private(set) var uses: [(name: String, range: SourceRange)] = []
    private var assigned: Set<String> = []

    mutating func read(_ occurrence: ShellCommandOccurrence) {
        let command = occurrence.command
        for assignment in command.assignments { read(assignment.value) }
        for word in command.words { read(word) }
        for redirection in command.redirections { read(redirection.target) }
        for assignment in command.assignments { assigned.insert(assignment.name) }
        if let name = command.name, ["export", "local", "declare", "readonly", "read"].contains(name) {
            for word in command.arguments {
                guard case .literal(let bytes)? = word.parts.first?.kind else { continue }
                assigned.insert(String(decoding: bytes.prefix { $0 != UInt8(ascii: "=") }, as: UTF8.self))
            }
        }
    }

    private mutating func read(_ word: ShellWord) { read(word.parts) }

    private mutating func read(_ parts: [ShellWordPart]) {
        for part in parts {
            switch part.kind {
            case .parameter(let parameter):
                let hasDefault: Bool =
                    switch parameter.operation {
                    case .defaultIfUnset, .defaultIfEmpty, .assignIfUnset, .assignIfEmpty, .alternativeIfSet, .alternativeIfFilled: true
                    default: false
                    }
                if !hasDefault, !assigned.contains(parameter.name) { uses.append((parameter.name, part.range)) }
                for word in [parameter.index, parameter.argument, parameter.secondArgument] { if let word { read(word) } }
            case .doubleQuoted(let inner), .localized(let inner), .arithmetic(let inner): read(inner)
            case .extendedGlob(_, let word): read(word)
            case .array(let words): for word in words { read(word) }
            // Commands of substitutions come as occurrences of their own.
            case .commandSubstitution, .processSubstitution, .literal, .escaped, .singleQuoted, .ansiQuoted, .tilde: break
            }
        }
    }
}
