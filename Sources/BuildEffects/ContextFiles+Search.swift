extension ContextFiles {
    /// What a search through the files that are copied came to.
    public enum Found: Sendable, Hashable {
        /// The path in the context of a file that fits.
        case file(String)
        case none
        /// There are too many to look at each.
        case tooMany
    }

    /// How many files are looked at.
    private static let most = 2000

    /// Looks through the files of the context that come into the stage, also by way of stages it copies from.
    ///
    /// - Parameters:
    ///   - isWanted: By the path in the context, whether a file is to be read, or a folder entered.
    public func firstFile(entering isEntered: (Place) -> Bool, reading isWanted: (Place) -> Bool, where fits: ([UInt8]) -> Bool) -> Found {
        var waiting: [Place] = []
        var makers: Set<String> = []
        var stages = [effects]
        while let next = stages.popLast() {
            for effect in next.files {
                guard case .copy(let from, let sources) = effect.origin else { continue }
                if let from {
                    if makers.insert(from).inserted, let maker = stage(from) { stages.append(maker) }
                    continue
                }
                for source in sources where !source.contains("$") && !source.contains("://") { waiting += matches(source) }
            }
        }
        var seen: Set<Place> = []
        var count = 0
        while let place = waiting.popLast() {
            guard seen.insert(place).inserted else { continue }
            let path = String(place.path.dropFirst())
            switch place.isRoot ? .folder : context.entry(at: path) {
            case nil: continue
            case .folder: waiting += context.names(in: path).map(place.appending).filter { context.entry(at: String($0.path.dropFirst())) != .folder || isEntered($0) }
            case .file:
                guard isWanted(place) else { continue }
                count += 1
                if count > Self.most { return .tooMany }
                if let bytes = context.contents(of: path), fits(bytes) { return .file(path) }
            }
        }
        return .none
    }

    /// The places in the context that a source of COPY means.
    private func matches(_ source: String) -> [Place] {
        var found = [Place.root]
        for name in Place(absolute: "/" + source).path.split(separator: "/").map(String.init) {
            found = found.flatMap { folder -> [Place] in
                guard name.contains("*") || name.contains("?") || name.contains("[") else { return [folder.appending(name)] }
                return context.names(in: String(folder.path.dropFirst())).filter { name.contains("[") || NamePattern.matches($0, name) }.map(folder.appending)
            }
        }
        return found
    }
}
