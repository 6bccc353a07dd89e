import Glibc

/// Reads files that may be hostile: nothing but regular files, never more than a limit, never waiting.
public struct FileReader: Sendable {
    /// The longest file that is read, in bytes.
    public var limit: Int

    /// No Dockerfile made by people or programs comes near it.
    public static let defaultLimit = 16 << 20

    public init(limit: Int = FileReader.defaultLimit) {
        self.limit = limit
    }

    /// Reads a file that was discovered.
    public func read(_ file: DiscoveredFile) throws(FileError) -> SourceFile {
        do throws(FileError) {
            let (bytes, status) = try contents(of: file.location, shownAs: file.path)
            if bytes.isEmpty { throw FileError(file.path, .emptyFile) }
            return SourceFile(file: file, bytes: bytes, mode: UInt32(status.st_mode & 0o7777))
        } catch {
            // It was there when it was discovered, under a path without links.
            switch error.cause {
            case .noSuchFile, .notAFolder: throw FileError(file.path, .vanished)
            case .linkLoop: throw FileError(file.path, .becameLink)
            default: throw error
            }
        }
    }

    /// Reads standard input to its end.
    public func readStandardInput(shownAs path: FilePath) throws(FileError) -> [UInt8] {
        let bytes = try path.blamed { () throws(SystemError) in
            try FileDescriptor(duplicating: STDIN_FILENO).read(atMost: limit + 1, expecting: 0)
        }
        if bytes.count > limit { throw FileError(path, .tooLarge(bytes: bytes.count, limit: limit)) }
        if bytes.isEmpty { throw FileError(path, .emptyFile) }
        return bytes
    }

    /// Reads any regular file, for example one that a configuration names; links are followed and it may be empty.
    public func readAny(_ path: FilePath) throws(FileError) -> [UInt8] {
        try contents(of: path, shownAs: path, followingLinks: true).bytes
    }

    /// Reads a regular file that stands there itself: a link is not followed. It may be empty.
    public func readUnlinked(_ path: FilePath) throws(FileError) -> [UInt8] {
        try contents(of: path, shownAs: path).bytes
    }

    func contents(
        of path: FilePath, at base: Int32 = AT_FDCWD, shownAs shown: FilePath, followingLinks: Bool = false
    ) throws(FileError) -> (bytes: [UInt8], status: stat) {
        // O_NONBLOCK: opening a pipe that nobody writes to would wait for ever.
        let flags = O_RDONLY | O_NONBLOCK | O_NOCTTY | (followingLinks ? 0 : O_NOFOLLOW)
        // Looked at before it is opened too: opening a device can have an effect.
        let before: stat
        do throws(SystemError) {
            before = try path.status(at: base, following: followingLinks)
        } catch {
            let isDangling = error.number == ENOENT && followingLinks && (try? path.status(at: base))?.isLink == true
            throw isDangling ? FileError(shown, .danglingLink) : FileError(shown, errno: error.number)
        }
        try check(before, shownAs: shown)
        let descriptor = try shown.blamed { () throws(SystemError) in try FileDescriptor(opening: path, at: base, flags) }
        let status = try shown.blamed { () throws(SystemError) in try descriptor.status() }
        try check(status, shownAs: shown)
        let bytes = try shown.blamed { () throws(SystemError) in try descriptor.read(atMost: limit + 1, expecting: Int(status.st_size)) }
        if bytes.count > limit { throw FileError(shown, .tooLarge(bytes: bytes.count, limit: limit)) }
        return (bytes, status)
    }

    private func check(_ status: stat, shownAs path: FilePath) throws(FileError) {
        if status.isFolder { throw FileError(path, .isFolder) }
        if status.isLink { throw FileError(path, .linkLoop) }
        if !status.isRegularFile { throw FileError(path, .specialFile) }
        if status.st_size > limit { throw FileError(path, .tooLarge(bytes: Int(status.st_size), limit: limit)) }
    }
}
