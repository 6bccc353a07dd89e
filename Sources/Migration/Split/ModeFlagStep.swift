import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import Proving
import SourceModel

/// A RUN that does nothing but give copied files a mode goes: the copy gives it itself, by `--chmod`.
struct ModeFlagStep {
    func run(_ draft: inout SplitDraft) {
        guard Self.mayUseFlag(draft.original.tree) else { return }
        for index in draft.stage.instructions {
            guard case .run(let run) = draft.instruction(index).content, run.mounts.isEmpty else { continue }
            if case .dropped = draft.fate(index) { continue }
            let commands = draft.original.commands(in: index)
            let flags = commands.map { ModeFlag.flags(for: $0, in: index, of: draft.stage, draft.original, draft.effects, context: draft.context) }
            guard !flags.isEmpty, !flags.contains(where: { $0 == nil }) else { continue }
            let all = flags.compactMap { $0 }.flatMap { $0 }
            guard Set(all.map(\.copy)).count == all.count else { continue }
            for flag in all {
                let place = Self.place(of: flag.copy, draft)
                draft.edits[flag.copy, default: []].append(TextEdit(SourceRange(place, place), "--chmod=\(flag.value) "))
            }
            draft.settle(index, .dropped("the copy gives the mode itself, by --chmod"))
        }
    }

    /// In front of the first source.
    private static func place(of copy: Int, _ draft: SplitDraft) -> Int {
        switch draft.instruction(copy).content {
        case .copy(let content), .add(let content): Int(content.sources.first?.range.start ?? content.destination.range.start)
        default: Int(draft.instruction(copy).range.start)
        }
    }

    /// Versions of the syntax in front of 1.2 do not know the flag.
    private static func mayUseFlag(_ tree: DockerfileTree) -> Bool {
        guard let text = tree.directives.first(where: { $0.name == .syntax })?.value, let colon = text.lastIndex(of: ":") else { return true }
        return !["1.0", "1.1", "experimental"].contains { text[text.index(after: colon)...].hasPrefix($0) && !text[text.index(after: colon)...].dropFirst($0.count).hasPrefix("0") }
    }
}
