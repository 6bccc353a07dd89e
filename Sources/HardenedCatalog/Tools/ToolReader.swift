internal import SourceModel
internal import Storage

// Reading of the tables in `ToolSchema`.
extension CatalogReader {
    mutating func package(_ name: String, in system: PackageSystem) throws(DatabaseError) -> DistributionPackage? {
        if let known = memory.recall({ $0.tools.packages[system.rawValue]?[name] }) { return known }
        let row = try database.statement("SELECT releases, rank, commands, needs FROM tool_package WHERE system = ? AND name = ?")
        defer { row.reset() }
        guard try row.bind(.integer(system.rawValue), .text(name)).step() else { return nil }
        let package = ToolSchema.package(
            name: name, releases: row.integer(0), rank: row.integer(1), commands: row.text(2), needs: row.text(3))
        memory.keep { $0.tools.packages[system.rawValue, default: [:]][name] = package }
        return package
    }

    /// Packages with a command of this name, in the order in which they are to be preferred.
    mutating func providers(of command: String, in system: PackageSystem, release: String?) throws(DatabaseError) -> [DistributionPackage] {
        let row = try database.statement("SELECT packages FROM tool_command WHERE system = ? AND command = ?")
        let isListed = try row.bind(.integer(system.rawValue), .text(command)).step()
        let names = isListed ? DistributionPackage.words(ToolSchema.words(row.text(0)), release: release) : [command]
        row.reset()
        var packages: [DistributionPackage] = []
        for name in names {
            guard let package = try package(name, in: system), package.exists(release: release) else { continue }
            if package.commands(release: release).contains(command) { packages.append(package) }
        }
        return packages
    }

    /// Commands of a package that the vendor of the hardened images builds; `nil`: it is none of those.
    mutating func vendorCommands(of name: String, system: PackageSystem) throws(DatabaseError) -> [String]? {
        guard let vendor = system.hardened else { return nil }
        var best: (weight: Int, commands: [String])?
        let (patterns, name) = (try patterns(of: vendor), Substring(name))
        for index in patterns.indices {
            let pattern = patterns[index]
            guard let match = pattern.name.match(name) else { continue }
            let weight = pattern.name.isExact ? Int.max : pattern.name.weight
            if let best, best.weight >= weight { continue }
            best = (weight, pattern.commands.map { NamePattern.fill($0, with: match.captured ?? "") })
        }
        return best?.commands
    }

    private mutating func patterns(of system: PackageSystem) throws(DatabaseError) -> [ToolCache.PackagePattern] {
        if let known = memory.recall({ $0.tools.patterns[system.rawValue] }) { return known }
        let row = try database.statement("SELECT name, commands FROM tool_package WHERE system = ? ORDER BY name")
        defer { row.reset() }
        try row.bind(.integer(system.rawValue), at: 1)
        var patterns: [ToolCache.PackagePattern] = []
        while try row.step() {
            patterns.append(ToolCache.PackagePattern(name: NamePattern(Substring(row.text(0))), commands: ToolSchema.words(row.text(1))))
        }
        memory.keep { [patterns] in $0.tools.patterns[system.rawValue] = patterns }
        return patterns
    }

    mutating func successor(of name: String) throws(DatabaseError) -> SuccessorPackage? {
        let row = try database.statement("SELECT successor, same FROM tool_renamed WHERE name = ?")
        defer { row.reset() }
        guard try row.bind(.text(name)).step() else { return nil }
        return SuccessorPackage(name: row.text(0), isSameSoftware: row.integer(1) != 0)
    }
}

// MARK: - Small tables, read whole

extension CatalogReader {
    mutating func imageCommands() throws(DatabaseError) -> [ImageCommands] {
        try imageRecords().compactMap(ToolRecord.imageCommands)
    }

    /// The records that hold for a definition; the lists of all others are not read.
    mutating func imageCommands(for definition: ImageDefinition) throws(DatabaseError) -> [ImageCommands] {
        try imageRecords().compactMap { fields in
            guard let images = fields.first, images.isEmpty || images.holdsBytes(of: definition.image), let record = ToolRecord.imageCommands(fields) else { return nil }
            return record.holds(for: definition) ? record : nil
        }
    }

    private mutating func imageRecords() throws(DatabaseError) -> [[String]] {
        if let known = memory.recall({ $0.tools.imageRecords }) { return known }
        let records = try records(.imageCommands)
        memory.keep { $0.tools.imageRecords = records }
        return records
    }

