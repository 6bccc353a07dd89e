internal import Glibc

/// What stands at a path.
struct FileStatus {
    let isFolder: Bool
    let isFile: Bool
    /// In bytes.
    let size: Int

    /// `nil`: nothing stands there. A link is one itself, unless it is followed.
    init?(path: String, followingLinks: Bool = false) {
        var status = stat()
        guard unsafe (followingLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
        isFolder = status.st_mode & S_IFMT == S_IFDIR
        isFile = status.st_mode & S_IFMT == S_IFREG
        size = Int(status.st_size)
    }
}
