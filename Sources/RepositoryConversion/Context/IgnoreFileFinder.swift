public import BuildEffects
public import DockerfileSyntax

/// Finds the `.dockerignore` that counts for a Dockerfile.
public enum IgnoreFileFinder {
    /// The one of the build context; `nil`: there is none, it cannot be read, or it is not known which folder the file is built with.
    ///
    /// A file `<Dockerfile>.dockerignore` goes before the one at the root of the context. The context is the nearest folder that holds or excludes all that the file copies.
    public static func ignoreFile(of file: DiscoveredFile, _ tree: DockerfileTree) -> IgnoreFile? {
        let sources = ContextFinder.copiedSources(tree)
        if sources.isEmpty { return nil }
        let own = read(FilePath(file.location.bytes + Array(".dockerignore".utf8)))
        // Most folders have none, and then it does not matter which one is the context.
        guard own != nil || isAbove(file) else { return nil }
        var folder = file.location.parent
        while folder.relative(to: file.tree) != nil {
            // Without one there is nothing to say of this folder, only whether it is the context.
            let ignored = own ?? read(folder.appending(Array(".dockerignore".utf8)))
            guard let context = FolderContext(folder) else { return nil }
            if sources.allSatisfy({ context.holds($0) || ignored?.excludes($0) == true }) { return ignored }
            if folder == file.tree || folder.parent == folder { return nil }
            folder = folder.parent
        }
        return nil
    }

    /// Whether the folder of a file, or one above it within its tree, has a `.dockerignore`.
    private static func isAbove(_ file: DiscoveredFile) -> Bool {
        var folder = file.location.parent
        while folder.relative(to: file.tree) != nil {
            if (try? folder.appending(Array(".dockerignore".utf8)).status()) != nil { return true }
            if folder == file.tree || folder.parent == folder { return false }
            folder = folder.parent
        }
        return false
    }

    private static func read(_ path: FilePath) -> IgnoreFile? {
        // Following all links in a path takes long, and most files are not there.
        guard (try? path.status()) != nil, let place = try? path.resolved(), let status = try? place.status(), status.isRegularFile, let bytes = try? reader.contents(of: place, shownAs: place).bytes else { return nil }
        return IgnoreFile(bytes)
    }

    private static let reader = FileReader(limit: 1 << 20)
}
