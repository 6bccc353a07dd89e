import BuildEffects
import CommandKnowledge
import DockerfileSemantics
import DockerfileSyntax
import Proving
import SourceModel

/// A RUN that does nothing but remove files of the image: it goes where another file comes to stand in their place, and where the hardened image has none.
///
/// A file that has to say nothing any more is emptied in the build and taken over, since no copy takes anything away.
struct RemovalStep {
    func run(_ draft: inout SplitDraft) {
        let removed = RemovedFiles(draft.effects, runtime: draft.runtime.definition)
        for index in draft.stage.instructions {
            guard case .run(let run) = draft.instruction(index).content, run.mounts.isEmpty, isOnlyRemoval(index, draft) else { continue }
            if case .dropped = draft.fate(index) { continue }
            let effects = draft.effects.files.filter { $0.instruction == index }
            let ways = effects.map { removed.isOfImage($0) ? removed.way($0) : nil }
            guard !ways.isEmpty, !ways.contains(nil) else { continue }
            var emptied: [Place] = []
            for case .emptied(let place)? in ways where !emptied.contains(place) { emptied.append(place) }
            if emptied.isEmpty {
                draft.settle(index, .dropped(reason(ways, effects, draft)))
            } else {
                guard case .shell(let word) = run.command, draft.dev != nil else { continue }
                let keyword = draft.instruction(index).keywordRange
                draft.edits[index, default: []] += [
                    TextEdit(keyword, "# Empty, it takes the place of the file that the final image has.\(draft.lineEnd)" + draft.original.tree.text(keyword)),
                    TextEdit(word.range, emptied.map { ": > \($0.text)" }.joined(separator: " && ")),
                ]
                draft.carried += emptied.map { SplitDraft.Carried(place: $0, owner: nil) }
            }
            draft.handled.formUnion(effects.map(\.place))
        }
    }

    /// Whether every command is an `rm` of which all that it removes is known.
    private func isOnlyRemoval(_ index: Int, _ draft: SplitDraft) -> Bool {
        let commands = draft.original.commands(in: index).filter { $0.name != "true" }
        return !commands.isEmpty && !draft.effects.unknown.contains { $0.instruction == index }
            && commands.allSatisfy { command in
                let operands = command.arguments.filter { $0.value?.hasPrefix("-") != true }
                return command.name == "rm" && !command.isWrapped && !command.takesMoreArguments && command.outputs.isEmpty
                    && operands.count == draft.effects.files.filter { $0.instruction == index && $0.range == command.range }.count
            }
    }

    private func reason(_ ways: [RemovedFiles.Way?], _ effects: [FileEffect], _ draft: SplitDraft) -> String {
        if ways.contains(.besideSite) { return "what is copied behind it takes the place of what it removes, or stands beside it" }
        return ways.contains(.absent) ? "\(draft.runtime.text) has none of what it removes" : "what is copied behind it takes the place of what it removes"
    }
}
