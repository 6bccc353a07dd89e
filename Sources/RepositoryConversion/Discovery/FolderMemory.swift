import Glibc

/// What was found out of the folders of many named files: where they really are and which tree they belong to.
///
/// Files that are named together mostly share the folders above them; each of those is asked once.
struct FolderMemory {
    private var resolved: [FilePath: FilePath] = [:]
    private var repositories: [FilePath: FilePath?] = [:]

    /// The absolute path of `folder`, without links.
    mutating func resolve(_ folder: FilePath) throws(SystemError) -> FilePath {
        if let known = resolved[folder] { return known }
        let result = try locate(folder)
        resolved[folder] = result
        return result
    }

    private mutating func locate(_ folder: FilePath) throws(SystemError) -> FilePath {
        // `..` hangs on what a link stands for, and `.` is no name: the system knows best.
        guard let parts = folder.plainParts, try folder.status().isFolder else { return try folder.resolved() }
        return try resolve(parts.folder).appending(parts.name)
    }

    /// The tree around `folder`, which is absolute and without links.
    mutating func tree(around folder: FilePath) -> Tree {
        repository(above: folder).map { Tree(root: $0, isRepository: true) } ?? Tree(root: folder, isRepository: false)
    }

    private mutating func repository(above folder: FilePath) -> FilePath? {
        if let known = repositories[folder] { return known }
        let parent = folder.parent
        let found = Tree.isRepository(folder) ? folder : parent == folder ? nil : repository(above: parent)
        repositories[folder] = .some(found)
        return found
    }
}
