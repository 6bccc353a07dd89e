internal import Storage

extension Catalog {
    /// What became of a path of a source image in the hardened image; `nil`: nothing is known to be different.
    ///
    /// It speaks of what the images bring: what a Dockerfile has put at a path is not its concern.
    ///
    /// - Parameters:
    ///   - path: Absolute.
    ///   - source: Familiar name of the source image.
    ///   - distribution: Of the hardened image.
    public func movedPath(_ path: String, from source: String, to hardened: String, distribution: Distribution) -> MovedPath? {
        guard let path = pathRule(path, from: source, to: hardened, distribution: distribution), !path.oldPathWorks else { return nil }
        return path
    }

    /// Why a path of a source image is known to lead to the same thing in the hardened image, by a link or because it is the
    /// same place; `nil`: it is not known to.
    public func keptPath(_ path: String, from source: String, to hardened: String, distribution: Distribution) -> MovedPath? {
        guard let path = pathRule(path, from: source, to: hardened, distribution: distribution), path.oldPathWorks else { return nil }
        return path
    }

    private func pathRule(_ path: String, from source: String, to hardened: String, distribution: Distribution) -> MovedPath? {
        guard path.utf8.first == UInt8(ascii: "/") else { return nil }
        let rules = read { reader throws(DatabaseError) in try reader.movedPathRules() } ?? []
        var best: (weight: Int, path: MovedPath)?
        for rule in rules where rule.hardened == hardened && rule.speaks(of: source) && distribution.isOne(of: rule.systems) {
            guard let moved = rule.moved(path) else { continue }
            if let best, best.weight >= rule.weight { continue }
            best = (rule.weight, moved)
        }
        return best?.path
    }
}
