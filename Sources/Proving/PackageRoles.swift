public import BuildEffects
import CommandKnowledge
public import DockerfileSemantics
import DockerfileSyntax
public import HardenedCatalog
public import SourceModel

/// What each package of the system that a stage installs is there for.
///
/// The evidence is the file itself: a package whose commands the build calls is there for the build; a -dev package brings
/// libraries that what was built with it loads; what nothing calls is there for the running container.
public struct PackageRoles {
    public enum Role: Sendable, Hashable {
        /// The runtime variant declares it.
        case declared
        case building
        /// The build calls its commands, and containers are taken not to.
        case used
        /// Containers need these packages; all of them can be carried into the final stage.
        case carried([String])
        /// Containers need this folder of it and nothing else; it can be copied from the build.
        case copied(Place)
        /// Why it is not known what containers need of it.
        case needed(String)
    }

    public struct Package: Sendable {
        public var name: String
        public var role: Role
        public var range: SourceRange
    }

    private let model: DockerfileModel
    private let stage: Stage
    private let effects: StageEffects
    private let runtime: ImageDefinition
    private let catalog: Catalog
    private let contents: (Place) -> [UInt8]?

    /// - Parameters:
    ///   - stage: Of the original.
    ///   - runtime: What containers will be made of.
    ///   - contents: The bytes of the file at a place, if it is one of the build context.
    public init(_ model: DockerfileModel, _ stage: Stage, _ effects: StageEffects, runtime: ImageDefinition, catalog: Catalog, contents: @escaping (Place) -> [UInt8]?) {
        self.model = model
        self.stage = stage
        self.effects = effects
        self.runtime = runtime
        self.catalog = catalog
        self.contents = contents
    }

    /// The packages that the file names, and those that known packages of languages load.
    public func packages() -> [Package] {
        let used = usedCommands()
        let installations = languageInstallations()
        var packages: [Package] = []
        for installation in effects.packages where ["apt", "apk"].contains(installation.manager) {
            if installation.isIncomplete {
                packages.append(Package(name: installation.names.first ?? "", role: .needed("which packages are installed here cannot be read"), range: installation.range))
                continue
            }
            for written in installation.names {
                let name = Self.bare(written)
                packages.append(Package(name: name, role: role(name, used, compiles: !installations.isEmpty), range: installation.range))
            }
        }
        for (installation, range) in installations {
            for name in installation.names {
                guard let need = catalog.nativeRequirement(language: installation.language, package: name, includingPossible: true) else { continue }
                if installation.isFromSource(name) {
                    for package in need.debianPackages where package.hasSuffix("-dev") {
                        packages.append(Package(name: package, role: role(package, used, compiles: true), range: range))
                    }
                }
                for library in need.runtimeDebianPackages where !isThere(library) {
                    packages.append(Package(name: library, role: carrying([library], for: name), range: range))
                }
            }
        }
        return packages
    }

    /// Containers start a shell and no program.
    private var startsShell: Bool {
        guard let words = stage.final.start.value?.words, words.count == 1 else { return false }
        return ShellStart.isShell(words[0])
    }

    private static func bare(_ name: String) -> String { String(name.prefix { !"=<>~:/@".contains($0) }) }

    private func isThere(_ name: String) -> Bool {
        // Alpine's bundle is the certificates without the program that puts further ones among them.
        runtime.packages.contains(name) || Self.base.contains(name) || name == "ca-certificates" && runtime.packages.contains("ca-certificates-bundle")
    }

    /// What every image with a C library has.
    private static let base: Set<String> = ["libc6", "libgcc-s1"]

    private func role(_ name: String, _ used: Set<String>, compiles: Bool) -> Role {
        if isThere(name) { return .declared }
        // Whoever starts a shell calls what is installed.
        if startsShell, !catalog.canBeCarried(name) {
            return .needed("\(name) is installed, and containers start a shell, in which people may call what it brings")
        }
        if Self.tools.contains(name) || runtime.image == "python" && Self.isPythonTool(name) { return .building }
        if name.hasSuffix("-dev") {
            if !compiles { return .building }
            guard let libraries = catalog.runtimeLibraries(ofDevelopmentPackage: name, distribution: runtime.distribution) else {
                return .needed("what was built with \(name) may load libraries, and which is not known")
            }
            return carrying(libraries.filter { !isThere($0) }, for: name)
        }
        if catalog.commands(ofPackage: name, distribution: runtime.distribution).contains(where: used.contains) { return .used }
        return carrying([name], for: nil)
    }

