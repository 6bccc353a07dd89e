import Synchronization

/// Finds and keeps the configuration in force for each file of a run; each file is read once.
public final class ConfigurationStore: Sendable {
    /// Where configurations come from.
    public enum Source: Sendable, Hashable {
        /// The nearest `.dhi.yaml` of each file.
        case nearest
        /// One file for all (`--config`); it may extend any file, as it was chosen by the user and not by the repository.
        case file(FilePath)
        /// None at all (`--no-config`).
        case none
    }

    private let source: Source
    private let vocabulary: ConfigurationVocabulary
    /// By the path of the configuration file.
    private let loaded = Mutex<[FilePath: Result<Configuration, ConfigurationFailure>]>([:])
    /// By the tree's root and a folder in it, the nearest folder from there up to the root that holds a configuration.
    private let nearest = Mutex<[FilePath: [FilePath: FilePath?]]>([:])

    public init(_ source: Source = .nearest, vocabulary: ConfigurationVocabulary = ConfigurationVocabulary()) {
        self.source = source
        self.vocabulary = vocabulary
    }

    /// The configuration in force for `file`.
    public func configuration(for file: DiscoveredFile) throws(ConfigurationFailure) -> Configuration {
        try configuration(forFolder: file.location.parent, tree: file.tree)
    }

    /// The configuration in force in `folder` of `tree`, both absolute and without links; for standard input the current folder.
    public func configuration(forFolder folder: FilePath, tree: FilePath) throws(ConfigurationFailure) -> Configuration {
        switch source {
        case .none: return Configuration()
        case .file(let path): return try load(path, in: Tree(root: FilePath("/"), isRepository: false))
        case .nearest:
            let tree = Tree(root: tree, isRepository: true)
            guard let folder = configuredFolder(at: folder, in: tree) else { return Configuration() }
            return try load(folder.appending(Discovery.configurationName), in: tree)
        }
    }

    private func configuredFolder(at folder: FilePath, in tree: Tree) -> FilePath? {
        if let known = nearest.withLock({ $0[tree.root]?[folder] }) { return known }
        let holds = (try? folder.appending(Discovery.configurationName).status()) != nil
        let found = holds ? folder : folder == tree.root || !tree.contains(folder) ? nil : configuredFolder(at: folder.parent, in: tree)
        nearest.withLock { $0[tree.root, default: [:]][folder] = .some(found) }
        return found
    }

    /// The same for files whose tree is not known, such as standard input under the name of `path`.
    public func configuration(forPath path: FilePath) throws(ConfigurationFailure) -> Configuration {
        guard let folder = try? path.parent.resolved() else { return try configuration(forFolder: FilePath("/"), tree: FilePath("/")) }
        return try configuration(forFolder: folder, tree: Tree(around: folder).root)
    }

    /// The absolute path behind a name such as that of standard input, as far as its folder exists.
    public static func location(of path: FilePath) -> FilePath { (try? path.parent.resolved())?.appending(path.lastComponent) ?? path }

    /// A search that heeds the `exclude` of the configurations; a broken one excludes nothing and fails for each of its files.
    public var discovery: Discovery {
        var discovery = Discovery { [self] folder in
            let path = folder.appending(Discovery.configurationName)
            guard source == .nearest, (try? path.status()) != nil, let found = try? load(path, in: Tree(around: folder)) else { return nil }
            return PathRules(patterns: found.exclusions.paths)
        }
        if case .file(let path) = source, let found = try? load(path, in: Tree(root: FilePath("/"), isRepository: false)) {
            discovery.commonExclusions = PathRules(patterns: found.exclusions.paths)
        }
        return discovery
    }

    /// Everything that was found wrong so far, for a run that found no files.
    public var failures: [ConfigurationFailure] {
        loaded.withLock { loaded in
            loaded.sorted { $0.key < $1.key }.compactMap { if case .failure(let failure) = $0.value { failure } else { nil } }
        }
    }

    private func load(_ path: FilePath, in tree: Tree) throws(ConfigurationFailure) -> Configuration {
        if let known = loaded.withLock({ $0[path] }) { return try known.get() }
        let result: Result<Configuration, ConfigurationFailure>
        do throws(ConfigurationFailure) {
            result = .success(try ConfigurationLoader.load(path, in: tree, vocabulary))
        } catch {
            result = .failure(error)
        }
        loaded.withLock { $0[path] = result }
        return try result.get()
    }
}
