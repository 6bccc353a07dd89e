internal import Storage

/// The commands of one definition, as far as its declarations tell.
struct KnownCommands: Sendable {
    /// Command → why it is there.
    var present: [String: String] = [:]
    /// Command → why it is not there although no package would tell so.
    var absent: [String: String] = [:]
    /// Commands of which the declarations do not tell.
    var uncertain: Set<String> = []
    /// Essential packages that are known not to be there.
    var without: Set<String> = []
    /// Packages come from the vendor's repositories alone.
    var ownRepositories = false

    /// What the commands depend on, beside the name of the image.
    struct Key: Sendable, Equatable {
        var isBuildImage: Bool
        var distribution: Distribution
        var packages: [String]
        var excluded: [String]

        init(_ definition: ImageDefinition) {
            isBuildImage = definition.isBuildImage
            distribution = definition.distribution
            packages = definition.packages
            excluded = definition.excludedPackages
        }
    }
}

extension CatalogReader {
    /// The commands of a definition; computed once for each.
    mutating func knownCommands(of definition: ImageDefinition) throws(DatabaseError) -> KnownCommands {
        let key = KnownCommands.Key(definition)
        if let known = memory.recall({ $0.tools.known[definition.image]?.first { $0.key == key } }) { return known.commands }
        var known = KnownCommands()
        for record in try imageCommands(for: definition) {
            for command in record.commands { known.present[command] = record.reason }
            for command in record.absent { known.absent[command] = record.reason }
            known.uncertain.formUnion(record.uncertain)
            known.without.formUnion(record.without)
            if record.ownRepositories { known.ownRepositories = true }
        }
        if let system = PackageSystem(definition.distribution) { try addPackages(of: definition, system: system, to: &known) }
        memory.keep { [known] in $0.tools.known[definition.image, default: []].append((key, known)) }
        return known
    }

    /// Declared packages, those that come with them for sure, and what their other dependencies may bring.
    private mutating func addPackages(
        of definition: ImageDefinition, system: PackageSystem, to known: inout KnownCommands
    ) throws(DatabaseError) {
        let release = definition.distribution.packageRelease
        var sure: [(name: String, reason: String)] = []
        var unsure: [String] = []
        var seen: Set<String> = []
        for declared in definition.packages {
            let name = PackageName.bare(declared)
            guard seen.insert(name).inserted else { continue }
            sure.append((name, "the image declares the package \(name)"))
        }
        // What an image takes out by name does not come along with anything.
        let excluded = Set(definition.excludedPackages.map(PackageName.bare)).subtracting(seen)
        var index = 0
        while index < sure.count {
            let (name, reason) = sure[index]
            index += 1
            if let commands = try vendorCommands(of: name, system: system) {
                for command in commands where known.present[command] == nil { known.present[command] = reason }
                continue
            }
            guard let package = try package(name, in: system) else { continue }
            for command in package.commands(release: release) where known.present[command] == nil { known.present[command] = reason }
            for need in package.needs(release: release) where !excluded.contains(need.name) {
                if !need.isSure {
                    unsure.append(need.name)
                } else if seen.insert(need.name).inserted {
                    sure.append((need.name, "the package \(need.name) comes with \(name), which the image declares"))
                }
            }
        }
        while let name = unsure.popLast() {
            guard seen.insert(name).inserted, let package = try package(name, in: system) else { continue }
            known.uncertain.formUnion(package.commands(release: release))
            unsure += package.needs(release: release).map(\.name).filter { !excluded.contains($0) }
        }
    }
}
