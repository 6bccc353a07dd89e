import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import SourceModel

/// Code stays root's: where the file gives away a folder within what is copied, only that one gets its owner.
struct WrittenFolderStep {
    let given: [GivenPlace]
    /// The folders of VOLUME.
    let volumes: [Place]

    /// Takes the owner from what is carried as a whole for the sake of folders in it.
    func run(_ draft: inout SplitDraft) {
        guard draft.builds else { return }
        for (number, carried) in draft.carried.enumerated() where carried.owner != nil && !carried.place.isRoot {
            let reasons = given.filter { $0.place.overlaps(carried.place) }
            guard let inner = inner(reasons, of: carried.place, draft), inner.allSatisfy({ isFolder($0, draft) }) else { continue }
            draft.carried[number].owner = nil
            let empty = draft.builtFiles.filter { isEmptyFolder($0, draft) && carried.place.contains($0.place) && $0.place != carried.place && Self.isPlain($0.place.path) }.map(\.place)
            // What only a copy behind the build brings is given away there.
            for place in (inner.filter { volumes.contains($0) || isFolder($0, in: draft.builtFiles, draft) } + empty.filter { folder in !inner.contains { $0.contains(folder) } }) where !draft.writtenFolders.contains(where: { $0.place == place }) { draft.writtenFolders.append(WrittenFolder(place: place, owner: draft.runtimeOwner, source: .build)) }
        }
        keepOwners(&draft)
    }

    /// Folders that are there to be written come behind what would bring them again, as root's.
    private func keepOwners(_ draft: inout SplitDraft) {
        let owner = draft.runtimeOwner
        for carried in draft.carried where carried.owner == owner && Self.isPlain(carried.place.path) && draft.builtFiles.contains(where: { $0.place == carried.place && isEmptyFolder($0, draft) }) {
            let isWithinTree = draft.carried.contains { $0.place != carried.place && $0.place.contains(carried.place) && $0.owner != carried.owner }
            guard isWithinTree || isCopiedAgain(carried.place, draft) else { continue }
            draft.carried.removeAll { $0 == carried }
            draft.writtenFolders.append(WrittenFolder(place: carried.place, owner: owner, source: .build))
        }
    }

    private func isCopiedAgain(_ place: Place, _ draft: SplitDraft) -> Bool {
        guard let context = draft.context else { return false }
        let files = ContextFiles(draft.effects, context)
        return draft.builtFiles.contains { draft.fate($0.instruction) == .both && files.folder(broughtTo: place, by: $0) != nil }
    }

    /// Whether a command makes the folder, and nothing comes into it.
    private func isEmptyFolder(_ effect: FileEffect, _ draft: SplitDraft) -> Bool {
        guard effect.kind == .folder, case .command = effect.origin, !RuntimePlaces.areForBuilding(effect.place), !draft.effects.isGone(effect) else { return false }
        return !draft.effects.files.contains { ($0.kind == .made || $0.kind == .filled || $0.kind == .folder && $0.place != effect.place) && effect.place.contains($0.place) }
    }

    /// The same for a copy from the build context that the final stage repeats; `false`: the copy itself has to name the owner.
    func take(_ reasons: [GivenPlace], of effect: FileEffect, _ draft: inout SplitDraft) -> Bool {
        guard draft.dev != nil, let context = draft.context, let inner = inner(reasons, of: effect.place, draft) else { return false }
        let files = ContextFiles(draft.effects, context)
        var folders: [WrittenFolder] = []
        for place in inner {
            // What is only a volume need not be there.
            guard reasons.contains(where: { $0.place == place && $0.instruction < draft.stage.instructions.upperBound }), let path = files.folder(broughtTo: place, by: effect), Self.isPlain(path), !Self.mayBeLeftOut(path, context) else { return false }
            if draft.effects.files.contains(where: { $0.instruction != effect.instruction && brings($0, place, files) }) { return false }
            folders.append(WrittenFolder(place: place, owner: draft.runtimeOwner, source: .context(path, by: effect.instruction)))
        }
        draft.writtenFolders += folders
        return true
    }

    /// Whether something else brings the folder, or something into it.
    private func brings(_ effect: FileEffect, _ place: Place, _ files: ContextFiles) -> Bool {
        if effect.kind == .changed || effect.kind == .removed || effect.origin == .workdir || !effect.place.overlaps(place) { return false }
        if place.contains(effect.place) { return true }
        guard case .copy(let from, _) = effect.origin else { return false }
        return from != nil || files.folder(broughtTo: place, by: effect) != nil
    }

    /// The folders within a place that make up all reasons to give it away; `nil`: there are others.
    private func inner(_ reasons: [GivenPlace], of place: Place, _ draft: SplitDraft) -> [Place]? {
        let owner = draft.runtimeOwner
        guard !reasons.isEmpty, reasons.allSatisfy({ !$0.isByCopy && $0.owner == owner && $0.place != place && place.contains($0.place) && Self.isPlain($0.place.path) }) else { return nil }
        let places = Set(reasons.map(\.place))
        return places.filter { place in !place.chain.dropFirst().contains(where: places.contains) }.sorted { $0.path < $1.path }
    }

    /// Whether a `.dockerignore` may keep the folder out of the build, by the first names of its patterns.
    private static func mayBeLeftOut(_ path: String, _ context: any BuildContext) -> Bool {
        let names = Place(absolute: "/" + path).chain.filter { !$0.isRoot }
        return context.names(in: "").filter { $0.hasSuffix(".dockerignore") }.contains { file in
            String(decoding: context.contents(of: file) ?? [], as: UTF8.self).split(whereSeparator: \.isNewline).contains { line in
                let pattern = line.drop { $0 == " " || $0 == "\t" || $0 == "!" }.split(separator: "/").map { $0.filter { $0 != " " && $0 != "\t" } }
                guard let first = pattern.first, let last = pattern.last, !first.hasPrefix("#") else { return false }
                return first == "**" ? names.contains { $0.isCalled(last) } : names.last?.isCalled(first) == true
            }
        }
    }

    /// Whether it is no file for certain.
    private func isFolder(_ place: Place, _ draft: SplitDraft) -> Bool {
        volumes.contains(place) || isFolder(place, in: draft.effects.files, draft)
    }

    private func isFolder(_ place: Place, in effects: [FileEffect], _ draft: SplitDraft) -> Bool {
        let files = draft.context.map { ContextFiles(draft.effects, $0) }
        return effects.contains { effect in
            guard effect.kind != .removed, effect.kind != .changed else { return false }
            if effect.kind == .folder, place.contains(effect.place) { return true }
            return place != effect.place && place.contains(effect.place) || files?.folder(broughtTo: place, by: effect) != nil
        }
    }

    /// Names that need no quotes.
    private static func isPlain(_ path: String) -> Bool {
        path.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
            default: "/._-+".utf8.contains(byte)
            }
        }
    }
}
