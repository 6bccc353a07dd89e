internal import CommandKnowledge

/// What was read of the tables of what is inside images; only what exists is kept.
struct ToolCache: Sendable {
    var packages: [PackageSystem: [String: DistributionPackage]] = [:]
    var patterns: [PackageSystem: [PackagePattern]] = [:]
    var images: [ImageCommands]?
    var paths: [MovedPathRule]?
    var places: [PackagePath]?
    var wrappers: [WrapperRecord]?
    var natives: [NativeRequirement]?
    /// By language and package.
    var ready: [String: ReadyVersions]?
    var startVariables: [StartVariable]?
    var serverSettings: [ServerSetting]?
    var runtime: RuntimePackages?
    var floating: [[String]]?
    var licenses: LicenseList?
    var nativesByName: [String: NativeRequirement] = [:]
    /// Commands of source images, by name, system, first tag and packages.
    var sourceCommands: [[String]: Set<String>] = [:]
    /// What programs do, by name; `nil`: there is no description.
    var descriptions: [String: CommandDescription?] = [:]
    var known: [KnownCommands.Key: KnownCommands] = [:]

    /// Packages of the vendor by a pattern of their names.
    struct PackagePattern: Sendable {
        var name: NamePattern
        var commands: [String]
    }
}
