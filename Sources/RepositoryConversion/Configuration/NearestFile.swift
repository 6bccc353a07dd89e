import Synchronization

/// The nearest of some files, from a folder up to the root of its tree; each folder is looked at once.
final class NearestFile: Sendable {
    private let names: [FilePath]
    /// By the tree's root and a folder in it.
    private let known = Mutex<[FilePath: [FilePath: FilePath?]]>([:])

    /// - Parameter names: Of several in one folder the first counts.
    init(_ names: [FilePath]) {
        self.names = names
    }

    func path(from folder: FilePath, in tree: Tree) -> FilePath? {
        if let known = known.withLock({ $0[tree.root]?[folder] }) { return known }
        let here = names.lazy.map { folder.appending($0) }.first { (try? $0.status()) != nil }
        let found = here ?? (folder == tree.root || !tree.contains(folder) ? nil : path(from: folder.parent, in: tree))
        known.withLock { $0[tree.root, default: [:]][folder] = .some(found) }
        return found
    }
}
