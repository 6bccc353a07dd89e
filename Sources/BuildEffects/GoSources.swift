/// Files that nothing but Go's compiler reads.
public enum GoSources {
    private static let lists: Set<String> = ["go.mod", "go.sum", "go.work", "go.work.sum", "go.*"]

    /// Whether an effect brings sources of Go or lists of its modules by name, or makes a folder for nothing else. A folder that is copied may hold anything.
    public static func isAll(of effect: FileEffect, in effects: StageEffects) -> Bool {
        switch effect.origin {
        case .copy(let from, let sources):
            return from == nil && !sources.isEmpty && sources.allSatisfy { source in
                let name = source.split(separator: "/").last.map(String.init) ?? ""
                return lists.contains(name) || name.hasSuffix(".go")
            }
        case .command("go"): return effect.kind == .made && lists.contains(effect.place.lastName)
        case .command:
            guard effect.kind == .folder else { return false }
            let inner = effects.files.filter { $0.place != effect.place && $0.kind != .removed && effect.place.contains($0.place) || $0.place == effect.place && $0.kind == .filled }
            return !inner.isEmpty && inner.allSatisfy { $0.kind != .folder && isAll(of: $0, in: effects) }
        case .workdir: return false
        }
    }
}
