public import Diagnostics
public import Linting
public import PatternMatching

/// What an organisation or a project says in `.dhi.yaml`.
///
/// In force for a file is the nearest `.dhi.yaml` in its folder or one above, up to the root of the repository (or the folder that was named, where
/// there is no repository). Files further up count only when the nearest one names them with `extends`. Where both the
/// file and one it extends speak:
/// - of single values (`registry`, `catalog`, `digests`, `available`, `upgrade-eol`, `lint.fail-on`, `lint.shellcheck`, `lint.select`, `lint.baseline`, `lint.strict-labels`,
///   `lint.disable-pragmas`) its own counts;
/// - of `mappings` and `images` its own counts for the same image, of `lint.severity` for the same rule, of `lint.rules` for the same name, of
///   `lint.label-schema` for the same label;
/// - of `mirrors` its own are tried first;
/// - lists (`allow`, `refuse`, `exclude`, `lint.ignore`, `lint.overrides`, `lint.trusted-registries`) are joined, those of the extended file first.
///
/// For `lint`, a `.hadolint.yaml` or `.hadolint.yml` that is nearer than any `.dhi.yaml` takes the place of the section `lint`; see
/// `HadolintConfigurationReader`.
///
/// File names in it are relative to the folder of the file they stand in; path patterns to the folder of the file in force.
public struct Configuration: Sendable {
    /// The files it was read from, the one in force first; empty for the default.
    public var files: [FilePath] = []
    /// A catalogue other than the built-in one.
    public var catalog: CatalogFile?
    /// How hardened images are called where they are pulled from, with `{image}` for the short name; `nil`: `dhi.io/{image}`.
    public var registry: String?
    /// Names under which ordinary images are mirrored.
    public var mirrors: [Mirror] = []
    /// Rows that come before those of the catalogue.
    public var mappings: [ImageMapping] = []
    /// Facts of the organisation's own images.
    public var images: [OwnImage] = []
    public var exclusions = Exclusions()
    /// Names of what `--allow` allows.
    public var permissions: [String] = []
    /// Kinds that `--refuse` refuses.
    public var refused: [String] = []
    /// See `ImageList.digests`.
    public var digestsFile: FilePath?
    /// See `ImageList.available`.
    public var availableFile: FilePath?
    public var upgradesEndOfLife: Bool?
    public var lint = Lint()
    /// What is left out of it, for people.
    public var notes: [ConfigurationNote] = []
    /// Names that could not be compared with the mirrors.
    public let mirrorFaults = MirrorFaults()

    public init() {}

    /// A catalogue file and the hash it must have, so that a run does not depend on what happens to lie there.
    public struct CatalogFile: Sendable, Hashable {
        public var path: FilePath
        /// 64 lower-case hexadecimal digits.
        public var sha256: String
    }

    /// A pattern for whole image names, without tag and digest, and what the familiar name is made of.
    public struct Mirror: Sendable {
        /// Where the pattern stands.
        public var file: FilePath
        public var line: Int
        public var column: Int
        public var pattern: Pattern
        public var replacement: ReplacementTemplate
    }

    /// What one image becomes.
    public struct ImageMapping: Sendable, Hashable {
        /// Name without tag.
        public var source: String
        /// Short name of the hardened image.
        public var image: String
        /// Tags of the target by tag of the source; others go by the usual rules.
        public var tags: [String: String]
        /// One target tag for all tags that are not in `tags`.
        public var tag: String?
        public var reason: String

        public init(source: String, image: String, tags: [String: String] = [:], tag: String? = nil, reason: String = "") {
            self.source = source
            self.image = image
            self.tags = tags
            self.tag = tag
            self.reason = reason
        }
    }

    /// What is known of an image that only the organisation knows; `nil` is unknown.
    public struct OwnImage: Sendable, Hashable {
        /// Reference without tag.
        public var image: String
        public var user: String?
        public var uid: Int?
        public var hasShell: Bool?
        /// Names such as `apt`, `apk`; empty: there is none.
        public var packageManagers: [String]?
        public var entrypoint: [String]?
        public var cmd: [String]?
        public var workdir: String?

