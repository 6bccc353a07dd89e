/// Files that nothing but Go's compiler reads.
public struct GoSources {
    private static let lists: Set<String> = ["go.mod", "go.sum", "go.work", "go.work.sum", "go.*"]

    private let effects: StageEffects
    private let context: (any BuildContext)?

    /// - Parameter context: The files that are built with; without it only what a copy names is known.
    public init(_ effects: StageEffects, context: (any BuildContext)?) {
        self.effects = effects
        self.context = context
    }

    /// Whether an effect brings sources of Go and lists of its modules alone, or makes a folder for nothing else.
    public func isAll(of effect: FileEffect) -> Bool {
        switch effect.origin {
        case .copy(let from, let sources): return from == nil && !sources.isEmpty && sources.allSatisfy { Self.isSource($0) || isFolderOfSources($0) }
        case .command("go"): return effect.kind == .made && Self.lists.contains(effect.place.lastName)
        case .command:
            guard effect.kind == .folder else { return false }
            let inner = effects.files.filter { $0.place != effect.place && $0.kind != .removed && effect.place.contains($0.place) || $0.place == effect.place && $0.kind == .filled }
            return !inner.isEmpty && inner.allSatisfy { $0.kind != .folder && isAll(of: $0) }
        case .workdir: return false
        }
    }

    private static func isSource(_ path: String) -> Bool {
        let name = path.split(separator: "/").last.map(String.init) ?? ""
        return lists.contains(name) || name.hasSuffix(".go")
    }

    /// Whether a folder of the context holds sources and nothing else, however deep.
    private func isFolderOfSources(_ source: String) -> Bool {
        guard let context, !source.contains(where: { "*?[$".contains($0) }), !source.contains("://") else { return false }
        var folders = [Place(absolute: "/" + source)]
        var seen = 0
        while let folder = folders.popLast() {
            guard !folder.isRoot, context.entry(at: String(folder.path.dropFirst())) == .folder else { return false }
            for name in context.names(in: String(folder.path.dropFirst())) {
                seen += 1
                if seen > Self.mostFiles { return false }
                if Self.isSource(name) { continue }
                folders.append(folder.appending(name))
            }
        }
        return seen > 0
    }

    private static let mostFiles = 2000
}
