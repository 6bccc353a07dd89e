import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import JSONSyntax
import Proving
import SourceModel

/// Start command: what a shell, a script or a package manager does in front of the program is done by instructions, or not at all.
struct StartStep {
    func run(_ draft: inout SplitDraft) -> Reason? {
        let final = draft.stage.final
        let reader = StartReader(
            draft.original, draft.stage, effects: draft.effects, runtime: draft.runtime.definition, title: draft.runtime.text, catalog: draft.catalog, context: draft.context, policy: draft.policy)
        switch reader.read() {
        case .same: return nil
        case .refused(let refusal):
            let place = final.start.value?.range
            if ["start-needs-shell", "start-script", "script-unknown"].contains(refusal.id) {
                return Reason(refusal.id, "the start command needs a shell, and \(draft.runtime.text) has none: \(refusal.message)", at: place)
            }
            return Reason(refusal.id, refusal.message, at: place)
        case .plain(let plain):
            let entry = plain.entrypoint.flatMap { words in instruction(final.entrypoint.value, draft).map { ($0, words) } }
            let cmd = plain.cmd.flatMap { words in instruction(final.cmd.value, draft).map { ($0, words) } }
            for (index, words) in [entry, cmd].compactMap({ $0 }) {
                guard let form = form(index, draft) else { continue }
                draft.edits[index, default: []].append(TextEdit(Self.place(form, draft.original.tree.bytes), Self.execForm(words)))
            }
            guard let first = [entry?.0, cmd?.0].compactMap({ $0 }).min() else { return nil }
            prepare(plain, inFrontOf: first, &draft)
            return nil
        }
    }

    /// The variables and the working directory that the program has to find.
    private func prepare(_ plain: PlainStart, inFrontOf index: Int, _ draft: inout SplitDraft) {
        var lines = (plain.programs.map { ["ENV PATH=\($0.text):$PATH"] } ?? []) + plain.settings.map { "ENV \($0.name)=\(Self.quoted($0.value))" }
        if let folder = plain.folder { lines.append("WORKDIR \(folder.text)") }
        if lines.isEmpty { return }
        // In place of the keyword: at its place the text of the final stage may come to stand, too.
        let keyword = draft.instruction(index).keywordRange
        let text = lines.map { $0 + draft.lineEnd }.joined() + draft.original.tree.text(keyword)
        draft.edits[index, default: []].insert(TextEdit(keyword, text), at: 0)
    }

    /// A value as ENV takes it: nothing in it is a variable, and blanks do not end it.
    private static func quoted(_ value: String) -> String {
        let isPlain =
            !value.isEmpty
            && value.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
                default: "_-./:,+=@%".utf8.contains(byte)
                }
            }
        if isPlain { return value }
        return "\"" + value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("$", with: "\\$") + "\""
    }

    private func instruction(_ start: StartCommand?, _ draft: SplitDraft) -> Int? {
        guard let range = start?.range else { return nil }
        return draft.stage.instructions.first { draft.instruction($0).range == range }
    }

    private func form(_ index: Int, _ draft: SplitDraft) -> CommandForm? {
        switch draft.instruction(index).content {
        case .cmd(let command), .entrypoint(let command): command
        default: nil
        }
    }

    /// The arguments of the instruction; those of an exec form with the brackets, which belong to no element.
    static func place(_ form: CommandForm, _ bytes: [UInt8]) -> SourceRange {
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
