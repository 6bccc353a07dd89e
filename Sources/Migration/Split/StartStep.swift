import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import JSONSyntax
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
            let isWhole = start.words == draft.stage.final.start.value?.words || isBehindWrapper(start, draft)
            var words: [String]?
            if LiteralCommand.needsShell(start.words, isShellForm: start.isShellForm), !definition.hasShell {
                words = LiteralCommand.words(of: start.words)
                if words == nil {
                    return Reason("start-needs-shell", "the start command needs a shell, and \(draft.runtime.text) has none: \(Self.why(start))", at: range)
                }
            }
            let folder = draft.stage.final.workdir.value.map { Place(absolute: $0) }
            if isWhole, !draft.runtimeHas(start.words.first), let answer = PackageScript.command(of: words ?? start.words, in: folder, contents: draft.contents) {
                switch answer {
                case .refused(let why):
                    let program = (words ?? start.words).joined(separator: " ")
                    return Reason("package-script", "containers start `\(program)`, and \(draft.runtime.text) has no \(start.words[0]); \(why)", at: range)
                case .words(let command): words = command
                }
            }
            guard let words else { continue }
            draft.edits[index, default: []].append(TextEdit(Self.place(form, draft.original.tree.bytes), Self.execForm(words)))
        }
        return nil
    }

    /// Whether it is the command that an entry point of the old image starts as it is.
    private func isBehindWrapper(_ start: StartCommand, _ draft: SplitDraft) -> Bool {
        let final = draft.stage.final
        guard let entry = final.entrypoint.value, entry.range == nil, let path = entry.words.first, let source = draft.stage.image.sourceImage else { return false }
        return start == final.cmd.value && draft.catalog.entrypointWrapper(path, image: source.name)?.isTransparent == true
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

    static func execForm(_ words: [String]) -> String { "[" + words.map(JSONString.quoted).joined(separator: ", ") + "]" }
}
