import BuildEffects
import DockerfileSemantics
import Linting

/// What the instructions of a stage may have put into its file system, beyond its image.
struct FilePresence {
    private let effects: [StageEffects]

    init(_ file: LintedFile, _ stage: Stage) { effects = file.effects(of: stage) }

    /// Whether something may have been put at `path`, below it or around it, or a package that `packages` takes was installed; commands that are not known may do both.
    func mayHold(_ path: String, packages: (String) -> Bool) -> Bool {
        let place = Place(absolute: path)
        return effects.contains { effects in
            if !effects.unknown.isEmpty { return true }
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
