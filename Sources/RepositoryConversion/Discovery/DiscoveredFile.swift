/// A Dockerfile that was named, or found in a folder that was named.
public struct DiscoveredFile: Sendable, Hashable {
    /// As people and reports see it: what was named, and what leads on from there.
    public let path: FilePath
    /// The absolute path without links of what is read and written; for a link that of its target.
    public let location: FilePath
    /// The repository (the nearest folder above with `.git`), else the folder that was named or holds the named file; without links.
    public let tree: FilePath
    /// Where a copy goes in an output folder: `path` when it is relative and does not climb, else what leads on from
    /// the folder that was named, or the bare name of a file that was named.
    public let relativePath: FilePath

    public init(path: FilePath, location: FilePath, tree: FilePath, relativePath: FilePath) {
        self.path = path
        self.location = location
        self.tree = tree
        self.relativePath = relativePath
    }
}

extension DiscoveredFile {
    /// The folder of the file and those above it, up to the root of its tree.
    var foldersUpward: [FilePath] {
        var folders: [FilePath] = []
        var folder = location.parent
        while folder.lies(within: tree) {
            folders.append(folder)
            if folder == tree || folder.parent == folder { break }
            folder = folder.parent
        }
        return folders
    }
}
