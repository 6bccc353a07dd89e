import BuildEffects
import CommandKnowledge
import DockerfileSemantics
import HardenedCatalog
import SourceModel

/// Whether one command of a RUN is there on the new base and does what it did.
struct CommandProof {
    let stage: StageComparison
    let policy: ProofPolicy
    let installed: InstalledCommands
    /// The working directory in front of the instruction; `nil`: not known.
    let workdir: String?
    /// The value of a variable in front of the instruction; `nil`: it is not set, or not known.
    let variables: (String) -> String?
    /// Where the RUN mounts something, as written.
    var mounts: [String] = []
    /// What the RUN sees of the project; `nil`: what is copied into the stage.
    var files: ProjectFiles?

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
        findings += helpers(command, name)
        findings += nativeParts(command, name)
        findings += compilation(command, name)
        findings += calledByBuild(command, name)
        return findings
    }

    private func presence(of name: String, program: String, _ command: RunCommand) -> [ProofFinding] {
        if installed.contains(name) { return [] }
        if program.hasPrefix("/"), isOwnPath(program), !installed.somethingUnknown, !stage.keeps(program), !mounts.contains(where: { program.hasPrefix($0) || !$0.hasPrefix("/") }) {
            let text = "nothing in front of this line makes \(program), and where \(stage.after.image.title) keeps it is not known"
            return [stage.finding(.build, .failed, "command-unknown", text, at: command.nameRange)]
        }
        if program.hasPrefix("./") || program.hasPrefix("../") || isOwnPath(program) {
            return [assumed("command-from-build", "\(program) comes from the build itself", command)]
        }
        guard let definition = stage.definition else { return [] }
        switch stage.catalog.presence(ofCommand: name, in: definition) {
        case .present:
            return []
        case .absent where stage.isAlone && installed.somethingUnknown:
            return [assumed("command-from-build", "\(name) is taken to be brought in by the build itself", command)]
        case .absent(let reason, let package):
            if installed.somethingUnknown, originalLacks(name) || package == nil && isNeverInPlainImage(name) {
                return [assumed("command-from-build", "\(name) was not in \(stage.before.image.title) either, so the build brings it in", command)]
            }
            let text = stage.lack(of: name, reason, package: package, mayBeInstalled: installed.somethingUnknown) + extensionAdvice(name, command)
            return [missing(text, package, definition, at: command.nameRange)]
        // Of an image without a shell that is said, and nothing else matters.
        case .unknown where installed.somethingUnknown || stage.after.image.hasShell.value == false:
            return [assumed("command-from-build", "\(name) is taken to be brought in by the build itself", command)]
        case .unknown:
            let text = "whether \(stage.after.image.title) has \(name) is not known, and nothing in front of this line brings it in"
            // To install what is there already does no harm.
            let package = definition.hasPackageManager ? stage.catalog.toolPackage(providing: name, distribution: definition.distribution) : nil
            return [stage.finding(.build, .failed, "command-unknown", text, at: command.nameRange).mended(by: package.map { [$0] } ?? [])]
        }
    }

    /// What to do where extensions of PHP were compiled by the official image's helper.
    private func extensionAdvice(_ name: String, _ command: RunCommand) -> String {
        guard name == "docker-php-ext-install", stage.definition?.image == "php" else { return "" }
        // OPcache is part of the image.
        let names = command.literalArguments.filter { !$0.hasPrefix("-") && $0 != "opcache" }
        guard !names.isEmpty else { return "" }
        return "; compile \(names.joined(separator: ", ")) below $PHP_SRC_DIR/ext in a stage on the -dev image with phpize, and copy the modules and their settings"
    }

    private func missing(_ text: String, _ package: String?, _ definition: ImageDefinition, at range: SourceRange) -> ProofFinding {
        stage.finding(.build, .failed, "command-missing", text, at: range).mended(by: definition.hasPackageManager ? package.map { [$0] } ?? [] : [])
    }

    /// Programs that the command calls by itself: `gzip` behind `tar -z`, `git` behind `pip install git+…`.
    private func helpers(_ command: RunCommand, _ name: String) -> [ProofFinding] {
        guard let definition = stage.definition, case .described(let invocation) = command.reading(by: stage.catalog) else { return [] }
        var findings: [ProofFinding] = []
        for effect in invocation.effects(on: definition.distribution.family.rawValue) where effect.kind == .needs {
            for program in invocation.subjects(of: effect).compactMap(\.value) where !installed.contains(program) {
                // Without it the original could not have done this either.
                if originalLacks(program) { continue }
                // Alpine's own applets call other programs than the packages of the same name.
                if definition.distribution.family == .alpine, installed.contains(name) || definition.packages.contains(name) { continue }
                switch stage.catalog.presence(ofCommand: program, in: definition) {
                case .present: continue
                case .absent(let reason, let package):
                    let text = "\(name) calls \(program) here: " + stage.lack(of: program, reason, package: package, mayBeInstalled: installed.somethingUnknown)
                    findings.append(missing(text, package, definition, at: command.nameRange))
                case .unknown where stage.after.image.hasShell.value == false: continue
                case .unknown:
                    let text = "\(name) calls \(program) here, and whether \(stage.after.image.title) has it is not known; install it by name first"
                    findings.append(stage.finding(.build, .failed, "command-unknown", text, at: command.nameRange))
                }
            }
        }
        return findings
    }

    /// An absolute path outside the system's folders for programs.
    private func isOwnPath(_ program: String) -> Bool {
        guard program.hasPrefix("/") else { return program.contains("/") }
        let system = ["/bin/", "/sbin/", "/usr/bin/", "/usr/sbin/"]
        return !system.contains { program.hasPrefix($0) && !program.dropFirst($0.count).contains("/") }
    }

    /// Packages that install a Python of the distribution, which shares its folders with the image's own.
    private static func isDistributionPython(_ name: String) -> Bool {
        name == "python" || name.hasPrefix("python3") || name.hasPrefix("py3-")
    }

    /// Whether the original base is known not to have had the command.
    private func originalLacks(_ name: String) -> Bool {
        guard let source = stage.before.image.sourceImage else { return false }
        return stage.catalog.presence(ofCommand: name, in: source).isAbsent
    }

    /// Plain images of a distribution have no command that no package brings, unless it is known of them.
    private func isNeverInPlainImage(_ name: String) -> Bool {
        guard let source = stage.before.image.sourceImage, source.name == source.distribution.family.rawValue else { return false }
        return !stage.catalog.presence(ofCommand: name, in: source).isPresent
    }

    private func movedPaths(_ command: RunCommand) -> [ProofFinding] {
        let words = [(command.program, command.nameRange)] + command.arguments.map { ($0.value, $0.range) }
        return words.compactMap { value, range in
            guard let found = value.flatMap(stage.movedPath(in:)) else { return nil }
            return stage.finding(.build, .failed, "path-moved", "\(found.path): \(found.moved.reason)", at: range)
        }
    }

    private func packageFindings(_ command: RunCommand, family: String) -> [ProofFinding] {
        guard let managers = stage.after.image.packageManagers.value else { return [] }
        let title = stage.after.image.title
        guard managers.contains(family) || (family == "rpm" && managers.contains("rpm")) else {
            let reason = managers.isEmpty ? "\(title) has no package manager" : "\(title) uses \(managers[0]), not \(command.name ?? family)"
            return [stage.finding(.build, .failed, managers.isEmpty ? "no-package-manager" : "package-manager-family", reason, at: command.nameRange)]
        }
        guard let request = PackageRequest(command), let distribution = stage.after.image.distribution.value, let definition = stage.definition else { return [] }
        let sameRelease = stage.before.image.distribution.value == distribution
        var findings: [ProofFinding] = []
        let foreign = request.packages.map(\.name).filter { !definition.packages.contains($0) && $0 != "ca-certificates" && !$0.hasPrefix(".") }
        if !foreign.isEmpty, stage.catalog.installsFromOwnRepositories(definition) {
            let text = "the repositories that \(title) is declared to have, the vendor's alone, hold \(foreign.sorted().joined(separator: ", "))"
            findings.append(stage.finding(.libraries, .assumed, "package-unknown", text, at: command.range))
        }
        if request.isIncomplete, !sameRelease {
            let text = "which packages are installed here cannot be read, and whether \(distribution.title) has them is not known"
            findings.append(stage.finding(.build, .failed, "package-unknown", text, at: command.range))
        }
        for package in request.packages {
            if definition.image == "python", Self.isDistributionPython(package.name), !(stage.isSplitBuilder && PackageRoles.isPythonTool(package.name) && !stage.environments(madeBy: stage.index).isEmpty) {
                findings.append(stage.finding(.build, .failed, "second-python", "\(package.name) brings the system's own Python beside that of \(stage.after.image.title)", at: command.range))
            } else if let version = package.version, !sameRelease {
                let text = "\(package.name) is pinned to \(version), which belongs to \(stage.before.image.distribution.value?.title ?? "another release")"
                findings.append(stage.finding(.build, .failed, "package-pinned", text, at: command.range))
            } else if !sameRelease, distribution.family == .debian {
                switch stage.catalog.packageExists(package.name, distribution: distribution) {
                case true?: continue
                case false?: findings.append(stage.finding(.build, .failed, "package-missing", "\(distribution.title) has no package \(package.name)", at: command.range))
                case nil:
                    let text = "whether \(distribution.title) has the package \(package.name) is not known"
                    findings.append(stage.finding(.build, .failed, "package-unknown", text, at: command.range))
                }
            }
        }
        return findings
    }

    /// Packages of a language that are compiled when no ready-made one fits, with compilers and libraries that full
    /// images bring along and hardened ones do not.
    private func nativeParts(_ command: RunCommand, _ name: String) -> [ProofFinding] {
        // Without an original nothing tells what it brought along for compiling.
        guard !stage.isAlone, let definition = stage.definition, let request = LanguageInstallation(command, in: folder, variables: variables, contents: files.map { $0.contents } ?? stage.contents) else { return [] }
        let title = stage.after.image.title
        if request.nothingCompiled != nil { return [] }
        var findings: [ProofFinding] = []
        for package in request.names {
            let isFromSource = request.language == "gem" && request.isFromSource(package)
            guard let need = stage.catalog.nativeRequirement(language: request.language, package: package, includingPossible: isFromSource), need.compilation == .always || !need.debianPackages.isEmpty else { continue }
            let wanted = (definition.distribution.family == .alpine ? need.alpinePackages : need.debianPackages).filter { !$0.hasSuffix("-dev") || !isNeedless($0, request) }
            let lacking = definition.hasPackageManager ? wanted.filter { !isInstalled($0) && !definition.packages.contains($0) } : []
            if let tool = need.commands.first(where: { !isThere($0, definition) }) {
                findings.append(stage.finding(.build, .failed, "native-build", "\(package) is compiled with \(tool), which \(title) does not have", at: command.range).mended(by: lacking))
                continue
            }
            if let missing = wanted.first(where: { !isInstalled($0) && !definition.packages.contains($0) && $0.hasSuffix("-dev") }) {
                findings.append(stage.finding(.build, .failed, "native-build", "\(package) is compiled with \(missing), which is neither in \(title) nor installed", at: command.range).mended(by: lacking))
            }
        }
        if !findings.isEmpty { return findings }
        let parts = lostParts(definition)
        guard !parts.isEmpty else { return findings }
        let old = stage.before.image.title
        let lost = Self.described(parts)
        if policy.allowsNativeParts {
            findings.append(assumed("native-parts", "nothing that \(name) installs needs \(lost), which only \(old) brings along", command))
        } else if stage.isSplitBuilder || policy.installsTools && !stage.isStarted, request.isComplete, hasCompiler(definition) {
            let text = "of what \(name) installs, nothing is known to be compiled with \(lost), which only \(old) brings along"
            findings.append(stage.finding(.libraries, .assumed, "native-parts", text, at: command.nameRange))
        } else {
            // A longer list is nobody's to install.
            let advice = parts.count <= 3 ? "; install \(parts.joined(separator: " and ")) first" : ""
            let text = "what \(name) installs may be compiled with \(lost), which \(old) brings along and \(title) does not\(advice)"
            let compilers = request.isComplete && !stage.isStarted && definition.packageManagers.contains("apt") ? Self.compilers(for: request.language) : []
            findings.append(stage.finding(.build, .failed, "native-parts", text, at: command.nameRange).mended(by: compilers))
        }
        return findings
    }

    /// What packages of a language are compiled with, in general.
    private static func compilers(for language: String) -> [String] { language == "npm" ? ["build-essential", "python3"] : ["build-essential"] }

    /// A gem builds without a library that the original had not, or that the user says is not used.
    private func isNeedless(_ package: String, _ request: LanguageInstallation) -> Bool {
        guard request.language == "gem" else { return false }
        return policy.allowsNativeParts || stage.before.image.sourceImage.map { source in !source.packages.contains { $0.hasSuffix("-dev") } } ?? false
    }

    /// `./configure`, and `make` on the image that is there for compiling: it may need every library for building that the image brings along.
    private func compilation(_ command: RunCommand, _ name: String) -> [ProofFinding] {
        guard let definition = stage.definition, let source = stage.before.image.sourceImage, !policy.allowsNativeParts else { return [] }
        guard name == "configure" || name == "make" && source.name == "buildpack-deps" else { return [] }
        let parts = lostParts(definition)
        guard !parts.isEmpty else { return [] }
        let text = "what `\(name)` builds may need \(Self.described(parts)), which \(stage.before.image.title) brings along and \(stage.after.image.title) does not"
        return [stage.finding(.build, .failed, "native-parts", text, at: command.nameRange)]
    }

    /// Programs that the old image brings along and that what a build runs may call: plug-ins and scripts of the project are not read.
    private func calledByBuild(_ command: RunCommand, _ name: String) -> [ProofFinding] {
        let verb = command.literalArguments.first { !$0.hasPrefix("-") } ?? ""
        guard !stage.isAlone, Self.builds.contains(name) || Self.buildVerbs[name]?.contains(verb) == true, let definition = stage.definition, let source = stage.before.image.sourceImage else { return [] }
        let lost = Self.calledPrograms.filter { program in
            !installed.contains(program) && stage.catalog.presence(ofCommand: program, in: source).isPresent && !stage.catalog.presence(ofCommand: program, in: definition).isPresent
        }
        if lost.isEmpty { return [] }
        let list = lost.count == 1 ? lost[0] : lost.dropLast().joined(separator: ", ") + " or " + lost[lost.count - 1]
        return [stage.finding(.libraries, .assumed, "called-programs", "nothing that \(name) runs calls \(list), which only \(stage.before.image.title) brings along", at: command.nameRange)]
    }

    private static let builds: Set<String> = ["mvn", "mvnw", "gradle", "gradlew", "sbt", "sbtx", "lein", "ant", "mill"]
    /// Programs that run what the project says with these words alone.
    private static let buildVerbs: [String: Set<String>] = ["dotnet": ["restore", "build", "publish", "test", "pack", "run", "msbuild"], "dart": ["pub", "run"], "flutter": ["pub", "build"], "go": ["generate"]]
    private static let calledPrograms = ["git", "curl", "wget", "objcopy", "gpg", "ssh", "unzip", "make", "gcc", "python3"]

    /// The folder the command runs in, as far as the WORKDIR tells.
    private var folder: Place? { workdir.map { Place(absolute: $0) } }

    /// Whether the file installs a package, or the one that brings it along.
    private func isInstalled(_ package: String) -> Bool {
        installed.contains(package) || installed.contains("build-essential") && ["gcc", "g++", "make", "libc6-dev"].contains(package)
    }

    private func hasCompiler(_ definition: ImageDefinition) -> Bool {
        installed.contains("gcc") || !stage.catalog.presence(ofCommand: "gcc", in: definition).isAbsent
    }

    /// The packages of the compiler and the libraries for building that the old image has and the new one does not.
    private func lostParts(_ definition: ImageDefinition) -> [String] {
        var parts: [String] = []
        if !installed.contains("gcc"), stage.catalog.presence(ofCommand: "gcc", in: definition).isAbsent, originalHas("gcc") { parts.append("gcc") }
        guard let source = stage.before.image.sourceImage else { return parts + ["build-essential"] }
        // The C library's own comes with every compiler.
        let libraries = source.packages.filter { $0.hasSuffix("-dev") && !["libc6-dev", "libc-dev", "musl-dev"].contains($0) }
        let lost = libraries.filter { !installed.contains($0) && !definition.packages.contains($0) }
        let known = lost.filter { $0 == "libpq-dev" }
        return parts + known + lost.filter { $0 != "libpq-dev" }
    }

    /// For people: a compiler, and the best known library with the number of the others.
    private static func described(_ parts: [String]) -> String {
        var texts: [String] = parts.first == "gcc" ? ["a compiler"] : []
        let libraries = parts.dropFirst(texts.count)
        if let first = libraries.first {
            texts.append(libraries.count == 1 ? first : "\(first) or \(libraries.count - 1) other \(libraries.count == 2 ? "library" : "libraries")")
        }
        return texts.joined(separator: " or ")
    }

    private func isThere(_ tool: String, _ definition: ImageDefinition) -> Bool {
        installed.contains(tool) || stage.catalog.presence(ofCommand: tool, in: definition).isPresent
    }

    private func originalHas(_ tool: String) -> Bool {
        guard let source = stage.before.image.sourceImage else { return true }
        return !stage.catalog.presence(ofCommand: tool, in: source).isAbsent
    }

    private func assumed(_ reason: String, _ message: String, _ command: RunCommand) -> ProofFinding {
        stage.finding(.build, .assumed, reason, message, at: command.nameRange)
    }
}
