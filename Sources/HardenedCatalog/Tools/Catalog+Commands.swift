internal import Storage

extension Catalog {
    /// Whether an image is declared to install packages from the vendor's repositories alone, which not all of a distribution's are in.
    public func installsFromOwnRepositories(_ definition: ImageDefinition) -> Bool {
        read { reader throws(DatabaseError) in try reader.knownCommands(of: definition).ownRepositories } ?? false
    }

    /// Whether a program can be called in a hardened image as it comes.
    ///
    /// Dependencies of declared packages are not listed in the catalogue: what only they would bring is unknown, unless the
    /// declared package cannot do its work without it. So is what essential packages would bring that are not declared.
    ///
    /// - Parameter command: The first word of a command: a name, or a path to a program of the system (`/bin/bash`).
    public func presence(ofCommand command: String, in definition: ImageDefinition) -> CommandPresence {
        guard let slash = command.utf8.lastIndex(of: UInt8(ascii: "/")) else {
            return shellPresence(command, in: definition) ?? programPresence(command, in: definition, onlyOfPackages: false)
        }
        guard Self.systemFolders.contains(String(command[..<slash])) else { return .unknown }
        let name = String(command[command.utf8.index(after: slash)...])
        if ["sh", "bash", "dash"].contains(name), let presence = shellPresence(name, in: definition) { return presence }
        return programPresence(name, in: definition, onlyOfPackages: true)
    }

    /// Where the programs of a distribution's packages stand.
    private static let systemFolders: Set = ["/bin", "/sbin", "/usr/bin", "/usr/sbin"]

    /// `nil`: not a matter of the shell.
    private func shellPresence(_ command: String, in definition: ImageDefinition) -> CommandPresence? {
        if command == "sh" {
            guard let shell = definition.shells.first else {
                return .absent(reason: "the image declares no shell", package: definition.distribution.family == .alpine ? "busybox" : "dash")
            }
            return .present(reason: "\(shell) stands as sh")
        }
        // Essential or not, a shell that the image does not declare is not there.
        if ["bash", "dash"].contains(command), !definition.shells.contains(command) {
            let declared = definition.packages.contains { PackageName.bare($0) == command }
            return declared ? nil : .absent(reason: "the image does not declare it", package: command)
        }
        guard ShellBuiltins.contains(command, shells: definition.shells) else { return nil }
        return .present(reason: "the shell runs it itself")
    }

    private func programPresence(_ command: String, in definition: ImageDefinition, onlyOfPackages: Bool) -> CommandPresence {
        read { reader throws(DatabaseError) in
            let known = try reader.knownCommands(of: definition)
            if let reason = known.present[command] { return CommandPresence.present(reason: reason) }
            if known.uncertain.contains(command) { return .unknown }
            if let reason = known.absent[command] { return onlyOfPackages ? .unknown : .absent(reason: reason, package: nil) }
            guard let system = PackageSystem(definition.distribution) else { return .unknown }
            let release = definition.distribution.packageRelease
            let providers = try reader.providers(of: command, in: system, release: release)
            for provider in providers {
                // busybox is the shell of Alpine: where no shell is, it is not either.
                if system == .alpine, provider.name == "busybox", definition.hasShell { return .unknown }
                if let release, provider.essential.contains(release), !known.without.contains(provider.name) { return .unknown }
            }
            guard let tool = providers.first(where: { $0.rank > 0 }) else { return .unknown }
            return .absent(reason: "the image declares no package that brings it", package: tool.name)
        } ?? .unknown
    }
}
