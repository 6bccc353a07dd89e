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
    /// Made when the first configuration is read; most runs meet none.
    private let vocabulary: @Sendable () -> ConfigurationVocabulary
    /// Configurations of hadolint say how files are linted.
    private let readsHadolint: Bool
    /// By the path of the configuration file.
    private let loaded = Mutex<[FilePath: Result<Configuration, ConfigurationFailure>]>([:])
    /// Where there is no file.
    private let standard = Configuration()
    private let nearest: NearestFile

    /// - Parameter vocabulary: Asked when a configuration is read.
    public init(
        _ source: Source = .nearest, vocabulary: @escaping @autoclosure @Sendable () -> ConfigurationVocabulary = ConfigurationVocabulary(), readsHadolint: Bool = false
    ) {
        self.source = source
        self.vocabulary = vocabulary
        self.readsHadolint = readsHadolint
        nearest = NearestFile([[Discovery.configurationName]] + (readsHadolint ? [HadolintConfiguration.names] : []))
    }

    /// The configuration in force for `file`.
    public func configuration(for file: DiscoveredFile) throws(ConfigurationFailure) -> Configuration {
        try configuration(forFolder: file.location.parent, tree: file.tree)
    }

    /// The configuration in force in `folder` of `tree`, both absolute and without links; for standard input the current folder.
    public func configuration(forFolder folder: FilePath, tree: FilePath) throws(ConfigurationFailure) -> Configuration {
        switch source {
        case .none: return standard
        case .file(let path): return try load(path, in: Tree(root: FilePath("/"), isRepository: false))
        case .nearest:
            let tree = Tree(root: tree, isRepository: true)
            let paths = nearest.paths(from: folder, in: tree)
            let path = paths[0]
            var configuration = try path.map { path throws(ConfigurationFailure) in try load(path, in: tree) } ?? standard
            // Both stand on the way up, so that the longer path is the nearer one.
            if readsHadolint, let hadolint = paths[1], path.map({ hadolint.parent.bytes.count > $0.parent.bytes.count }) ?? true {
                let found = try load(hadolint, in: tree)
                configuration.files += found.files
                configuration.lint = found.lint
                configuration.notes += found.notes
            }
            return configuration
        }
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
            loaded.isEmpty ? [] : loaded.sorted { $0.key < $1.key }.compactMap { if case .failure(let failure) = $0.value { failure } else { nil } }
        }
    }

    /// What was left out of the configurations so far.
    public var notes: [ConfigurationNote] {
        loaded.withLock { loaded in loaded.isEmpty ? [] : loaded.sorted { $0.key < $1.key }.flatMap { (try? $0.value.get().notes) ?? [] } }
    }

    private func load(_ path: FilePath, in tree: Tree) throws(ConfigurationFailure) -> Configuration {
        if let known = loaded.withLock({ $0[path] }) { return try known.get() }
        let result: Result<Configuration, ConfigurationFailure>
        do throws(ConfigurationFailure) {
            if !HadolintConfiguration.isOne(path) {
                result = .success(try ConfigurationLoader.load(path, in: tree, vocabulary()))
            } else if readsHadolint {
                result = .success(try HadolintConfiguration.load(path, in: tree, vocabulary()))
            } else {
                throw ConfigurationFailure([ConfigurationError(file: path, message: "is a configuration of hadolint by its name, which only 'dhi lint' reads; name a .dhi.yaml")])
            }
        } catch {
            result = .failure(error)
        }
        loaded.withLock { $0[path] = result }
        return try result.get()
    }
}
