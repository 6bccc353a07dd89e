/// What a package of a language needs from the system when it is installed, or loaded.
public struct NativeRequirement: Sendable, Hashable {
    /// When native code is compiled.
    public enum Compilation: String, Sendable, Hashable, CaseIterable {
        /// There are no prebuilt binaries.
        case always
        /// Where no prebuilt binary fits: on Alpine, with a new release of the language, on a rare processor.
        case sometimes
    }

    /// `pip`, `npm`, `gem`.
    public var language: String
    public var package: String
    public var compilation: Compilation
    /// Programs that the build calls.
    public var commands: [String]
    /// Packages to install before.
    public var debianPackages: [String]
    public var alpinePackages: [String]
    /// Debian packages whose libraries or programs the package uses when it runs.
    public var runtimeDebianPackages: [String]
    /// It asks `ldconfig` where a library lies when it is imported, rather than the loader.
    public var looksUpLibraries: Bool
    /// Extras with which it brings its libraries itself: `binary`.
    public var selfContainedExtras: [String]

    public init(
        language: String, package: String, compilation: Compilation, commands: [String], debianPackages: [String], alpinePackages: [String],
        runtimeDebianPackages: [String], looksUpLibraries: Bool = false, selfContainedExtras: [String] = []
    ) {
        self.language = language
        self.package = package
        self.compilation = compilation
        self.commands = commands
        self.debianPackages = debianPackages
        self.alpinePackages = alpinePackages
        self.runtimeDebianPackages = runtimeDebianPackages
        self.looksUpLibraries = looksUpLibraries
        self.selfContainedExtras = selfContainedExtras
    }
}
