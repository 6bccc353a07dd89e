import Diagnostics
import DockerfileSyntax
import HardenedCatalog
import LintRules
import Linting
import Migration
import RepositoryConversion
import Synchronization

/// The linter for each file, by the configuration that is in force there.
final class LinterChoice: ChoiceByFile {
    /// A linter, and from which severity on its findings make the run fail.
    ///
    /// A class, since files of one choice, which is known by its identity, are linted together.
    final class Choice: Sendable {
        let linter: Linter
        let failsFrom: Severity?
        /// What the configuration could not tell.
        let mirrorFaults: MirrorFaults
        let readsIgnoreFile: Bool
        let asksShellCheck: Bool
        /// Findings that are known already.
        let baseline: BaselineFile?

        init(linter: Linter, failsFrom: Severity?, mirrorFaults: MirrorFaults, asksShellCheck: Bool, baseline: BaselineFile?) {
            self.linter = linter
            self.failsFrom = failsFrom
            self.mirrorFaults = mirrorFaults
            readsIgnoreFile = linter.selection.readsIgnoreFile
            self.asksShellCheck = asksShellCheck
            self.baseline = baseline
        }

        /// Throws where a pattern of the configuration could not be compared with an image of the file at `path`.
        func checkMirrors(_ tree: DockerfileTree, _ path: FilePath) throws(InputFailure) {
            try mirrorFaults.check(tree, path, linter.options.migration)
        }

        /// Whether all findings of a rule are asked for; true of a name that no rule has.
        func looksForAll(_ rule: String) -> Bool {
            linter.selection.looksForAll(rule) && (asksShellCheck || !linter.selection.isRelayed(rule))
        }
    }

    /// Where the baseline of a file comes from.
    enum BaselineSource: Sendable {
        /// The configuration names it.
        case configured
        case file(BaselineFile)
        /// Everything is reported.
        case none
    }

    /// What the command line says; it counts more than a configuration.
    struct Request: Sendable {
        var options = LintOptions()
        var select: [String] = []
        var ignore: [String] = []
        var severities: RuleSeverities = [:]
        /// `nil`: not said.
        var failsFrom: Configuration.FailureLevel?
        var shellCheck: ShellCheckUse?
        var catalogPath: String?
        var baseline = BaselineSource.configured
        /// Names of rules that the configurations of the run define, as a name on the command line may stand for one of some files only.
        var ownRules: Set<String> = []

        /// What a configuration says, and the command line on top of it.
        func adding(to lint: Configuration.Lint) -> Configuration.Lint {
            var lint = lint
            if !select.isEmpty { lint.select = select }
            lint.ignore += ignore
            lint.severities.merge(severities)
            lint.failOn = failsFrom ?? lint.failOn
            lint.shellCheck = shellCheck ?? lint.shellCheck
            return lint
        }
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
    private let linters = Mutex<[FilePath: Linter]>([:])
    /// The one with the images that are known without a configuration.
    private let standardLinter = Mutex<Linter?>(nil)
    private let known = Mutex<[Key: Choice]>([:])
    /// The one without a configuration.
    private let standard = Mutex<Choice?>(nil)
    /// Those that configurations name, by their path.
    private let baselines = Mutex<[FilePath: Result<BaselineFile, BaselineFile.Failure>]>([:])

    init(catalog: Catalog, request: Request, store: ConfigurationStore, hasShellCheck: Bool) {
        builtIn = catalog
        self.hasShellCheck = hasShellCheck
        self.request = request
        self.store = store
    }

    func choice(for file: DiscoveredFile) throws(ConfigurationFailure) -> Choice {
        try choice(try store.configuration(for: file), file.location)
    }

    func choice(forPath path: FilePath) throws(ConfigurationFailure) -> Choice {
        try choice(try store.configuration(forPath: path), ConfigurationStore.location(of: path))
    }

    /// Rules that the configurations of files define; of several of one name the first. Broken configurations have none.
    static func ownRules(of inputs: [InputFile], _ store: ConfigurationStore) -> [PatternRule] {
        var files: Set<FilePath> = []
        var names: Set<String> = []
        var rules: [PatternRule] = []
        for input in inputs {
            let configuration: Configuration?
            switch input {
            case .file(let file): configuration = try? store.configuration(for: file)
            case .text(_, let name): configuration = try? store.configuration(forPath: name)
            }
            guard let configuration, let file = configuration.files.first, files.insert(file).inserted else { continue }
            rules += configuration.lint.rules.filter { names.insert($0.name).inserted }
        }
        return rules
    }

    /// The configuration of a file, what it and the command line say of linting it, and the rules that this comes to.
    typealias InForce = (configuration: Configuration, lint: Configuration.Lint, selection: RuleSelection)

    func inForce(for file: DiscoveredFile) throws(ConfigurationFailure) -> InForce {
        try inForce(try store.configuration(for: file), file.location)
    }

    func inForce(forPath path: FilePath) throws(ConfigurationFailure) -> InForce {
        try inForce(try store.configuration(forPath: path), ConfigurationStore.location(of: path))
    }

