import CommandKnowledge
import DockerfileSyntax
import ShellSyntax
import SourceModel

extension DockerfileTree {
    /// The commands that the instruction at `index` runs; see `DockerfileModel.commands(in:)`.
    ///
    /// - Parameter script: Reads the script of a form in shell form, or knows it.
    func commands(in index: Int, _ script: (CommandForm) -> RunScript?) -> [RunCommand] {
        switch instructions[index].content {
        case .run(let run): commands(of: run.command, script)
        case .cmd(let form), .entrypoint(let form): commands(of: form, script)
        case .healthcheck(let check): check.command.map { commands(of: $0, script) } ?? []
        default: []
        }
    }

    /// The shell text of a form with the way back to the file; `nil` for an exec form.
    func script(of form: CommandForm, in instruction: Instruction) -> RunScript? {
        guard case .shell(let word) = form else { return nil }
        if let heredoc = instruction.heredocs.first, instruction.heredocs.count == 1, isHeredocAlone(word, heredoc) {
            let body = Array(bytes[heredoc.body.indices])
            if body.starts(with: "#!".utf8), !Self.isShellScript(body) { return RunScript(script: ShellParser.parse([], dialect: .bash), origin: .file(0)) }
            return RunScript(script: ShellParser.parse(body, dialect: .bash), origin: .file(Int(heredoc.body.start)))
        }
        let text = instruction.logicalLine.bytes[word.logicalRange]
        return RunScript(script: ShellParser.parse(text, dialect: .bash), origin: .logical(instruction.logicalLine, word.logicalRange.lowerBound))
    }

    private func commands(of form: CommandForm, _ script: (CommandForm) -> RunScript?) -> [RunCommand] {
        switch form {
        case .shell: return script(form)?.commands ?? []
        case .exec(let words):
            guard let program = words.first else { return [] }
            let literals = words.map { ShellWord(literal: Array($0.text.utf8), range: $0.range) }
            let script = ShellScript(execForm: literals, range: program.range.union(words[words.count - 1].range))
            return RunScript(script: script, origin: .file(0)).commands
        }
    }

    private func isHeredocAlone(_ word: Word, _ heredoc: Heredoc) -> Bool {
        word.range == heredoc.marker || word.text == String(decoding: bytes[heredoc.marker.indices], as: UTF8.self)
    }

    private static func isShellScript(_ body: [UInt8]) -> Bool {
        let line = String(decoding: body.prefix { $0 != 0x0A }, as: UTF8.self)
        let program = line.dropFirst(2).split(whereSeparator: { $0 == "/" || $0 == " " || $0 == "\r" || $0 == "\t" })
        return program.contains { ["sh", "bash", "ash", "dash"].contains($0) }
    }
}
