public import BuildEffects
import Glibc

/// A build context that is a folder of the file system; nothing outside of it is read, whatever its links say.
public struct FolderContext: BuildContext {
    /// Absolute, without links.
    public let root: FilePath
    /// What could not be read of it in the work on one file.
    public let unread = UnreadFiles()
    private static let reader = FileReader(limit: 4 << 20)

    /// `nil` when `folder` is none.
    public init?(_ folder: FilePath) {
        guard let root = try? folder.resolved(), let status = try? root.status(), status.isFolder else { return nil }
        self.root = root
    }

    /// - Parameter root: A folder, absolute and without links.
    init(root: FilePath) { self.root = root }

    /// The same folder for the work on another file.
    public var anew: FolderContext { FolderContext(root: root) }

    public func contents(of path: String) -> [UInt8]? {
        do throws(FileError) {
            guard let place = try location(of: path) else { return nil }
            return try Self.reader.contents(of: place, shownAs: place).bytes
        } catch {
            if error.cause != .noSuchFile { unread.record(path, error.cause) }
            return nil
        }
    }

    public func entry(at path: String) -> ContextEntry? {
        do throws(FileError) {
            guard let place = try location(of: path) else { return nil }
            return try place.blamed { () throws(SystemError) in try place.status() }.isFolder ? .folder : .file
        } catch {
            // Where nobody can look, there may be something; that nothing is there has to be certain.
            return error.cause == .noSuchFile ? nil : .file
        }
    }

    public func names(in folder: String) -> [String] {
        do throws(FileError) {
            guard let place = try location(of: folder) else { return [] }
            let listing = try place.blamed { () throws(SystemError) in try FolderListing(of: place, at: AT_FDCWD) }
            return listing.entries.compactMap { String(validating: $0.name, as: UTF8.self) }
        } catch {
            if error.cause != .noSuchFile, error.cause != .notAFolder { unread.record(folder.isEmpty ? "." : folder, error.cause) }
            return []
        }
    }

    /// Without links; `nil` when nothing is there.
    private func location(of path: String) throws(FileError) -> FilePath? {
        let wanted = root.appending(Array(path.utf8))
        let place: FilePath
        do throws(FileError) {
            place = try wanted.blamed { () throws(SystemError) in try wanted.resolved() }
        } catch {
            if error.cause == .noSuchFile || error.cause == .notAFolder { return nil }
            throw error
        }
        if place.relative(to: root) == nil { throw FileError(wanted, .linkOutOfTree(target: place, tree: root)) }
        return place
    }
}
