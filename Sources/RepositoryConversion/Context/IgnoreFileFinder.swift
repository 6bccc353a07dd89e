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
        let own = read(FilePath(file.location.bytes + name))
        // Most folders have none, and then it does not matter which one is the context.
        let folders = file.foldersUpward
        guard own != nil || folders.contains(where: { (try? $0.appending(name).status()) != nil }) else { return nil }
        for folder in folders {
            // Without one there is nothing to say of this folder, only whether it is the context.
            let ignored = own ?? read(folder.appending(name))
            let context = FolderContext(root: folder)
            if sources.allSatisfy({ context.holds($0) || ignored?.excludes($0) == true }) { return ignored }
        }
        return nil
    }

    private static let name = Array(".dockerignore".utf8)

    private static func read(_ path: FilePath) -> IgnoreFile? {
        // Its folder is without links, and following all that there could be takes long.
        guard let status = try? path.status(), let place = status.isLink ? (try? path.resolved()) : path, let bytes = try? reader.contents(of: place, shownAs: place).bytes else { return nil }
        return IgnoreFile(bytes)
    }

    private static let reader = FileReader(limit: 1 << 20)
}
