import Glibc

/// What tells one file from another, however it is named.
struct FileIdentity: Sendable, Hashable {
    private let device: UInt64
    private let inode: UInt64
    /// Within its file system; not unique.
    var number: Int { Int(truncatingIfNeeded: inode) }
    /// The resolved path of a file with several hard links: replacing one name leaves the others, so each counts.
    private let name: FilePath?

    init(_ status: stat, resolved path: FilePath) {
        device = UInt64(status.st_dev)
        inode = UInt64(status.st_ino)
        name = status.st_nlink > 1 ? path : nil
    }
}
