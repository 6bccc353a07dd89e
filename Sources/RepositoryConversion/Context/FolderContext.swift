public import BuildEffects
import Glibc

/// A build context that is a folder of the file system; nothing outside of it is read, whatever its links say.
public struct FolderContext: BuildContext, Hashable {
    /// Absolute, without links.
    public let root: FilePath
    private static let reader = FileReader(limit: 4 << 20)

    /// `nil` when `folder` is none.
    public init?(_ folder: FilePath) {
        guard let root = try? folder.resolved(), let status = try? root.status(), status.isFolder else { return nil }
        self.root = root
    }

    public func contents(of path: String) -> [UInt8]? {
        guard let place = location(of: path) else { return nil }
        return try? Self.reader.contents(of: place, shownAs: place).bytes
    }

    public func entry(at path: String) -> ContextEntry? {
        guard let place = location(of: path), let status = try? place.status() else { return nil }
        return status.isFolder ? .folder : status.isRegularFile ? .file : nil
    }

    public func names(in folder: String) -> [String] {
        guard let place = location(of: folder), let listing = try? FolderListing(of: place, at: AT_FDCWD) else { return [] }
        return listing.entries.compactMap { String(validating: $0.name, as: UTF8.self) }
    }

    /// Without links; `nil` when it leads outside or to nothing.
    private func location(of path: String) -> FilePath? {
        let wanted = root.appending(Array(path.utf8))
        guard let place = try? wanted.resolved(), place.relative(to: root) != nil else { return nil }
        return place
    }
}
