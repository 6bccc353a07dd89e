import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import Proving
import SourceModel

/// What the final stage takes from the build, and which copies from outside it repeats.
///
/// Where commands have changed what a COPY brought, the result is taken from the build; else the COPY stands in the final
/// stage again, which comes to the same.
struct CarryStep {
    let owned: [GivenPlace]

    func run(_ draft: inout SplitDraft) -> Reason? {
        // A program of Go does not read what it was made of, where the image cannot compile.
        let leavesSources = GoBuilds.mayLinkC(draft.stage, in: draft.original) != nil && !draft.runtimeHas("go")
        let sources = GoSources(draft.effects, context: draft.context)
        let certificates = StandardCertificates(draft.effects, runtime: draft.runtime.definition)
        var trees: Set<Place> = []
        var emptyFolders: [Place] = []
        var touched: [Place] = []
        for effect in draft.builtFiles {
            guard case .command(let program) = effect.origin, !draft.handled.contains(effect.place) else { continue }
            if leavesSources && sources.isAll(of: effect) || certificates.areRenewed(by: effect) { continue }
            if RuntimePlaces.areForBuilding(effect.place) {
                if RuntimePlaces.isPrepared(effect, draft.effects) { emptyFolders.append(effect.place) }
                continue
            }
            if isOnlyOwner(effect, draft) || StageEffects.accountPrograms.contains(program) { continue }
            if let refusal = refusal(effect, program, certificates, draft) { return refusal }
            touched.append(effect.place)
            if draft.effects.isGone(effect) { continue }
            switch effect.kind {
            case .made, .filled: trees.insert(effect.place)
            case .folder: emptyFolders.append(effect.place)
            case .removed, .changed: break
            }
        }
        let folders = Set(emptyFolders)
        let changed = Set(touched).subtracting(folders)
        let aroundChanged = Set(changed.flatMap(\.chain))
        func isChanged(_ place: Place) -> Bool { aroundChanged.contains(place) || place.chain.contains(where: changed.contains) }
        var repeated: Set<Int> = []
        for (index, effects) in Dictionary(grouping: draft.builtFiles.filter(Self.isCopy), by: \.instruction).sorted(by: { $0.key < $1.key }) {
            // A second copy would bring back what was removed.
            var isWhole = !effects.contains(where: draft.effects.isGone)
            // So would one that brings several files of which some were changed.
            if effects.count > 1, effects.contains(where: { isChanged($0.place) && !isBeside(changed, $0, draft) }) { isWhole = false }
            for effect in effects where !draft.effects.isGone(effect) {
                if leavesSources, sources.isAll(of: effect) { continue }
                if !isWhole || isChanged(effect.place) && !isBeside(changed, effect, draft) {
                    if effect.place.isRoot { return Reason("copied-to-root", "commands change what is copied to /, which cannot be taken over as a whole; copy into a folder of its own", at: effect.range) }
                    trees.insert(effect.place)
                } else if !isManifestOnly(effect, draft), !BuildTool.isCopied(by: effect, start: draft.stage.final, in: draft.original) {
                    repeated.insert(index)
                }
            }
        }
        // A folder that was made and in which nothing else was put is there to be written.
        let outermost = trees.filter { tree in !tree.chain.dropFirst().contains(where: trees.contains) }
        let runtimeOwner = draft.runtimeOwner
        var aroundFilled: Set<Place> = []
        for effect in draft.effects.files where effect.origin != .workdir && !RuntimePlaces.areForBuilding(effect.place) {
            switch effect.kind {
            case .made, .filled: aroundFilled.formUnion(effect.place.chain)
            case .folder: aroundFilled.formUnion(effect.place.chain.dropFirst())
            case .removed, .changed: break
            }
        }
        for folder in unique(emptyFolders) where !trees.contains(folder) {
            let isFilled = aroundFilled.contains(folder)
            // It comes with what is around it.
            let ownerOfFolder = owner(of: folder, draft) ?? runtimeOwner
            if isFilled || outermost.contains(where: { $0.contains(folder) && owner(of: $0, draft) == ownerOfFolder }) { continue }
            // It need not be made where the final stage makes it as its working directory.
            draft.carried.append(SplitDraft.Carried(place: folder, owner: ownerOfFolder))
        }
        for tree in outermost.sorted(by: { $0.path < $1.path }) {
            draft.carried.append(SplitDraft.Carried(place: tree, owner: owner(of: tree, draft)))
        }
        for index in repeated {
            let places = draft.effects.files(of: index).map(\.place)
            if places.allSatisfy({ place in outermost.contains { $0.contains(place) } }) { continue }
            draft.settle(index, .both)
        }
        return nil
    }