    private func inForce(_ configuration: Configuration, _ location: FilePath) throws(ConfigurationFailure) -> InForce {
        let path = configuration.folder.flatMap { location.relative(to: $0) } ?? location
        var lint = request.adding(to: configuration.lint(for: path))
        let policy = request.options.policy.adding(lint)
        (lint.trustedRegistries, lint.labels) = (policy.trustedRegistries, policy.labels)
        if policy.isStrictAboutLabels { lint.isStrictAboutLabels = true }
        if policy.ignoresPragmas { lint.ignoresPragmas = true }
        switch request.baseline {
        case .configured: break
        case .none: lint.baseline = nil
        case .file(let file): lint.baseline = Configuration.Lint.Baseline(path: file.path, file: file.path, line: 1, column: 1)
        }
        return (configuration, lint, try selection(lint, configuration.files.first ?? location))
    }

    private func selection(_ lint: Configuration.Lint, _ file: FilePath) throws(ConfigurationFailure) -> RuleSelection {
        if lint.rules.isEmpty, lint.select ?? [] == [], lint.ignore.isEmpty, lint.severities.entries.isEmpty { return .standard }
        do throws(RuleSelectionError) {
            return try RuleSelection(RuleRegistry.all, own: lint.rules, select: lint.select ?? [], ignore: lint.ignore, severities: lint.severities, elsewhere: request.ownRules)
        } catch {
            throw ConfigurationFailure([ConfigurationError(file: file, message: error.description)])
        }
    }

    private func choice(_ configuration: Configuration, _ location: FilePath) throws(ConfigurationFailure) -> Choice {
        // Most files have none, and comparing all that one can say takes long.
        if configuration.files.isEmpty, let found = standard.withLock({ $0 }) { return found }
        let path = configuration.folder.flatMap { location.relative(to: $0) } ?? location
        let key = Key(file: configuration.files.first, lint: configuration.lint(for: path))
        if configuration.files.isEmpty {
            let choice = try makeChoice(configuration, key, location)
            standard.withLock { $0 = choice }
            return choice
        }
        if let found = known.withLock({ $0[key] }) { return found }
        let choice = try makeChoice(configuration, key, location)
        known.withLock { $0[key] = choice }
        return choice
    }

    private func makeChoice(_ configuration: Configuration, _ key: Key, _ location: FilePath) throws(ConfigurationFailure) -> Choice {
        let lint = request.adding(to: key.lint)
        let selection = try selection(lint, key.file ?? location)
        let use = lint.shellCheck ?? .auto
        if use == .always, !hasShellCheck {
            throw ConfigurationFailure([ConfigurationError(file: key.file ?? location, message: "lint.shellcheck is always, and there is no shellcheck on the PATH; install it, or write auto")])
        }
        return Choice(
            linter: try linter(configuration).using(selection, request.options.policy.adding(lint)), failsFrom: threshold(lint), mirrorFaults: configuration.mirrorFaults,
            asksShellCheck: hasShellCheck && use != .never && selection.relaysFindings, baseline: try baseline(key.lint))
    }

    /// The linter with the images of a configuration; its rules are none of importance.
    private func linter(_ configuration: Configuration) throws(ConfigurationFailure) -> Linter {
        guard let file = configuration.files.first else {
            if let found = standardLinter.withLock({ $0 }) { return found }
            let linter = try makeLinter(configuration)
            return standardLinter.withLock { kept in
                let first = kept ?? linter
                kept = first
                return first
            }
        }
        if let found = linters.withLock({ $0[file] }) { return found }
        let linter = try makeLinter(configuration)
        // Whoever comes first is kept, so that what is known of images is shared.
        return linters.withLock { linters in
            let kept = linters[file] ?? linter
            linters[file] = kept
            return kept
        }
    }

    private func makeLinter(_ configuration: Configuration) throws(ConfigurationFailure) -> Linter {
        var options = request.options
        options.migration = try options.migration.adding(configuration)
        return Linter(.standard, catalog: try catalog(configuration), options: options)
    }

    private func baseline(_ lint: Configuration.Lint) throws(ConfigurationFailure) -> BaselineFile? {
        switch request.baseline {
        case .file(let file): return file
        case .none: return nil
        case .configured: break
        }
        guard let named = lint.baseline else { return nil }
        // Read once, however many files ask.
        let result = baselines.withLock { baselines in
            if let known = baselines[named.path] { return known }
            let result = Result { () throws(BaselineFile.Failure) in try BaselineFile(reading: named.path) }
            baselines[named.path] = result
            return result
        }
        do throws(BaselineFile.Failure) {
            return try result.get()
        } catch {
            throw ConfigurationFailure([ConfigurationError(file: named.file, line: named.line, column: named.column, message: "lint.baseline: \(error.message)")])
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
        switch lint.failOn ?? .at(.warning) {
        case .never: nil
        case .at(let severity): severity
        }
    }
}
