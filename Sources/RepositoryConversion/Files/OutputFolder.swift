import Glibc

/// A folder that receives migrated copies, in the layout of their sources.
///
/// Nothing is written outside it, also when links lie in it: folders within are made or entered one by one, without following links.
/// A file of the same name and content is left as it is; one of other content is never replaced.
public struct OutputFolder: Sendable {
    public let path: FilePath
    private let writer = FileWriter()

    public init(_ path: FilePath) {
        self.path = path
    }

    /// Writes a copy of `source` with the content `bytes` at its `relativePath`; says whether there was anything to write.
    @discardableResult
    public func write(_ bytes: [UInt8], for source: SourceFile) throws(FileError) -> Bool {
        try Interruption.deferred { () throws(FileError) in try writeNow(bytes, for: source) }
    }

    private func writeNow(_ bytes: [UInt8], for source: SourceFile) throws(FileError) -> Bool {
        let names = source.file.relativePath.components.map { FilePath($0) }
        guard let name = names.last, !source.file.relativePath.isAbsolute, !names.contains("..") else {
            throw FileError(source.path, .outsideOutput)
        }
        let shown = path.appending(source.file.relativePath)
        let folder = try self.folder(for: names.dropLast(), blame: shown)
        if try holds(bytes, name, in: folder, shown) { return false }
        do throws(FileError) {
            try writer.add(bytes, mode: source.mode, as: name, in: folder, blame: shown)
        } catch {
            throw error.cause == .system(EEXIST) ? FileError(shown, .outputExists) : error
        }
        return true
    }

    /// Opens, and where needed makes, the folder below this one that `names` lead to.
    private func folder(for names: ArraySlice<FilePath>, blame shown: FilePath) throws(FileError) -> FileDescriptor {
        // The output folder itself is the user's choice and may be a link.
        var folder = try entered(path, at: AT_FDCWD, 0, place: path, blame: shown)
        var place = path
        for name in names {
            place = place.appending(name)
            folder = try entered(name, at: folder.number, O_NOFOLLOW, place: place, blame: shown)
        }
        return folder
    }

    /// Opens the folder `name` in the open folder `base`, made where it is missing; `place` is its path as people know it.
    private func entered(_ name: FilePath, at base: Int32, _ flags: Int32, place: FilePath, blame shown: FilePath) throws(FileError) -> FileDescriptor {
        do throws(SystemError) {
            try make(name, at: base)
            return try FileDescriptor(opening: name, at: base, O_RDONLY | O_DIRECTORY | flags)
        } catch {
            guard let status = try? name.status(at: base), !status.isFolder else { throw FileError(shown, errno: error.number) }
            let isDangling = status.isLink && flags & O_NOFOLLOW == 0
            if isDangling, error.number != ENOENT { throw FileError(shown, errno: error.number) }
            throw FileError(shown, .outputBlocked(place: place, by: isDangling ? .danglingLink : status.isLink ? .link : .file))
        }
    }

    private func make(_ folder: FilePath, at base: Int32) throws(SystemError) {
        let result = unsafe folder.withCString { unsafe mkdirat(base, $0, 0o777) }
        if result == 0 || errno == EEXIST { return }
        // Of the output folder the ones above may be missing too; where they are there, no folder can be made (as in /proc).
        let number = errno
        guard number == ENOENT, base == AT_FDCWD, (try? folder.parent.status()) == nil, folder.parent != folder else { throw SystemError(number: number) }
        try make(folder.parent, at: base)
        try make(folder, at: base)
    }

    private func holds(_ bytes: [UInt8], _ name: FilePath, in folder: borrowing FileDescriptor, _ shown: FilePath) throws(FileError) -> Bool {
        let number = folder.number
        do throws(FileError) {
            let present = try FileReader(limit: max(bytes.count, 1)).contents(of: name, at: number, shownAs: shown)
            if present.bytes == bytes { return true }
        } catch {
            switch error.cause {
            case .noSuchFile: return false
            case .permissionDenied, .isFolder: throw error
            case .linkLoop: throw FileError(shown, .outputBlocked(place: shown, by: .link))
            default: break
            }
        }
        throw FileError(shown, .outputExists)
    }
}