    /// Whether a copy to the root brings nothing to what commands change there, so that it can be repeated behind that.
    private func isBeside(_ changed: Set<Place>, _ effect: FileEffect, _ draft: SplitDraft) -> Bool {
        guard effect.place.isRoot, let context = draft.context else { return false }
        let files = ContextFiles(draft.effects, context)
        // Some systems have links there, over which no folder can be copied.
        let links = ["/bin", "/sbin", "/lib", "/lib64"].map { Place(absolute: $0) }
        return changed.allSatisfy { !$0.isRoot && !files.mayBring(effect, to: $0) } && !links.contains { files.mayBring(effect, to: $0) }
    }

    private static func isCopy(_ effect: FileEffect) -> Bool {
        if case .copy = effect.origin { true } else { false }
    }

    /// A change of owner that has become a flag of the copy.
    private func isOnlyOwner(_ effect: FileEffect, _ draft: SplitDraft) -> Bool {
        effect.kind == .changed && (effect.origin == .command("chown") || effect.origin == .command("chgrp"))
            && owned.contains { $0.place == effect.place }
    }

    private func refusal(_ effect: FileEffect, _ program: String, _ certificates: StandardCertificates, _ draft: SplitDraft) -> Reason? {
        let place = effect.place.text
        if effect.place.isSymbolic {
            return Reason("installed-outside", "\(program) installs into folders of the image, which are not taken over", at: effect.range)
        }
        if RuntimePlaces.isAccounts(effect.place) { return Reason("accounts-changed", "\(program) changes \(place)", at: effect.range) }
        guard RuntimePlaces.isSystem(effect.place), !RuntimePlaces.isCompiledProgram(effect) else { return nil }
        let isOwn = draft.effects.files.contains { $0.instruction <= effect.instruction && $0.range != effect.range && ($0.kind == .made || $0.kind == .filled) && $0.place.contains(effect.place) && !$0.place.isRoot }
        switch effect.kind {
        case .removed, .changed:
            return isOwn ? nil : Reason("system-changed", "\(program) changes \(place), which comes with the image", at: effect.range)
        case .made where Place(absolute: "/etc").contains(effect.place): return nil
        case .folder: return nil
        case .made, .filled:
            if effect.kind == .made && isOwn || program == "update-ca-certificates" && certificates.areRead(below: effect.place) { return nil }
            return Reason("system-changed", "\(program) writes into \(place), a folder of the system; what of it containers need is not known", at: effect.range)
        }
    }

    /// A list of packages that only the package manager reads.
    private func isManifestOnly(_ effect: FileEffect, _ draft: SplitDraft) -> Bool {
        draft.effects.packages.contains { $0.manager == "pip" && $0.lists.contains(effect.place) }
    }

    private func owner(of place: Place, _ draft: SplitDraft) -> String? {
        owned.first { $0.place.contains(place) }?.owner ?? owned.first { place.contains($0.place) }?.owner
    }

    private func unique(_ places: [Place]) -> [Place] {
        var seen: Set<Place> = []
        return places.filter { seen.insert($0).inserted }
    }
}