        public init(
            image: String, user: String? = nil, uid: Int? = nil, hasShell: Bool? = nil, packageManagers: [String]? = nil, entrypoint: [String]? = nil,
            cmd: [String]? = nil, workdir: String? = nil
        ) {
            self.image = image
            self.user = user
            self.uid = uid
            self.hasShell = hasShell
            self.packageManagers = packageManagers
            self.entrypoint = entrypoint
            self.cmd = cmd
            self.workdir = workdir
        }
    }

    /// What is left alone.
    public struct Exclusions: Sendable, Hashable {
        /// Patterns of the language of `.gitignore`.
        public var paths: [String] = []
        /// Image names without tag.
        public var images: [String] = []
        /// Names of stages.
        public var stages: [String] = []

        public init(paths: [String] = [], images: [String] = [], stages: [String] = []) {
            self.paths = paths
            self.images = images
            self.stages = stages
        }
    }

    public struct Lint: Sendable, Hashable {
        /// Rules and presets; `nil`: the default set.
        public var select: [String]?
        public var ignore: [String] = []
        public var failOn: FailureLevel?
        public var shellCheck: ShellCheckUse?
        public var baseline: Baseline?
        /// Rules of one's own.
        public var rules: [PatternRule] = []
        public var severities: RuleSeverities = [:]
        public var overrides: [Override] = []
        /// See `LintPolicy` for these four; `nil`: not said.
        public var trustedRegistries: [TrustedRegistry] = []
        public var labels: [LabelRequirement] = []
        public var isStrictAboutLabels: Bool?
        public var ignoresPragmas: Bool?

        public init() {}

        /// The file of known findings, and where it is named.
        public struct Baseline: Sendable, Hashable {
            public var path: FilePath
            public var file: FilePath
            public var line: Int
            public var column: Int

            public init(path: FilePath, file: FilePath, line: Int, column: Int) {
                self.path = path
                self.file = file
                self.line = line
                self.column = column
            }
        }

        /// What holds for some files only, on top of the rest; a later one wins.
        public struct Override: Sendable, Hashable {
            public var paths: PathRules
            public var select: [String]?
            public var ignore: [String] = []
            public var severities: RuleSeverities = [:]
        }
    }

    /// From which severity on findings make the run fail.
    public enum FailureLevel: Sendable, Hashable {
        case never
        case at(Severity)
    }
}

extension Configuration {
    /// The folder that path patterns are relative to; `nil` for the default configuration.
    public var folder: FilePath? { files.first?.parent }

    /// The rules for the file at `path`, relative to the folder of the configuration.
    public func lint(for path: FilePath) -> Lint {
        var result = lint
        result.overrides = []
        for override in lint.overrides where override.paths.matches(path) {
            if let select = override.select { result.select = select }
            result.ignore += override.ignore
            result.severities.merge(override.severities)
        }
        return result
    }

    /// The familiar name of the image that a mirror offers as `name` (without tag); `nil` when no mirror has such a name.
    public func unmirrored(_ name: String) throws(ConfigurationError) -> String? {
        for mirror in mirrors {
            let found: Match?
            do throws(MatchingError) {
                found = try mirror.pattern.wholeMatch(in: name)
            } catch {
                let message = "mirrors: the pattern \"\(mirror.pattern.text)\" cannot be compared with the image name \"\(name)\": \(error)"
                throw ConfigurationError(file: mirror.file, line: mirror.line, column: mirror.column, message: message)
            }
            guard let match = found else { continue }
            let result = String(decoding: match.substituting(mirror.replacement), as: UTF8.self)
            let path = result.hasPrefix("docker.io/") ? result.dropFirst("docker.io/".count) : result[...]
            return String(path.hasPrefix("library/") ? path.dropFirst("library/".count) : path)
        }
        return nil
    }
}
