import Glibc

/// The folder that a run may read within: the repository, else the folder that was named.
struct Tree: Sendable, Hashable {
    /// Absolute, without links.
    let root: FilePath
    let isRepository: Bool

    /// The tree around `folder`, which is absolute and without links.
    init(around folder: FilePath) {
        var candidate = folder
        while true {
            if Tree.isRepository(candidate) {
                self.init(root: candidate, isRepository: true)
                return
            }
            let parent = candidate.parent
            if parent == candidate { break }
            candidate = parent
        }
        self.init(root: folder, isRepository: false)
    }

    init(root: FilePath, isRepository: Bool) {
        self.root = root
        self.isRepository = isRepository
    }

    /// Whether `path`, absolute and without links, lies inside.
    func contains(_ path: FilePath) -> Bool { path.lies(within: root) }

    /// The folders from `root` down to `folder`, both included.
    func folders(downTo folder: FilePath) -> [FilePath] {
        guard let way = folder.relative(to: root) else { return [root] }
        return way.components.reduce(into: [root]) { folders, name in
            folders.append(folders[folders.count - 1].appending(name))
        }
    }

    private static let repositoryName = FilePath(".git")

    static func isRepository(_ folder: FilePath) -> Bool {
        // A folder, or for worktrees and submodules a file; a link is somebody's trick.
        guard let status = try? folder.appending(repositoryName).status() else { return false }
        return status.isFolder || status.isRegularFile
    }
}
