import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Proving
import SourceModel

/// Start command: shell form becomes exec form where every word is literal.
struct StartStep {
    func run(_ draft: inout SplitDraft) -> Reason? {
        let definition = draft.runtime.definition
        for start in [draft.stage.final.entrypoint.value, draft.stage.final.cmd.value].compactMap({ $0 }) {
            guard let range = start.range, let index = draft.stage.instructions.first(where: { draft.instruction($0).range == range }) else { continue }
            let form: CommandForm
            switch draft.instruction(index).content {
            case .cmd(let command), .entrypoint(let command): form = command
            default: continue
            }
            guard LiteralCommand.needsShell(start.words, isShellForm: start.isShellForm), !definition.hasShell else { continue }
            guard let words = LiteralCommand.words(of: start.words) else {
                return Reason("start-needs-shell", "the start command needs a shell, and \(draft.runtime.text) has none: \(Self.why(start))", at: range)
            }
            draft.edits[index, default: []].append(TextEdit(Self.place(form, draft.original.tree.bytes), Self.execForm(words)))
        }
        return nil
    }

    private static func why(_ start: StartCommand) -> String {
        start.words.last?.contains("$") == true ? "a variable in it is read when the container starts" : "it is more than one plain command"
    }

    /// The arguments of the instruction; those of an exec form with the brackets, which belong to no element.
    private static func place(_ form: CommandForm, _ bytes: [UInt8]) -> SourceRange {
        switch form {
        case .shell(let word): return word.range
        case .exec(let words):
            let whole = words.dropFirst().reduce(words[0].range) { $0.union($1.range) }
            let start = bytes[..<Int(whole.start)].lastIndex(of: UInt8(ascii: "[")) ?? Int(whole.start)
            let end = bytes[Int(whole.end)...].firstIndex(of: UInt8(ascii: "]")).map { $0 + 1 } ?? Int(whole.end)
            return SourceRange(start, end)
        }
    }

    static func execForm(_ words: [String]) -> String { "[" + words.map(quoted).joined(separator: ", ") + "]" }

    private static func quoted(_ word: String) -> String {
        var text = "\""
        for scalar in word.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\t": text += "\\t"
            case "\n": text += "\\n"
            default:
                if scalar.value < 0x20 {
                    let digits = String(scalar.value, radix: 16)
                    text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                } else {
                    text.unicodeScalars.append(scalar)
                }
            }
        }
        return text + "\""
    }
}
