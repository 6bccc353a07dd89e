import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import SourceModel

/// Copies from outside that the final stage repeats: what was given away later is given away by the copy itself.
struct OwnerStep {
    let given: [GivenPlace]
    let written: WrittenFolderStep

    func run(_ draft: inout SplitDraft) -> Reason? {
        for index in draft.stage.instructions where isFinal(index, draft) {
            switch draft.instruction(index).content {
            case .copy(let copy), .add(let copy): if copy.chown != nil { continue }
            default: continue
            }
            let effects = Array(draft.effects.files(of: index))
            let reasons = given.filter { given in given.instruction >= index && !given.isByCopy && effects.contains { isPart(given, of: $0, draft) } && !(draft.built.contains(index) && isCarried(given, draft)) }
            guard let owner = reasons.first?.owner else { continue }
            if effects.count == 1, written.take(reasons, of: effects[0], &draft) { continue }
            let end = Int(draft.instruction(index).keywordRange.end)
            draft.edits[index, default: []].append(TextEdit(SourceRange(end, end), " --chown=\(owner)"))
        }
        nameUser(&draft)
        return takeFolders(&draft)
    }

    /// Folders of the runtime variant that the file gives away: neither WORKDIR nor a copy into them changes whose they are.
    private func takeFolders(_ draft: inout SplitDraft) -> Reason? {
        let owner = draft.runtimeOwner
        let user = owner.prefix { $0 != ":" }
        let folders = draft.runtime.definition.paths.filter { path in
            path.type == "directory" && "\(path.uid)" != user && !RuntimePlaces.isSystem(Place(absolute: path.path))
                && given.contains { $0.owner.prefix { $0 != ":" } == user && !isThere(Place(absolute: path.path), inFrontOf: $0, draft) && ($0.place.path == path.path || $0.isWhole && $0.place.contains(Place(absolute: path.path))) }
        }
        guard let first = folders.first else { return nil }
        guard draft.dev != nil else {
            return Reason("folder-of-image", "\(first.path) comes with \(draft.runtime.text), and the file gives it to another user; use a folder of your own", at: draft.stage.from.image.range)
        }
        let paths = folders.map { "/owned" + $0.path }.joined(separator: " ")
        draft.buildTail += ["# The final image has these folders already, as root's.", "RUN mkdir -p \(paths)"]
        draft.ownedFolder = ("/owned", owner)
        return nil
    }

    /// Whether something in the file makes the folder in front of a copy, which then gives it to nobody.
    private func isThere(_ folder: Place, inFrontOf given: GivenPlace, _ draft: SplitDraft) -> Bool {
        given.isByCopy && draft.effects.files.contains { $0.instruction < given.instruction && folder.contains($0.place) && [.made, .filled, .folder].contains($0.kind) }
    }

    /// WORKDIR makes its folder for the user in effect: who was given it has to be named in front of it.
    private func nameUser(_ draft: inout SplitDraft) {
        let definition = draft.runtime.definition
        let user = draft.runtimeOwner
        func number(_ owner: String) -> Substring { owner.prefix { $0 != ":" } }
        guard number(user) != "\(definition.uid)" else { return }
        let folders = draft.effects.files.filter { $0.origin == .workdir }.map(\.place)
        guard given.contains(where: { given in number(given.owner) == number(user) && folders.contains { given.place == $0 || given.isWhole && given.place.contains($0) } }) else { return }
        draft.finalHead.insert("USER \(user)", at: 0)
    }

    private func isFinal(_ index: Int, _ draft: SplitDraft) -> Bool {
        switch draft.fate(index) {
        case .both, .moves: true
        case .stays: index >= draft.boundary
        case .dropped: false
        }
    }

    private func isPart(_ given: GivenPlace, of effect: FileEffect, _ draft: SplitDraft) -> Bool {
        if effect.place == given.place || given.isWhole && given.place.contains(effect.place) { return true }
        guard effect.place.contains(given.place) else { return false }
        guard case .copy(nil, _) = effect.origin, effect.kind == .filled, let context = draft.context else { return true }
        if ContextFiles(draft.effects, context).mayBring(effect, to: given.place) { return true }
        // What a command gives away is there: if nothing else makes it, the copy brings it after all.
        let isMadeElsewhere = draft.effects.files.contains { $0.instruction != effect.instruction && [.made, .filled, .folder].contains($0.kind) && $0.origin != .workdir && given.place.contains($0.place) }
        return given.instruction < draft.stage.instructions.upperBound && !isMadeElsewhere
    }

    private func isCarried(_ given: GivenPlace, _ draft: SplitDraft) -> Bool {
        draft.carried.contains { $0.place.contains(given.place) && $0.owner == given.owner } || draft.writtenFolders.contains { $0.source == .build && $0.place.contains(given.place) }
    }
}
