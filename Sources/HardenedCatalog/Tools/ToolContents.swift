package import CommandKnowledge
internal import Storage

/// All that is known of the inside of images, as values.
package struct ToolContents: Sendable, Hashable {
    package var packages: [PackageSystem: [DistributionPackage]] = [:]
    /// Of packages of Debian 12, by name.
    package var successors: [String: SuccessorPackage] = [:]
    package var images: [ImageCommands] = []
    package var paths: [MovedPathRule] = []
    package var places: [PackagePath] = []
    package var wrappers: [WrapperRecord] = []
    package var natives: [NativeRequirement] = []
    package var ready: [ReadyVersions] = []
    package var startVariables: [StartVariable] = []
    package var serverSettings: [ServerSetting] = []
    package var runtime = RuntimePackages()
    /// What floating tags stand for: image, line and version.
    package var floating: [[String]] = []
    package var licenses = LicenseList()
    /// What programs do, by each of their names.
    package var descriptions: [String: CommandDescription] = [:]

    package init() {}
}

/// A wrapper with the images that have it.
package struct WrapperRecord: Sendable, Hashable {
    package var images: [String]
    package var wrapper: EntrypointWrapper

    package init(images: [String], wrapper: EntrypointWrapper) {
        self.images = images
        self.wrapper = wrapper
    }
}

extension Catalog {
    /// Everything, to make another catalogue with.
    package var toolContents: ToolContents {
        read { reader throws(DatabaseError) in try reader.toolContents() } ?? ToolContents()
    }
}

extension CatalogReader {
    fileprivate mutating func toolContents() throws(DatabaseError) -> ToolContents {
        var contents = ToolContents()
        for system in PackageSystem.allCases { contents.packages[system] = try packages(of: system) }
        let row = try database.statement("SELECT name, successor, same FROM tool_renamed")
        while try row.step() {
            contents.successors[row.text(0)] = SuccessorPackage(name: row.text(1), isSameSoftware: row.integer(2) != 0)
        }
        row.reset()
        contents.images = try imageCommands()
        contents.paths = try movedPathRules()
        contents.places = try packagePaths()
        contents.wrappers = try wrappers()
        contents.natives = try nativeRequirements()
        contents.ready = try readyVersions().values.sorted { ($0.language, $0.package) < ($1.language, $1.package) }
        contents.startVariables = try startVariables()
        contents.serverSettings = try serverSettings()
        contents.runtime = try runtimePackages()
        contents.floating = try floatingVersions()
        contents.licenses = try licenses()
        contents.descriptions = try commandDescriptions()
        return contents
    }

    private mutating func packages(of system: PackageSystem) throws(DatabaseError) -> [DistributionPackage] {
        let row = try database.statement("SELECT name, releases, rank, commands, needs FROM tool_package WHERE system = ? ORDER BY name")
        defer { row.reset() }
        try row.bind(.integer(system.rawValue), at: 1)
        var packages: [DistributionPackage] = []
        while try row.step() {
            packages.append(
                ToolSchema.package(name: row.text(0), releases: row.integer(1), rank: row.integer(2), commands: row.text(3), needs: row.text(4)))
        }
        return packages
    }
}
