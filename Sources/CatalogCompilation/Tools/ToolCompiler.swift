internal import CommandKnowledge
internal import HardenedCatalog
internal import Storage

// The tables of what is inside images.
extension CatalogCompiler {
    mutating func add(_ tools: ToolContents) throws {
        for system in PackageSystem.allCases { try add(tools.packages[system] ?? [], of: system) }
        for (name, successor) in tools.successors.sorted(by: { $0.key < $1.key }) {
            try insert("tool_renamed", .text(name), .text(successor.name), .integer(successor.isSameSoftware ? 1 : 0))
        }
        try add(.imageCommands, tools.images.map { ToolRecord.fields($0) })
        try add(.movedPath, tools.paths.map { ToolRecord.fields($0) })
        try add(.packagePath, tools.places.map { ToolRecord.fields($0) })
        try add(.wrapper, tools.wrappers.map { ToolRecord.fields($0) })
        try add(.native, tools.natives.map { ToolRecord.fields($0) })
        try add(.ready, tools.ready.map { ToolRecord.fields($0) })
        try add(.startVariable, tools.startVariables.map { ToolRecord.fields($0) })
        try add(.serverSetting, tools.serverSettings.map { ToolRecord.fields($0) })
        try add(.library, ToolRecord.fields(tools.runtime))
        try add(.carried, [tools.runtime.carried])
        try add(.floating, tools.floating)
        try add(.license, [tools.licenses.licenses, tools.licenses.exceptions])
        for (name, description) in tools.descriptions.sorted(by: { $0.key < $1.key }) {
            try insert("tool_description", .text(name), .text(CommandDescriptionCoding.encode(description, list: StringList.encode)))
        }
    }

    private mutating func add(_ packages: [DistributionPackage], of system: PackageSystem) throws {
        var providers: [String: [Provider]] = [:]
        for package in packages {
            try insert(
                "tool_package", .integer(system.rawValue), .text(package.name), .integer(ToolSchema.releases(of: package)), .integer(package.rank),
                .text(package.commands.joined(separator: " ")), .text(package.needs.joined(separator: " ")))
            for word in package.commands {
                let (release, command) = DistributionPackage.split(word)
                let provider = Provider(
                    rank: package.rank == 0 ? Int.max : package.rank, package: package.name, release: release.map { "\($0):" } ?? "")
                providers[command, default: []].append(provider)
            }
        }
        // Names of the vendor's packages are patterns, which no command is looked up by.
        guard system == .debian || system == .alpine else { return }
        for (command, found) in providers.sorted(by: { $0.key < $1.key }) where found.count > 1 || found[0].package != command {
            let sorted = found.sorted()
            guard sorted[0].rank < Int.max else { continue }
            let words = sorted.map { $0.release + $0.package }
            try insert("tool_command", .integer(system.rawValue), .text(command), .text(words.joined(separator: " ")))
        }
    }

    private struct Provider: Comparable {
        var rank: Int
        var package: String
        var release: String

        static func < (left: Provider, right: Provider) -> Bool {
            (left.rank, left.package, left.release) < (right.rank, right.package, right.release)
        }
    }

    private mutating func add(_ kind: ToolRecord.Kind, _ records: [[String]]) throws {
        for (ordinal, fields) in records.enumerated() {
            try insert("tool_record", .text(kind.rawValue), .integer(ordinal), .text(StringList.encode(fields)))
        }
    }
}
