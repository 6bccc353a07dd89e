import ShellSyntax
import SourceModel

/// The structure of a script as one line of nested parentheses, for comparing in tests.
struct ShellOutline {
    let script: ShellScript

    var text: String { list(script.statements) }

    private func list(_ statements: [ShellStatement]) -> String { statements.map(statement).joined(separator: " ") }

    private func statement(_ statement: ShellStatement) -> String {
        var text = pipeline(statement.first)
        for link in statement.rest { text += (link.connector == .and ? " && " : " || ") + pipeline(link.pipeline) }
        switch statement.terminator {
        case .background: text += " &"
        case .semicolon: text += ";"
        case .newline: text += "⏎"
        case .none: break
        }
        return text
    }

    private func pipeline(_ pipeline: ShellPipeline) -> String {
        var text = (pipeline.isNegated ? "! " : "") + (pipeline.isTimed ? "time " : "")
        for (index, command) in pipeline.commands.enumerated() {
            if index > 0 { text += pipeline.operators[index - 1].includesStandardError ? " |& " : " | " }
            text += node(command)
        }
        return text
    }

    private func node(_ node: ShellNode) -> String {
        switch node {
        case .simple(let command):
            let pieces = command.assignments.map(assignment) + command.words.map(word) + command.redirections.map(redirection)
            return "[" + pieces.joined(separator: " ") + "]"
        case .compound(let compound):
            return ([kind(compound.kind)] + compound.redirections.map(redirection)).joined(separator: " ")
        case .function(let function): return "function \(word(function.name)) \(self.node(function.body))"
        }
    }

    private func kind(_ kind: ShellCompound.Kind) -> String {
        switch kind {
        case .subshell(let body): return "(\(list(body)))"
        case .group(let body): return "{\(list(body))}"
        case .conditional(let conditional):
            let branches = conditional.branches.map { "if(\(list($0.condition)))then(\(list($0.body)))" }
            return branches.joined() + (conditional.alternative.map { "else(\(list($0)))" } ?? "")
        case .loop(let loop): return "\(loop.isUntil ? "until" : "while")(\(list(loop.condition)))do(\(list(loop.body)))"
        case .iteration(let loop):
            let words = loop.words.map { " in " + $0.map(word).joined(separator: " ") } ?? ""
            return "\(loop.isSelect ? "select" : "for") \(word(loop.variable))\(words) do(\(list(loop.body)))"
        case .arithmeticLoop(let loop): return "for((\(parts(loop.header))))do(\(list(loop.body)))"
        case .selection(let selection):
            let items = selection.items.map { item in
                let end = item.terminator == .leave ? ";;" : item.terminator == .fallThrough ? ";&" : ";;&"
                return "\(item.patterns.map(word).joined(separator: "|"))){\(list(item.body))}\(end)"
            }
            return "case \(word(selection.subject)) in \(items.joined(separator: " "))"
        case .test(let test): return "[[\(self.test(test))]]"
        case .arithmetic(let parts): return "((\(self.parts(parts))))"
        case .coprocess(let name, let body): return "coproc \(name.map(word) ?? "-") \(node(body))"
        }
    }

    private func test(_ test: ShellTest) -> String {
        switch test {
        case .word(let word): self.word(word)
        case .unary(let name, let word): "(\(name) \(self.word(word)))"
        case .binary(let left, let name, let right): "(\(word(left)) \(name) \(word(right)))"
        case .not(let test): "!\(self.test(test))"
        case .all(let tests): "(" + tests.map(self.test).joined(separator: " && ") + ")"
        case .any(let tests): "(" + tests.map(self.test).joined(separator: " || ") + ")"
        case .missing: "?"
        }
    }

    private func assignment(_ assignment: ShellAssignment) -> String {
        assignment.name + (assignment.index.map { "{\(word($0))}" } ?? "") + (assignment.isAppending ? "+=" : ":=")
            + word(assignment.value)
    }

    private func redirection(_ redirection: ShellRedirection) -> String {
        var text = ""
        switch redirection.descriptor {
        case .standard: break
        case .number(let number): text = String(number)
        case .variable(let name): text = "{\(name)}"
        }
        text += redirection.operation.rawValue + word(redirection.target)
        if let index = redirection.hereDocument { text += "⟪\(parts(script.hereDocuments[index].body))⟫" }
        return text
    }

    private func word(_ word: ShellWord) -> String { parts(word.parts) }

    private func parts(_ parts: [ShellWordPart]) -> String { parts.map(part).joined() }

    private func part(_ part: ShellWordPart) -> String {
        switch part.kind {
        case .literal(let bytes): return text(bytes)
        case .escaped(let byte): return "\\" + text([byte])
        case .singleQuoted(let bytes): return "'\(text(bytes))'"
        case .doubleQuoted(let inner): return "\"\(parts(inner))\""
        case .ansiQuoted(let bytes): return "$'\(text(bytes))'"
        case .localized(let inner): return "$\"\(parts(inner))\""
        case .parameter(let parameter): return self.parameter(parameter)
        case .commandSubstitution(let body): return "\(body.form == .dollar ? "$" : "`")(\(list(body.statements)))"
        case .arithmetic(let inner): return "$((\(parts(inner))))"
        case .processSubstitution(let body): return "\(body.form == .input ? "<" : ">")(\(list(body.statements)))"
        case .extendedGlob(let byte, let pattern): return "\(text([byte]))⟨\(word(pattern))⟩"
        case .tilde(let bytes): return "⟨\(text(bytes))⟩"
        case .array(let words): return "(\(words.map(word).joined(separator: ", ")))"
        }
    }

    private func parameter(_ parameter: ShellParameter) -> String {
        guard parameter.isBraced else { return "$\(parameter.name)" }
        let prefix = parameter.prefix == .length ? "#" : parameter.prefix == .indirect ? "!" : ""
        var text = "${\(prefix)\(parameter.name)"
        if let index = parameter.index { text += "[\(word(index))]" }
        if let operation = parameter.operation { text += " \(operation.rawValue) " }
        if let argument = parameter.argument { text += word(argument) }
        if let second = parameter.secondArgument { text += " , " + word(second) }
        return text + "}"
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
