import BuildEffects

/// The files of settings that a stage has when its containers start.
struct ServerFiles {
    enum Answer {
        case text([UInt8])
        /// Nothing of the file's own stands there.
        case absent
        /// Something may stand there, which is not at hand.
        case unread
    }

    let effects: StageEffects
    /// `nil`: the files of the build are not known.
    let files: ContextFiles?

    init(_ stage: StageComparison) {
        effects = stage.effectsBefore
        files = stage.context.map { context in
            ContextFiles(stage.effectsBefore, context) { StageEffectsReader.effects(ofStageNamed: $0, in: stage.original, catalog: stage.catalog, context: context) }
        }
    }

    func read(_ place: Place) -> Answer {
        if let bytes = files?.contents(of: place) { return .text(bytes) }
        let mayStand = effects.files.contains { effect in
            guard effect.origin != .workdir, effect.place.contains(place), !effects.isGone(effect) else { return false }
            // What is brought by name is there; of a whole folder it is not known.
            return effect.place == place ? effect.kind == .made || effect.kind == .filled : effect.kind == .filled
        }
        if !mayStand || files?.isAbsent(place) == true { return .absent }
        return .unread
    }

    func isRemoved(_ place: Place) -> Bool { effects.files.contains { $0.kind == .removed && $0.place.contains(place) } }

    /// The names in a folder that the file brings, and whether there are no others.
    func names(in folder: Place) -> (names: [String], isComplete: Bool) { files?.names(in: folder) ?? namesByCopy(folder) }

    /// Without the files of the build: those that are copied by name.
    private func namesByCopy(_ folder: Place) -> ([String], Bool) {
        let touching = effects.files.filter { $0.origin != .workdir && $0.kind != .removed && $0.kind != .folder && $0.place.overlaps(folder) && !$0.place.isSymbolic }
        return (touching.filter { $0.place.parent == folder }.map(\.place.lastName), touching.allSatisfy { $0.place.parent == folder })
    }
}
