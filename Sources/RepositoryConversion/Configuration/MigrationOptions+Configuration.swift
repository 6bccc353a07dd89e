import DockerfileSemantics
public import Migration

extension MigrationOptions {
    /// These options, as a command line made them, on top of what `configuration` says; reads the files it names.
    ///
    /// What the command line says counts more; what either allows or excludes is allowed or excluded.
    public func adding(_ configuration: Configuration) throws(ConfigurationFailure) -> MigrationOptions {
        var result = self
        result.permissions.formUnion(configuration.permissions.compactMap(Permission.init(rawValue:)))
        result.refused.formUnion(configuration.refused)
        result.upgradesEndOfLife = upgradesEndOfLife || configuration.upgradesEndOfLife == true
        if naming == .publicRegistry, let naming = configuration.registry.flatMap(HardenedNaming.init(template:)) { result.naming = naming }
        if available == nil, let file = configuration.availableFile {
            result.available = try ImageList.available(contents(file), file: file, registry: configuration.registry)
        }
        if digests.isEmpty, let file = configuration.digestsFile {
            result.digests = try ImageList.digests(contents(file), file: file, registry: configuration.registry)
        }
        for row in configuration.mappings where result.organisationMappings[row.source] == nil {
            result.organisationMappings[row.source] = OrganisationMapping(hardened: row.image, tag: row.tag, tags: row.tags, reason: row.reason)
        }
        for image in configuration.images where result.organisationImages[image.image] == nil {
            result.organisationImages[image.image] = ImageFacts(image)
        }
        if !configuration.mirrors.isEmpty {
            let unmirror = unmirror
            result.unmirror = { name in
                if let known = unmirror(name) { return known }
                do throws(ConfigurationError) {
                    return try configuration.unmirrored(name)
                } catch {
                    configuration.mirrorFaults.record(name, error)
                    return nil
                }
            }
        }
        result.excludedImages.formUnion(configuration.exclusions.images)
        result.excludedStages.formUnion(configuration.exclusions.stages.map { $0.lowercased() })
        return result
    }

    private func contents(_ file: FilePath) throws(ConfigurationFailure) -> [UInt8] {
        do throws(FileError) {
            return try FileReader().readAny(file)
        } catch {
            throw ConfigurationFailure([ConfigurationError(file: file, message: error.message)])
        }
    }
}

extension ImageFacts {
    /// What a configuration says of an image; the rest is unknown.
    init(_ image: Configuration.OwnImage) {
        self = .unknown(image.image)
        origin = .configured
        let source = FactSource.configuration(image.image)
        if let user = image.user {
            if let uid = image.uid { accounts[UserIdentity(text: user).name ?? user] = uid }
            self.user = .present(UserIdentity(text: user, accounts: AccountNumbers(accounts)), source)
        } else if let uid = image.uid {
            user = .present(UserIdentity(text: "\(uid)", uid: uid), source)
        }
        if let shell = image.hasShell { hasShell = .present(shell, source) }
        if let managers = image.packageManagers { packageManagers = .present(managers, source) }
        // An empty list says that there is none.
        if let entrypoint = image.entrypoint { self.entrypoint = entrypoint.isEmpty ? .absent(source) : .present(entrypoint, source) }
        if let cmd = image.cmd { self.cmd = cmd.isEmpty ? .absent(source) : .present(cmd, source) }
        if let workdir = image.workdir { self.workdir = .present(workdir, source) }
    }
}
