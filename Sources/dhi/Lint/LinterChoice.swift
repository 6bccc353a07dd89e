import Diagnostics
import HardenedCatalog
import LintRules
import Linting
import Migration
import RepositoryConversion
import Synchronization

/// The linter for each file, by the configuration that is in force there.
final class LinterChoice: Sendable {
    /// A linter, and from which severity on its findings make the run fail.
    struct Choice: Sendable {
        let linter: Linter
        let failsFrom: Severity?
        /// What the configuration could not tell.
        let mirrorFaults: MirrorFaults
        let readsIgnoreFile: Bool
        let asksShellCheck: Bool
    }

    /// What the command line says; it counts more than a configuration.
    struct Request: Sendable {
        var options = LintOptions()
        var select: [String] = []
        var ignore: [String] = []
        var severities: [String: Severity] = [:]
        /// `nil`: not said.
        var failsFrom: Configuration.FailureLevel?
        var shellCheck: ShellCheckUse?
        var catalogPath: String?
    }

    private struct Key: Hashable {
        var file: FilePath?
        var lint: Configuration.Lint
    }

    private let store: ConfigurationStore
    private let request: Request
    private let builtIn: Catalog
    /// ShellCheck is there.
    private let hasShellCheck: Bool
    /// By the configuration file in force.
    private let linters = Mutex<[FilePath?: Linter]>([:])
    private let known = Mutex<[Key: Choice]>([:])

    init(catalog: Catalog, request: Request, store: ConfigurationStore, hasShellCheck: Bool) {
        builtIn = catalog
        self.hasShellCheck = hasShellCheck
        self.request = request
        self.store = store
    }

    func choice(for file: DiscoveredFile) throws(ConfigurationFailure) -> Choice {
        try choice(try store.configuration(for: file), file.location)
    }

    /// For standard input under the name of `path`.
    func choice(forPath path: FilePath) throws(ConfigurationFailure) -> Choice {
        try choice(try store.configuration(forPath: path), store.location(of: path))
    }

    private func choice(_ configuration: Configuration, _ location: FilePath) throws(ConfigurationFailure) -> Choice {
        let path = configuration.folder.flatMap { location.relative(to: $0) } ?? location
        let key = Key(file: configuration.files.first, lint: configuration.lint(for: path))
        if let found = known.withLock({ $0[key] }) { return found }
        let selection: RuleSelection
        do throws(RuleSelectionError) {
            selection = try RuleSelection(
                RuleRegistry.all, select: request.select.isEmpty ? key.lint.select ?? [] : request.select, ignore: key.lint.ignore + request.ignore,
                severities: key.lint.severities.merging(request.severities) { $1 })
        } catch {
            throw ConfigurationFailure([ConfigurationError(file: key.file ?? location, message: error.description)])
        }
        let policy = request.options.policy.adding(key.lint)
        let use = request.shellCheck ?? key.lint.shellCheck ?? .auto
        if use == .always, !hasShellCheck {
            throw ConfigurationFailure([ConfigurationError(file: key.file ?? location, message: "lint.shellcheck is always, and there is no shellcheck on the PATH; install it, or write auto")])
        }
        let choice = Choice(
            linter: try linter(configuration).using(selection, policy), failsFrom: threshold(key.lint), mirrorFaults: configuration.mirrorFaults, readsIgnoreFile: selection.readsIgnoreFile,
            asksShellCheck: hasShellCheck && use != .never && selection.relaysFindings)
        known.withLock { $0[key] = choice }
        return choice
    }

    /// The linter with the images of a configuration; its rules are none of importance.
    private func linter(_ configuration: Configuration) throws(ConfigurationFailure) -> Linter {
        let key = configuration.files.first
        if let found = linters.withLock({ $0[key] }) { return found }
        var options = request.options
        options.migration = try options.migration.adding(configuration)
        let linter = Linter(RuleSelection(RuleRegistry.all), catalog: try catalog(configuration), options: options)
        // Whoever comes first is kept, so that what is known of images is shared.
        return linters.withLock { linters in
            let kept = linters[key] ?? linter
            linters[key] = kept
            return kept
        }
    }

    private func catalog(_ configuration: Configuration) throws(ConfigurationFailure) -> Catalog {
        guard request.catalogPath == nil, let named = configuration.catalog, let file = configuration.files.first else { return builtIn }
        do {
            return try CatalogChoice.open(named.path.text, sha256: named.sha256)
        } catch {
            throw ConfigurationFailure([ConfigurationError(file: file, message: "\(error)")])
        }
    }

    private func threshold(_ lint: Configuration.Lint) -> Severity? {
        switch request.failsFrom ?? lint.failOn ?? .at(.warning) {
        case .never: nil
        case .at(let severity): severity
        }
    }
}
