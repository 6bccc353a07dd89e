internal import Storage

extension Catalog {
    /// Commands that installing a package puts on the PATH, those of packages that come along included; sorted.
    ///
    /// Empty: it has none, or nothing is known of it or of the distribution.
    ///
    /// - Parameter name: As it is written for the package manager; a version is left out of account.
    public func commands(ofPackage name: String, distribution: Distribution) -> [String] {
        read { reader throws(DatabaseError) in
            guard let system = PackageSystem(distribution) else { return [] }
            let release = distribution.packageRelease
            var commands: Set<String> = []
            var seen: Set<String> = []
            var names = [PackageName.bare(name)]
            while let name = names.popLast() {
                guard seen.insert(name).inserted else { continue }
                if let package = try reader.package(name, in: system), package.exists(release: release) {
                    commands.formUnion(package.commands(release: release))
                    names += package.needs(release: release).map(\.name)
                } else {
                    commands.formUnion(try reader.vendorCommands(of: name, system: system) ?? [])
                }
            }
            return commands.sorted()
        } ?? []
    }

    /// Packages that bring a command, the one to install first; empty: none is known.
    ///
    /// All of them are named for tools of the system; for other commands only a package of the same name.
    public func packages(providing command: String, distribution: Distribution) -> [String] {
        read { reader throws(DatabaseError) in
            guard let system = PackageSystem(distribution) else { return [] }
            return try reader.providers(of: command, in: system, release: distribution.packageRelease).map(\.name)
        } ?? []
    }

    /// The package to install for a tool of the system; `nil` for all other commands.
    public func toolPackage(providing command: String, distribution: Distribution) -> String? {
        read { reader throws(DatabaseError) in
            guard let system = PackageSystem(distribution) else { return nil }
            return try reader.providers(of: command, in: system, release: distribution.packageRelease).first { $0.rank > 0 }?.name
        } ?? nil
    }

    /// Whether the distribution has a package; `nil`: not known.
    ///
    /// `false` is said only of packages of the other release of Debian: not every library is in the tables.
    public func packageExists(_ name: String, distribution: Distribution) -> Bool? {
        read { reader throws(DatabaseError) in
            guard let system = PackageSystem(distribution) else { return nil }
            let bare = PackageName.bare(name)
            if let package = try reader.package(bare, in: system) { return package.exists(release: distribution.packageRelease) }
            return try reader.vendorCommands(of: bare, system: system) == nil ? nil : true
        } ?? nil
    }

    /// The package of Debian 13 that took the place of one of Debian 12; `nil`: it has kept its name, or nothing has.
    public func successor(ofPackage name: String) -> SuccessorPackage? {
        read { reader throws(DatabaseError) in try reader.successor(of: PackageName.bare(name)) } ?? nil
    }
}