    private func carrying(_ names: [String], for other: String?) -> Role {
        if names.isEmpty { return .building }
        if names.count == 1, let folder = catalog.wholeFolder(ofPackage: names[0], distribution: runtime.distribution) { return .copied(Place(absolute: folder)) }
        if runtime.distribution.family == .debian, names.allSatisfy({ catalog.canBeCarried($0) && catalog.packageExists($0, distribution: runtime.distribution) != false }) {
            return .carried(names)
        }
        guard let other else { return .needed("\(names[0]) is installed and no command of the build uses it, so that containers may need it") }
        // Lists of what they load are by Debian's names.
        let library = runtime.distribution.family == .debian ? names[0] : "a library of the system"
        return .needed("\(other) loads \(library) when it runs, which cannot be taken over file by file")
    }

    /// Commands that the build calls, or that those call.
    private func usedCommands() -> Set<String> {
        // What only the HEALTHCHECK calls goes with it: it is written in another language, or left out.
        var used = Set((stage.final.healthcheck.value?.range).map { model.commands(inCommandAt: $0).compactMap(\.name) } ?? []).intersection(["curl", "wget"])
        for index in stage.instructions {
            guard case .run = model.tree.instructions[index].content else { continue }
            for command in model.commands(in: index) {
                guard let name = command.name else { continue }
                used.insert(name)
                // Sources are fetched by whatever keeps them.
                if name == "go" || name == "cargo" { used.formUnion(["git", "hg", "svn", "bzr", "ssh"]) }
                // They fetch archives and sources of packages.
                if name == "bundle" || name == "bundler" { used.insert("git") }
                if name.hasPrefix("composer") { used.formUnion(["git", "unzip", "7z", "7za", "7zz", "hg", "svn"]) }
                guard case .described(let invocation) = command.reading(by: catalog) else { continue }
                for effect in invocation.effects(on: nil) where effect.kind == .needs { used.formUnion(invocation.subjects(of: effect).compactMap(\.value)) }
            }
        }
        return used
    }

    private func languageInstallations() -> [(LanguageInstallation, SourceRange)] {
        let settings = BundlerSettings(model, stage)
        return zip(stage.instructions, stage.states).flatMap { index, state -> [(LanguageInstallation, SourceRange)] in
            guard case .run = model.tree.instructions[index].content else { return [] }
            let folder = state.workdir.value.map { Place(absolute: $0) }
            return model.commands(in: index).compactMap { command in
                LanguageInstallation(command, in: folder, variables: { settings.value($0, state) }, contents: contents).map { ($0, command.range) }
            }
        }
    }

    /// Compilers and their kin, which other tools call by themselves.
    /// The distribution's own Python and what it brings to install and to compile with: beside the Python of the image, or in a virtual
    /// environment, nobody sees them.
    static func isPythonTool(_ name: String) -> Bool { pythonTools.contains(name) }

    private static let pythonTools: Set<String> = ["python3", "python3-dev", "python3-pip", "python3-setuptools", "python3-wheel", "python3-venv", "python-dev-is-python3", "py3-pip", "py3-setuptools", "py3-wheel"]

    private static let tools: Set<String> = [
        "ca-certificates", "build-essential", "build-base", "gcc", "g++", "make", "pkg-config", "pkgconf", "musl-dev", "libc-dev", "libc6-dev", "linux-headers", "python3-dev",
        "apt-transport-https", "apt-utils", "software-properties-common", "gnupg", "gnupg2", "gpg", "dirmngr", "lsb-release", "gzip", "xz-utils", "bzip2", "cargo", "rustc", "cmake",
        "autoconf", "automake", "libtool", "patch", "dpkg-dev", "file", "debian-archive-keyring", "ninja-build", "clang", "llvm", "gfortran",
    ]
}
