import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import SourceModel

/// Writes a draft down as edits of the original.
struct SplitText {
    let draft: SplitDraft
    /// What is written behind the new FROM.
    private let runtime: String
    /// What `--platform` of the new FROM says where the old one says nothing.
    private let platform: String?
    /// What a line of the file ends with.
    private let lineEnd: String
    private let blanks: [SourceRange]

    init(_ draft: SplitDraft, runtime: String, platform: String?) {
        self.draft = draft
        self.runtime = runtime
        self.platform = platform
        lineEnd = draft.lineEnd
        blanks = draft.original.tree.trivia.filter { $0.kind == .blank }.map(\.range)
    }

    var edits: [TextEdit] {
        var edits: [TextEdit] = []
        for index in draft.stage.instructions {
            switch draft.fate(index) {
            case .stays, .both: edits += draft.edits[index] ?? []
            case .moves, .dropped: edits.append(TextEdit(index == draft.boundary - 1 ? block(index) : withBlankLine(block(index)), ""))
            }
        }
        let from = draft.stage.from
        if draft.builds {
            // The name stays with what is built on it and what is built by --target: the final stage.
            if let name = from.name {
                edits.append(TextEdit(name.range, draft.buildName))
            } else {
                edits.append(TextEdit(SourceRange(Int(from.image.range.end), Int(from.image.range.end)), " \(asKeyword) \(draft.buildName)"))
            }
            let head = StageAdditions.defaults(draft.buildKeeping, title) + StageAdditions.installation(draft.tools, draft.stage.image, on: draft.dev?.definition) + draft.buildHead
            if !head.isEmpty { edits.append(insertion(behind: draft.stage.fromIndex, lines(head))) }
            edits.append(insertion(behind: draft.boundary - 1, lines(draft.buildTail + WrittenFolder.preparation(of: draft.writtenFolders)) + lines([""]) + finalStage))
            for index in draft.kept {
                let copies = copies { if case .context(_, index) = $0 { true } else { false } }
                if !copies.isEmpty { edits.append(insertion(behind: index, lines(copies))) }
            }
        } else if !finalHead.isEmpty {
            edits.append(insertion(behind: draft.stage.fromIndex, lines(finalHead)))
        }
        return edits.sorted { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
    }

    private var title: String { draft.stage.image.title }

    // MARK: the final stage

    private var finalHead: [String] { StageAdditions.defaults(draft.finalKeeping, title) + draft.finalHead }

    private var finalStage: String {
        let platform = (draft.stage.from.platform.map { draft.original.tree.text($0.range) } ?? platform.map { "--platform=\($0)" }).map { $0 + " " } ?? ""
        let name = draft.stage.from.name.map { " \(asKeyword) \($0.text)" } ?? ""
        var text = lines(["\(fromKeyword) \(platform)\(runtime)\(name)"])
        let both = draft.built.filter { draft.fate($0) == .both }
        func isCopy(_ index: Int) -> Bool {
            switch draft.instruction(index).content {
            case .copy, .add: true
            default: false
            }
        }
        text += lines(finalHead)
        for index in both where !isCopy(index) { text += copied(index) }
        if let folder = draft.rootFolder { text += lines(["COPY --from=\(draft.buildName) \(folder) /"]) }
        // Copied from around them, folders that are there get the owner, too.
        if let owned = draft.ownedFolder { text += lines(["COPY --from=\(draft.buildName) --chown=\(owned.owner) \(owned.path)/ /"]) }
        let repeated = both.filter(isCopy)
        let files = copiedFiles(Set(repeated))
        let isLast = draft.carried.map { isMade($0.place, over: files) }
        for (carried, isLast) in zip(draft.carried, isLast) where !isLast { text += line(carried) }
        for index in repeated { text += copied(index) }
        for (carried, isLast) in zip(draft.carried, isLast) where isLast { text += line(carried) }
        text += lines(copies { $0 == .build })
        text += lines(copies { if case .context(_, let index) = $0 { draft.built.contains(index) } else { false } })
        for index in draft.built { if case .moves = draft.fate(index) { text += moved(index) } }
        return text
    }

    private func line(_ carried: SplitDraft.Carried) -> String {
        let owner = carried.owner.map { "--chown=\($0) " } ?? ""
        return lines(["COPY --from=\(draft.buildName) \(owner)\(carried.place.text) \(carried.place.text)"])
    }

    /// What those instructions copy.
    private func copiedFiles(_ repeated: Set<Int>) -> [FileEffect] {
        draft.effects.files.filter { effect in
            if case .copy = effect.origin { repeated.contains(effect.instruction) } else { false }
        }
    }

    /// Whether commands made a place in a folder that was copied before, so that what the folder brings of it must not come to lie above.
    private func isMade(_ place: Place, over copies: [FileEffect]) -> Bool {
        guard let copied = copies.filter({ $0.place != place && $0.place.contains(place) }).map(\.instruction).min() else { return false }
        return draft.effects.files.contains { effect in
            if case .command = effect.origin { effect.instruction > copied && place.contains(effect.place) } else { false }
        }
    }

    private func copies(where isTaken: (WrittenFolder.Source) -> Bool) -> [String] { WrittenFolder.copies(of: draft.writtenFolders.filter { isTaken($0.source) }, among: draft.writtenFolders, from: draft.buildName) }

    /// The text of an instruction without its comments, as edited.
    private func copied(_ index: Int) -> String { edited(draft.instruction(index).range, index) }

    /// The text of an instruction with its comments, as edited.
    private func moved(_ index: Int) -> String { edited(block(index), index) }

    private func edited(_ range: SourceRange, _ index: Int) -> String {
        let bytes = Array(draft.original.tree.bytes[range.indices])
        let edits = (draft.edits[index] ?? []).sorted { $0.range < $1.range }.map { edit in
            TextEdit(SourceRange(Int(edit.range.start) - Int(range.start), Int(edit.range.end) - Int(range.start)), edit.replacement)
        }
        let text = String(decoding: bytes.applying(edits), as: UTF8.self)
        return text.hasSuffix("\n") ? text : text + lineEnd
    }

    // MARK: places

    /// The instruction with the comments that stand right above it.
    private func block(_ index: Int) -> SourceRange {
        let instruction = draft.instruction(index)
        return draft.original.tree.commentLines(above: instruction).first.map { $0.union(instruction.range) } ?? instruction.range
    }

    /// With the blank line behind it where one stands in front, too: two of them would be left.
    private func withBlankLine(_ range: SourceRange) -> SourceRange {
        guard blanks.contains(where: { $0.end == range.start }), let behind = blanks.first(where: { $0.start == range.end }) else { return range }
        return range.union(behind)
    }

    private func insertion(behind index: Int, _ text: String) -> TextEdit { LineInsertion(tree: draft.original.tree).edit(text, behind: index) }

    private func lines(_ lines: [String]) -> String { lines.map { $0 + lineEnd }.joined() }

    private var fromKeyword: String { draft.original.tree.text(draft.instruction(draft.stage.fromIndex).keywordRange) }
    private var asKeyword: String { fromKeyword == fromKeyword.lowercased() ? "as" : "AS" }
}
