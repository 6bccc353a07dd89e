internal import Storage

extension Catalog {
    /// Whether a program can be called in an image that people come from, as it comes.
    ///
    /// The packages that its Dockerfile and those of its bases install are known, and what plain images of its distribution
    /// have: a tool of the system that none of them brings is absent.
    public func presence(ofCommand command: String, in source: SourceImage) -> CommandPresence {
        guard !command.utf8.contains(UInt8(ascii: "/")) else { return .unknown }
        if source.distribution.family == .debian, source.distribution.release == nil, source.hasShell != false { return presenceInAnyRelease(command, source) }
        if source.commands.contains(command) { return .present(reason: "\(source.name) is known to have it") }
        let base = source.hasShell == false ? nil : baseSystem(source.distribution)
        if base == nil, source.distribution.family == .debian, source.hasShell != false, case .absent(let reason, let package) = presenceInAnyRelease(command, source) {
            // A release that has gone by; what all later ones lack, it lacked, too.
            return .absent(reason: reason, package: package)
        }
        if let base {
            if command == "sh" || ShellBuiltins.contains(command) { return .present(reason: "the shell runs it itself") }
            if base.commands.contains(command) { return .present(reason: "plain images of the distribution have it") }
        }
        guard let system = PackageSystem(source.distribution) else { return .unknown }
        return read { reader throws(DatabaseError) in
            if try reader.commands(of: source, base: base, system: system).contains(command) {
                return CommandPresence.present(reason: "\(source.name) has a package that brings it")
            }
            // Without a shell, what else is there was not put together from packages that are all named.
            guard base != nil else { return .unknown }
            let providers = try reader.providers(of: command, in: system, release: source.distribution.packageRelease)
            guard let tool = providers.first(where: { $0.rank > 0 }) else { return .unknown }
            return .absent(reason: "\(source.name) has no package that brings it", package: tool.name)
        } ?? .unknown
    }

    /// Of an image whose release is not known: what all releases that are known agree on.
    private func presenceInAnyRelease(_ command: String, _ source: SourceImage) -> CommandPresence {
        let answers = baseSystems.map(\.distribution).filter { $0.family == source.distribution.family && $0.release != nil }.map { distribution in
            var dated = source
            dated.distribution = distribution
            return presence(ofCommand: command, in: dated)
        }
        guard let first = answers.first else { return .unknown }
        return answers.allSatisfy(\.isPresent) || answers.allSatisfy(\.isAbsent) ? first : .unknown
    }
}

extension CatalogReader {
    /// Commands of all packages of a source image and of those that come along with them.
    fileprivate mutating func commands(of source: SourceImage, base: BaseSystem?, system: PackageSystem) throws(DatabaseError) -> Set<String> {
        let release = source.distribution.packageRelease
        let key = StringList.encode([source.name, source.distribution.title, base == nil ? "" : "base"] + source.packages)
        if let known = memory.recall({ $0.tools.sourceCommands[key] }) { return known }
        var commands: Set<String> = []
        var seen: Set<String> = []
        var names = source.packages + (base?.packages ?? [])
        while let name = names.popLast() {
            guard seen.insert(name).inserted, let package = try package(name, in: system) else { continue }
            commands.formUnion(package.commands(release: release))
            names += package.needs(release: release).map(\.name)
        }
        memory.keep { $0.tools.sourceCommands[key] = commands }
        return commands
    }
}
