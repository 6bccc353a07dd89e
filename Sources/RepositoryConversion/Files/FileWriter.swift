import Glibc

/// Replaces the content of files so that every reader sees the old or the new one, never a part.
///
/// The new content goes to a temporary file in the same folder, is brought to the disk, gets owner and mode of the old one and
/// takes its name. Of a link the target is replaced. A file that was changed since it was read, or that is
/// write-protected, is left alone. When anything fails the temporary file is removed and the old one is as it was.
public struct FileWriter: Sendable {
    private let reader: FileReader

    public init(reader: FileReader = FileReader()) {
        self.reader = reader
    }

    /// Gives `source` the content `bytes`, provided it still holds what was read.
    public func replace(_ source: SourceFile, with bytes: [UInt8]) throws(FileError) {
        try Interruption.deferred { () throws(FileError) in try replaceNow(source, with: bytes) }
    }

    private func replaceNow(_ source: SourceFile, with bytes: [UInt8]) throws(FileError) {
        let path = source.path
        let name = source.file.location.lastComponent
        let folder = try path.blamed { () throws(SystemError) in
            try FileDescriptor(opening: source.file.location.parent, O_RDONLY | O_DIRECTORY)
        }
        let status = try checkUnchanged(source, name, in: folder.number)
        try path.blamed { () throws(SystemError) in
            try unsafe name.withCString { name throws(SystemError) in
                _ = try SystemError.check { unsafe faccessat(folder.number, name, W_OK, AT_EACCESS) }
            }
        }
        let temporary = try create(bytes, in: folder.number, blame: path) { file throws(FileError) in
            do throws(SystemError) {
                let own = try file.status()
                if own.st_uid != status.st_uid || own.st_gid != status.st_gid {
                    try SystemError.check { fchown(file.number, status.st_uid, status.st_gid) }
                }
                // After the owner: changing that takes set-user-id bits away.
                try SystemError.check { fchmod(file.number, status.st_mode & 0o7777) }
            } catch {
                throw FileError(path, .attributesNotKept(error.number))
            }
        }
        do throws(FileError) {
            // Once more, as late as can be: the rename itself cannot compare.
            _ = try checkUnchanged(source, name, in: folder.number)
            try path.blamed { () throws(SystemError) in try temporary.rename(to: name, in: folder.number) }
        } catch {
            temporary.remove(in: folder.number)
            throw error
        }
        Interruption.countWritten()
        // The content is there in any case; only a power cut could still bring the old one back.
        try? folder.synchronize()
    }

    /// Writes the file at `path`, which the user named, whether or not it is there; of a link the target is replaced.
    public func write(_ bytes: [UInt8], to path: FilePath) throws(FileError) {
        try Interruption.deferred { () throws(FileError) in
            let present = try? path.status(following: true)
            if let present, present.isFolder { throw FileError(path, .isFolder) }
            if let present, !present.isRegularFile { throw FileError(path, .specialFile) }
            let target = try path.blamed { () throws(SystemError) in present == nil ? path : try path.resolved() }
            let folder = try path.blamed { () throws(SystemError) in try FileDescriptor(opening: target.parent, O_RDONLY | O_DIRECTORY) }
            // The mode that a new file gets is to be had only by setting and resetting it.
            let mask = umask(0)
            umask(mask)
            let temporary = try create(bytes, in: folder.number, blame: path) { file throws(FileError) in
                try path.blamed { () throws(SystemError) in
                    _ = try SystemError.check { fchmod(file.number, present.map { $0.st_mode & 0o7777 } ?? 0o666 & ~mask) }
                }
            }
            do throws(FileError) {
                try path.blamed { () throws(SystemError) in try temporary.rename(to: target.lastComponent, in: folder.number) }
            } catch {
                temporary.remove(in: folder.number)
                throw error
            }
            Interruption.countWritten()
            try? folder.synchronize()
        }
    }

    /// Writes a file that must not be there yet; `name` is a single name in the open folder.
    func add(_ bytes: [UInt8], mode: UInt32, as name: FilePath, in folder: borrowing FileDescriptor, blame path: FilePath) throws(FileError) {
        let number = folder.number
        let temporary = try create(bytes, in: number, blame: path) { file throws(FileError) in
            try path.blamed { () throws(SystemError) in
                _ = try SystemError.check { fchmod(file.number, mode_t(mode) & 0o777) }
            }
        }
        defer { temporary.remove(in: number) }
        // A link, unlike a rename, does not replace what came in between.
        try path.blamed { () throws(SystemError) in try temporary.link(to: name, in: number) }
        Interruption.countWritten()
        try? folder.synchronize()
    }

    private func checkUnchanged(_ source: SourceFile, _ name: FilePath, in folder: Int32) throws(FileError) -> stat {
        let now: (bytes: [UInt8], status: stat)
        do throws(FileError) {
            now = try reader.contents(of: name, at: folder, shownAs: source.path)
        } catch {
            switch error.cause {
            case .noSuchFile: throw FileError(source.path, .vanished)
            case .permissionDenied, .system: throw error
            default: throw FileError(source.path, .changedMeanwhile)
            }
        }
        if now.bytes != source.bytes { throw FileError(source.path, .changedMeanwhile) }
        return now.status
    }

    /// A temporary file with `bytes` in it, made ready by `prepare`.
    private func create(
        _ bytes: [UInt8], in folder: Int32, blame path: FilePath, prepare: (borrowing FileDescriptor) throws(FileError) -> Void
    ) throws(FileError) -> TemporaryName {
        let name = TemporaryName()
        let file = try path.blamed { () throws(SystemError) in
            try FileDescriptor(opening: name.path, at: folder, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600)
        }
        do throws(FileError) {
            try path.blamed { () throws(SystemError) in try file.write(bytes) }
            try prepare(file)
            try path.blamed { () throws(SystemError) in try file.synchronize() }
        } catch {
            name.remove(in: folder)
            throw error
        }
        return name
    }
}

/// The name of a temporary file: hidden, not taken for a Dockerfile, and random, so that nobody can be there before.
private struct TemporaryName {
    let path = FilePath(".dhi-\(String(UInt64.random(in: .min ... .max), radix: 36)).tmp")

    func rename(to name: FilePath, in folder: Int32) throws(SystemError) {
        try unsafe both(name) { old, new in unsafe renameat(folder, old, folder, new) }
    }

    func link(to name: FilePath, in folder: Int32) throws(SystemError) {
        try unsafe both(name) { old, new in unsafe linkat(folder, old, folder, new, 0) }
    }

    func remove(in folder: Int32) {
        _ = unsafe path.withCString { unsafe unlinkat(folder, $0, 0) }
    }

    private func both(_ name: FilePath, _ call: (UnsafePointer<CChar>, UnsafePointer<CChar>) -> Int32) throws(SystemError) {
        try unsafe path.withCString { old throws(SystemError) in
            try unsafe name.withCString { new throws(SystemError) in
                _ = try SystemError.check { unsafe call(old, new) }
            }
        }
    }
}
