import BuildEffects
import CommandKnowledge
import DockerfileSemantics
import HardenedCatalog
import SourceModel

/// Packages of the system: which of them only the build needs.
///
/// The evidence is the file itself: a package whose commands the build calls is there for the build. What nothing calls is
/// there for the running container.
struct PackageStep {
    func run(_ draft: inout SplitDraft) -> Reason? {
        let used = usedCommands(draft)
        for installation in draft.effects.packages where ["apt", "apk"].contains(installation.manager) && draft.built.contains(installation.instruction) {
            if installation.isIncomplete { return Reason("packages-unknown", "which packages are installed here cannot be read", at: installation.range) }
            for written in installation.names {
                let name = Self.bare(written)
                if draft.runtime.definition.packages.contains(name) || isForBuilding(name, used, draft) { continue }
                return Reason("runtime-package", "\(name) is installed and no command of the build uses it, so that containers may need it", at: installation.range)
            }
        }
        return nil
    }

    private static func bare(_ name: String) -> String { String(name.prefix { !"=<>~:/@".contains($0) }) }

    private func usedCommands(_ draft: SplitDraft) -> Set<String> {
        var used: Set<String> = []
        for index in draft.built {
            for command in draft.original.commands(in: index) {
                guard let name = command.name else { continue }
                used.insert(name)
                guard let description = draft.catalog.commandDescription(name) else { continue }
                let invocation = CommandInvocation(description, command.arguments)
                for effect in invocation.effects(on: nil) where effect.kind == .needs { used.formUnion(invocation.subjects(of: effect).compactMap(\.value)) }
            }
        }
        return used
    }

    private static let always: Set<String> = [
        "ca-certificates", "build-essential", "build-base", "gcc", "g++", "make", "pkg-config", "pkgconf", "musl-dev", "libc-dev", "libc6-dev", "linux-headers", "python3-dev",
        "apt-transport-https", "apt-utils", "software-properties-common", "gnupg", "gnupg2", "gpg", "dirmngr", "lsb-release", "gzip", "xz-utils", "bzip2", "cargo", "rustc", "cmake",
        "autoconf", "automake", "libtool", "patch", "dpkg-dev", "file", "debian-archive-keyring",
    ]

    private func isForBuilding(_ name: String, _ used: Set<String>, _ draft: SplitDraft) -> Bool {
        if Self.always.contains(name) { return true }
        // Headers come with the library that programs built with them load when they run.
        if name.hasSuffix("-dev") { return false }
        guard let distribution = draft.dev.definition.distribution as Distribution? else { return false }
        let commands = draft.catalog.commands(ofPackage: name, distribution: distribution)
        return commands.contains(where: used.contains)
    }
}
