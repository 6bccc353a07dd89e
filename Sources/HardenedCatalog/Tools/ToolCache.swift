internal import CommandKnowledge

/// What was read of the tables of what is inside images; only what exists is kept.
struct ToolCache: Sendable {
    /// By the number of the system, as `patterns`.
    var packages: [Int: [String: DistributionPackage]] = [:]
    var patterns: [Int: [PackagePattern]] = [:]
    /// Commands of hardened images, as they stand.
    var imageRecords: [[String]]?
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
    /// Commands of source images, by name, system and packages in one list.
    var sourceCommands: [String: Set<String>] = [:]
    /// What programs do, by name; `nil`: there is no description.
    var descriptions: [String: CommandDescription?] = [:]
    /// By image; there are few for each.
    var known: [String: [(key: KnownCommands.Key, commands: KnownCommands)]] = [:]

    /// Packages of the vendor by a pattern of their names.
    struct PackagePattern: Sendable {
        var name: NamePattern
        var commands: [String]
    }
}
