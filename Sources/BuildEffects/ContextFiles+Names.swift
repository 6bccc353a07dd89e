extension ContextFiles {
    /// The names of the files that copies bring into a folder, and whether nothing else may have come there.
    public func names(in folder: Place) -> (names: [String], isComplete: Bool) {
        var names: [String] = []
        var isComplete = effects.unknown.isEmpty
        for effect in effects.files where !effect.place.isSymbolic && effect.place.overlaps(folder) {
            switch effect.origin {
            case .workdir: continue
            case .command:
                if effect.kind == .removed { names.removeAll { effect.place.contains(folder.appending($0)) } }
                guard effect.kind == .made || effect.kind == .filled else { continue }
                if effect.place.parent == folder { names.append(effect.place.lastName) } else if effect.place.contains(folder) { isComplete = false }
            case .copy(let from, let sources):
                if effect.place.parent == folder {
                    names.append(effect.place.lastName)
                } else if effect.place.contains(folder) {
                    guard from == nil else {
                        isComplete = false
                        continue
                    }
                    for source in sources { names += brought(by: source, of: effect, into: folder) }
                }
            }
        }
        return (Set(names).sorted(), isComplete)
    }

    /// The folder of the context that a copy brings to a place below the one it copies into; `nil`: it is none, or that is not known.
    public func folder(broughtTo place: Place, by effect: FileEffect) -> String? {
        guard case .copy(nil, let sources) = effect.origin, effect.kind == .filled, effect.place != place, sources.count == 1, !sources[0].contains("*"), !sources[0].contains("?"),
            let path = path(of: place, copied: sources[0], to: effect), context.entry(at: path) == .folder
        else { return nil }
        return path
    }

    private func brought(by source: String, of effect: FileEffect, into folder: Place) -> [String] {
        let start = Place(absolute: "/" + source)
        let rest = String(folder.path.dropFirst(effect.place.path.count).drop { $0 == "/" })
        if source.contains("*") || source.contains("?") {
            guard rest.isEmpty else { return [] }
            return context.names(in: String(start.parent.path.dropFirst())).filter { NamePattern.matches($0, start.lastName) }
        }
        if context.entry(at: String(start.path.dropFirst())) == .file { return rest.isEmpty ? [start.lastName] : [] }
        let path = String((rest.isEmpty ? start : start.appending(rest)).path.dropFirst())
        return context.names(in: path).filter { context.entry(at: path.isEmpty ? $0 : path + "/" + $0) == .file }
    }
}
