public import BuildEffects
public import DockerfileSyntax
import Synchronization

/// Finds the `.dockerignore` that counts for a Dockerfile.
public final class IgnoreFileFinder: Sendable {
    /// By folder, as files mostly share the folders above them; `nil`: there is none there, or it cannot be read.
    private let known = Mutex<[FilePath: IgnoreFile?]>([:])

    public init() {}

    /// The one of the build context; `nil`: there is none, it cannot be read, or it is not known which folder the file is built with.
    ///
    /// A file `<Dockerfile>.dockerignore` goes before the one at the root of the context. The context is the nearest folder that holds or excludes all that the file copies.
    public func ignoreFile(of file: DiscoveredFile, _ tree: DockerfileTree) -> IgnoreFile? {
        let sources = ContextFinder.copiedSources(tree)
        if sources.isEmpty { return nil }
        let own = Self.read(FilePath(file.location.bytes + Self.name))
        let folders = file.foldersUpward
        // Most folders have none, and then it does not matter which one is the context.
        guard own != nil || folders.contains(where: { ignoreFile(in: $0) != nil }) else { return nil }
        for folder in folders {
            // Without one there is nothing to say of this folder, only whether it is the context.
            let ignored = own ?? ignoreFile(in: folder)
            let context = FolderContext(root: folder)
            if sources.allSatisfy({ context.holds($0) || ignored?.excludes($0) == true }) { return ignored }
        }
        return nil
    }

    private func ignoreFile(in folder: FilePath) -> IgnoreFile? {
        if let known = known.withLock({ $0[folder] }) { return known }
        let read = Self.read(folder.appending(Self.name))
        known.withLock { $0[folder] = .some(read) }
        return read
    }

    private static let name = Array(".dockerignore".utf8)

    private static func read(_ path: FilePath) -> IgnoreFile? {
        // Its folder is without links, and following all that there could be takes long.
        guard let status = try? path.status(), let place = status.isLink ? (try? path.resolved()) : path, let bytes = try? reader.contents(of: place, shownAs: place).bytes else { return nil }
        return IgnoreFile(bytes)
    }

    private static let reader = FileReader(limit: 1 << 20)
}
