import Synchronization

/// The nearest of some files, from a folder up to the root of its tree; each folder is looked at once.
final class NearestFile: Sendable {
    private let kinds: [[FilePath]]
    /// By the tree's root and a folder in it.
    private let known = Mutex<[FilePath: [FilePath: [FilePath?]]]>([:])

    /// - Parameter kinds: The names of each kind of file; of several in one folder the first counts.
    init(_ kinds: [[FilePath]]) {
        self.kinds = kinds
    }

    /// The nearest file of each kind.
    func paths(from folder: FilePath, in tree: Tree) -> [FilePath?] {
        if let known = known.withLock({ $0[tree.root]?[folder] }) { return known }
        var found: [FilePath?]
        if folder == tree.root || !tree.contains(folder) {
            found = [FilePath?](repeating: nil, count: kinds.count)
        } else {
            found = paths(from: folder.parent, in: tree)
        }
        for (kind, names) in kinds.enumerated() {
            for name in names {
                let path = folder.appending(name)
                if (try? path.status()) == nil { continue }
                found[kind] = path
                break
            }
        }
        let result = found
        known.withLock { $0[tree.root, default: [:]][folder] = result }
        return result
    }
}