    mutating func movedPathRules() throws(DatabaseError) -> [MovedPathRule] {
        if let known = memory.recall({ $0.tools.paths }) { return known }
        let records = try records(.movedPath).compactMap(ToolRecord.movedPathRule)
        memory.keep { $0.tools.paths = records }
        return records
    }

    mutating func packagePaths() throws(DatabaseError) -> [PackagePath] {
        if let known = memory.recall({ $0.tools.places }) { return known }
        let records = try records(.packagePath).compactMap(ToolRecord.packagePath)
        memory.keep { $0.tools.places = records }
        return records
    }

    mutating func wrappers() throws(DatabaseError) -> [WrapperRecord] {
        if let known = memory.recall({ $0.tools.wrappers }) { return known }
        let records = try records(.wrapper).compactMap(ToolRecord.wrapper)
        memory.keep { $0.tools.wrappers = records }
        return records
    }

    mutating func nativeRequirements() throws(DatabaseError) -> [NativeRequirement] {
        if let known = memory.recall({ $0.tools.natives }) { return known }
        let records = try records(.native).compactMap(ToolRecord.native)
        let byName = Dictionary(records.map { ("\($0.language) \($0.package)", $0) }, uniquingKeysWith: { first, _ in first })
        memory.keep { memory in
            memory.tools.natives = records
            memory.tools.nativesByName = byName
        }
        return records
    }

    mutating func startVariables() throws(DatabaseError) -> [StartVariable] {
        if let known = memory.recall({ $0.tools.startVariables }) { return known }
        let records = try records(.startVariable).compactMap(ToolRecord.startVariable)
        memory.keep { $0.tools.startVariables = records }
        return records
    }

    mutating func serverSettings() throws(DatabaseError) -> [ServerSetting] {
        if let known = memory.recall({ $0.tools.serverSettings }) { return known }
        let records = try records(.serverSetting).compactMap(ToolRecord.serverSetting)
        memory.keep { $0.tools.serverSettings = records }
        return records
    }

    mutating func runtimePackages() throws(DatabaseError) -> RuntimePackages {
        if let known = memory.recall({ $0.tools.runtime }) { return known }
        var packages = RuntimePackages()
        guard let libraries = ToolRecord.libraries(try records(.library)) else { throw DatabaseError(code: 11, message: "a record of the catalogue is damaged") }
        packages.libraries = libraries
        packages.carried = try records(.carried).first ?? []
        memory.keep { $0.tools.runtime = packages }
        return packages
    }

    mutating func floatingVersions() throws(DatabaseError) -> [[String]] {
        if let known = memory.recall({ $0.tools.floating }) { return known }
        let records = try records(.floating)
        memory.keep { $0.tools.floating = records }
        return records
    }

    mutating func licenses() throws(DatabaseError) -> LicenseList {
        if let known = memory.recall({ $0.tools.licenses }) { return known }
        let records = try records(.license)
        let list = records.count == 2 ? LicenseList(licenses: records[0], exceptions: records[1]) : LicenseList()
        memory.keep { $0.tools.licenses = list }
        return list
    }

    mutating func nativeRequirement(language: String, package: String) throws(DatabaseError) -> NativeRequirement? {
        _ = try nativeRequirements()
        return memory.recall { $0.tools.nativesByName["\(language) \(package)"] }
    }

    mutating func readyVersions() throws(DatabaseError) -> [String: ReadyVersions] {
        if let known = memory.recall({ $0.tools.ready }) { return known }
        let records = try records(.ready).compactMap(ToolRecord.ready)
        let byName = Dictionary(records.map { ("\($0.language) \($0.package)", $0) }, uniquingKeysWith: { first, _ in first })
        memory.keep { $0.tools.ready = byName }
        return byName
    }

    private mutating func records(_ kind: ToolRecord.Kind) throws(DatabaseError) -> [[String]] {
        let row = try database.statement("SELECT content FROM tool_record WHERE kind = ? ORDER BY ordinal")
        defer { row.reset() }
        try row.bind(.text(kind.rawValue), at: 1)
        var records: [[String]] = []
        while try row.step() {
            guard let fields = row.withBytes(0, { StringList.texts($0) }) else { throw DatabaseError(code: 11, message: "a record of the catalogue is damaged") }
            records.append(fields)
        }
        return records
    }
}
