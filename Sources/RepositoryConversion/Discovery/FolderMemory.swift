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
        let name = folder.lastComponent
        let parent = folder.parent
        // A bare name hangs on the working folder, `..` on what a link stands for, and `.` at the end is no name: the system knows best.
        guard parent != folder, parent.appending(name) == folder, parent.bytes != [0x2E], name.bytes != Array("..".utf8), try folder.status().isFolder else {
            return try folder.resolved()
        }
        return try resolve(parent).appending(name)
    }

    /// The tree around `folder`, which is absolute and without links.
    mutating func tree(around folder: FilePath) -> Tree {
        repository(above: folder).map { Tree(root: $0, isRepository: true) } ?? Tree(root: folder, isRepository: false)
    }

    private mutating func repository(above folder: FilePath) -> FilePath? {
        var candidate = folder
        var asked: [FilePath] = []
        var found: FilePath?
        while true {
            if let known = repositories[candidate] {
                found = known
                break
            }
            asked.append(candidate)
            if Tree.isRepository(candidate) {
                found = candidate
                break
            }
            let parent = candidate.parent
            if parent == candidate { break }
            candidate = parent
        }
        for folder in asked { repositories[folder] = .some(found) }
        return found
    }
}
