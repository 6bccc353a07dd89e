import DockerfileSemantics
import HardenedCatalog
import SourceModel

/// Whether one command of a RUN is there on the new base and does what it did.
struct CommandProof {
    let stage: StageComparison
    let installed: InstalledCommands

    func findings(_ command: RunCommand) -> [ProofFinding] {
        var findings = movedPaths(command)
        guard let name = command.name, let program = command.program else {
            return findings + [assumed("command-not-literal", "the command is not literal and is taken to be there", command)]
        }
        if command.isFunction || ShellBuiltins.contains(name) { return findings }
        if let family = PackageRequest.family(of: name) {
            return findings + packageFindings(command, family: family)
        }
        findings += presence(of: name, program: program, command)
        findings += nativeParts(command, name)
        return findings
    }

    private func presence(of name: String, program: String, _ command: RunCommand) -> [ProofFinding] {
        if installed.contains(name) { return [] }
        if program.hasPrefix("./") || program.hasPrefix("../") || isOwnPath(program) {
            return [assumed("command-from-build", "\(program) comes from the build itself", command)]
        }
        guard let definition = stage.definition else { return [] }
        switch stage.catalog.presence(ofCommand: name, in: definition) {
        case .present:
            return []
        case .absent(let reason, let package):
            if installed.somethingUnknown, originalLacks(name) {
                return [assumed("command-from-build", "\(name) was not in \(stage.before.image.title) either, so the build brings it in", command)]
            }
            let advice = package.map { "; install the package \($0) first" } ?? ""
            return [stage.finding(.build, .failed, "command-missing", "\(name): \(reason)\(advice)", at: command.nameRange)]
        case .unknown:
            return [assumed("command-from-build", "\(name) is taken to be brought in by the build itself", command)]
        }
    }

    /// An absolute path outside the system's folders for programs.
    private func isOwnPath(_ program: String) -> Bool {
        guard program.hasPrefix("/") else { return program.contains("/") }
        let system = ["/bin/", "/sbin/", "/usr/bin/", "/usr/sbin/"]
        return !system.contains { program.hasPrefix($0) && !program.dropFirst($0.count).contains("/") }
    }

    /// Whether the original base is known not to have had the command.
    private func originalLacks(_ name: String) -> Bool {
        guard let source = stage.before.image.sourceImage else { return false }
        return stage.catalog.presence(ofCommand: name, in: source).isAbsent
    }

    private func movedPaths(_ command: RunCommand) -> [ProofFinding] {
        guard let definition = stage.definition, let source = stage.before.image.sourceImage else { return [] }
        var findings: [ProofFinding] = []
        let words = [(command.program, command.nameRange)] + command.arguments.map { ($0.value, $0.range) }
        for (value, range) in words {
            guard let value else { continue }
            let path = value.hasPrefix("/") ? value : value.split(separator: "=", maxSplits: 1).last.map(String.init) ?? value
            guard path.hasPrefix("/"), let moved = stage.catalog.movedPath(path, from: source.name, to: definition.image, distribution: definition.distribution) else { continue }
            findings.append(stage.finding(.build, .failed, "path-moved", "\(path): \(moved.reason)", at: range))
        }
        return findings
    }

    private func packageFindings(_ command: RunCommand, family: String) -> [ProofFinding] {
        guard let managers = stage.after.image.packageManagers.value else { return [] }
        let title = stage.after.image.title
        guard managers.contains(family) || (family == "rpm" && managers.contains("rpm")) else {
            let reason = managers.isEmpty ? "\(title) has no package manager" : "\(title) uses \(managers[0]), not \(command.name ?? family)"
            return [stage.finding(.build, .failed, managers.isEmpty ? "no-package-manager" : "package-manager-family", reason, at: command.nameRange)]
        }
        guard let request = PackageRequest(command), let distribution = stage.after.image.distribution.value else { return [] }
        let sameRelease = stage.before.image.distribution.value == distribution
        var findings: [ProofFinding] = []
        for package in request.packages {
            if let version = package.version, !sameRelease {
                let text = "\(package.name) is pinned to \(version), which belongs to \(stage.before.image.distribution.value?.text ?? "another release")"
                findings.append(stage.finding(.build, .failed, "package-pinned", text, at: command.range))
            } else if !sameRelease, stage.catalog.packageExists(package.name, distribution: distribution) == false {
                findings.append(stage.finding(.build, .failed, "package-missing", "\(distribution.text) has no package \(package.name)", at: command.range))
            }
        }
        return findings
    }

    /// Packages of a language that are compiled when no ready-made one fits, with a compiler that only the original has.
    private func nativeParts(_ command: RunCommand, _ name: String) -> [ProofFinding] {
        guard let definition = stage.definition, let request = LanguagePackages(command) else { return [] }
        var findings: [ProofFinding] = []
        for package in request.packages {
            guard let need = stage.catalog.nativeRequirement(language: request.language, package: package) else { continue }
            let missing = need.commands.filter { tool in
                if installed.contains(tool) { return false }
                if case .present = stage.catalog.presence(ofCommand: tool, in: definition) { return false }
                return true
            }
            if let tool = missing.first {
                findings.append(stage.finding(.build, .failed, "native-build", "\(package) is compiled with \(tool), which \(stage.after.image.title) does not have", at: command.range))
            }
        }
        if findings.isEmpty, request.language != "go", !installed.contains("gcc"), stage.before.image.sourceImage?.commands.contains("gcc") != false,
            case .absent = stage.catalog.presence(ofCommand: "gcc", in: definition)
        {
            findings.append(assumed("native-parts", "the packages that \(name) installs need no compiler", command))
        }
        return findings
    }

    private func assumed(_ reason: String, _ message: String, _ command: RunCommand) -> ProofFinding {
        stage.finding(.build, .assumed, reason, message, at: command.nameRange)
    }
}
