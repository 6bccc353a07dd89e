import BuildEffects
import DockerfileSemantics
import Linting
import Proving

/// What the instructions of a stage may have put into its file system, beyond its image.
struct FilePresence {
    /// `nil`: something is done that is not known.
    private let effects: [StageEffects]?

    init(_ file: LintedFile, _ stage: Stage) {
        var effects: [StageEffects] = []
        for member in file.model.chain(of: stage.index) {
            guard let known = file.known.completeEffects(of: member) else {
                self.effects = nil
                return
            }
            effects.append(known)
        }
        self.effects = effects
    }

    /// Whether something may have been put at `path`, below it or around it, or a package that `packages` takes was installed; commands that are not known may do both.
    func mayHold(_ path: String, packages: (String) -> Bool) -> Bool {
        guard let effects else { return true }
        let place = Place(absolute: path)
        return effects.contains { effects in
            if effects.packages.contains(where: { $0.manager != "npm" && ($0.isIncomplete || $0.names.contains(where: packages)) }) { return true }
            return effects.files.contains { effect in
                switch effect.kind {
                case .made, .filled: effect.place.overlaps(place)
                case .folder, .removed, .changed: false
                }
            }
        }
    }
}
