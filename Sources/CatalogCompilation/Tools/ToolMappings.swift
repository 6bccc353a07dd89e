internal import HardenedCatalog
internal import YAMLSyntax

/// Reads the folder `mappings/tools/`.
struct ToolMappings {
    /// Text of a file of the folder by its name.
    let text: (String) throws(MappingsError) -> String
    /// Its name in messages.
    let path: (String) -> String

    func read() throws(MappingsError) -> ToolContents {
        var contents = ToolContents()
        contents.packages[.debian] = try debianPackages(&contents.successors)
        contents.packages[.alpine] = try alpinePackages()
        let vendor = try record("hardened-packages.yaml")
        for (system, key) in [(PackageSystem.hardenedDebian, "debian"), (.hardenedAlpine, "alpine")] {
            contents.packages[system] = try vendor.lists(of: key).map { DistributionPackage(name: $0.name, commands: $0.items, needs: []) }.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        }
        for record in try records("hardened.yaml") { contents.images.append(try ToolRecordFields.imageCommands(record)) }
        for record in try records("moved-paths.yaml") { contents.paths.append(try ToolRecordFields.movedPath(record)) }
        for record in try records("package-paths.yaml") { contents.places.append(try ToolRecordFields.packagePath(record)) }
        for record in try records("entrypoints.yaml") { contents.wrappers.append(try ToolRecordFields.wrapper(record)) }
        for record in try records("start-variables.yaml") { contents.startVariables.append(try ToolRecordFields.startVariable(record)) }
        for record in try records("server-settings.yaml") { contents.serverSettings.append(try ToolRecordFields.serverSetting(record)) }
        let natives = try record("native-packages.yaml")
        for language in natives.keys {
            let packages = try natives.record(language)
            for name in packages.keys {
                contents.natives.append(try ToolRecordFields.native(try packages.record(name), language: language, package: name))
            }
        }
        for (language, file) in [("npm", "node-lines.yaml"), ("pip", "python-wheels.yaml")] {
            let packages = try record(file)
            for name in packages.keys { contents.ready.append(try ToolRecordFields.ready(try packages.record(name), language: language, package: name)) }
        }
        contents.ready.sort { ($0.language, $0.package) < ($1.language, $1.package) }
        let runtime = try record("runtime-packages.yaml")
        contents.runtime.libraries = Dictionary(try runtime.lists(of: "libraries").map { ($0.name, $0.items) }, uniquingKeysWith: { first, _ in first })
        contents.runtime.carried = try runtime.list("carried").sorted()
        let licenses = try record("licenses.yaml")
        contents.licenses = LicenseList(licenses: try licenses.list("licenses"), exceptions: try licenses.list("exceptions"))
        return contents
    }

    func packageSettings() throws(MappingsError) -> PackageSettings {
        try PackageSettings(try records("package-settings.yaml"), file: path("package-settings.yaml"))
    }

    /// Packages whose commands are tools of the system, those to be preferred first.
    func systemTools() throws(MappingsError) -> [String] {
        let record = try record("system-tools.yaml")
        var names: [String] = []
        for group in record.keys { names += try record.list(group) }
        return names
    }

    private func record(_ file: String) throws(MappingsError) -> YAMLRecord {
        try YAMLRecord(text: try text(file), file: path(file))
    }

    private func records(_ file: String) throws(MappingsError) -> [YAMLRecord] {
        try YAMLRecord.records(text: try text(file), file: path(file))
    }
}

// MARK: - Packages

extension ToolMappings {
    /// The imported table, with what is said by hand: links, indispensable dependencies, tools of the system.
    private func debianPackages(_ successors: inout [String: SuccessorPackage]) throws(MappingsError) -> [DistributionPackage] {
        var packages = try PackageTable.read(try text("debian-packages.tsv"), file: path("debian-packages.tsv"))
        let hand = try record("debian.yaml")
        var positions: [String: Int] = [:]
        for (index, package) in packages.enumerated() { positions[package.name] = index }
        func position(_ name: String, in file: String) throws(MappingsError) -> Int {
            guard let position = positions[name] else {
                throw MappingsError(file: path(file), line: nil, message: "Debian has no package `\(name)`")
            }
            return position
        }
        for (name, commands) in try hand.lists(of: "commands") + hand.lists(of: "brought") {
            let index = try position(name, in: "debian.yaml")
            packages[index].commands.removeAll { commands.contains(DistributionPackage.split($0).name) }
            packages[index].commands += commands
        }
        for (name, needs) in try hand.lists(of: "indispensable") {
            let index = try position(name, in: "debian.yaml")
            packages[index].needs.removeAll { needs.contains(DistributionPackage.split($0).name) }
            packages[index].needs += needs.map { "+\($0)" }
        }
        for (rank, name) in try systemTools().enumerated() { packages[try position(name, in: "system-tools.yaml")].rank = rank + 1 }
        for (key, isSame) in [("renamed", true), ("succeeded", false)] {
            for (name, successor) in try hand.record(key).texts {
                _ = try position(successor, in: "debian.yaml")
                successors[name] = SuccessorPackage(name: successor, isSameSoftware: isSame)
            }
        }
        // Libraries whose type of times grew got the ending t64 in Debian 13.
        for package in packages where successors[package.name] == nil && package.releases.contains("12") {
            let renamed = package.name + "t64"
            if positions[renamed] != nil { successors[package.name] = SuccessorPackage(name: renamed, isSameSoftware: true) }
        }
        return packages
    }

    private func alpinePackages() throws(MappingsError) -> [DistributionPackage] {
        let record = try record("alpine-packages.yaml")
        var packages: [DistributionPackage] = []
        for name in record.keys {
            let fields = try record.record(name)
            packages.append(
                DistributionPackage(
                    name: name, rank: try fields.bool("tool", else: true) ? packages.count + 1 : 0, commands: try fields.list("commands"),
                    needs: try fields.list("needs").map { "+\($0)" }))
        }
        return packages.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }
}

// MARK: - Fields whose names are data

extension YAMLRecord {
    /// Names of the fields, in order.
    var keys: [String] { entries.compactMap { $0.isComplex ? nil : $0.key } }

    /// Names and values of fields that are texts.
    var texts: [(name: String, text: String)] {
        entries.compactMap { entry in
            guard !entry.isComplex, let text = entry.value.text else { return nil }
            return (entry.key, text)
        }
    }

    /// The fields of a field, which are lists.
    fileprivate func lists(of key: String) throws(MappingsError) -> [(name: String, items: [String])] {
        let fields = try record(key)
        var lists: [(String, [String])] = []
        for name in fields.keys { lists.append((name, try fields.list(name))) }
        return lists
    }
}
