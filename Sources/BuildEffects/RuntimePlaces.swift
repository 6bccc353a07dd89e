/// Which places of a file system matter to a running container.
public enum RuntimePlaces {
    /// Caches, lists of packages, temporary files, settings of tools: what builds write and containers do not need.
    public static func areForBuilding(_ place: Place) -> Bool {
        (folders.contains { $0.contains(place) } || isCacheOfUser(place)) && !programs.contains { $0.contains(place) } || isInterpreterOfUv(place) || isRegistryOfCargo(place)
    }

    /// Where Cargo keeps the sources of crates.
    private static func isRegistryOfCargo(_ place: Place) -> Bool {
        place.chain.contains { ["registry", "git"].contains($0.lastName) && ["cargo", ".cargo"].contains($0.parent.lastName) }
    }

    /// Where uv keeps an interpreter that it fetches because none fits; whether one does is another question (see UvInterpreterProof).
    private static func isInterpreterOfUv(_ place: Place) -> Bool { place.path.hasSuffix("/.local/share/uv/python") }

    /// What package managers of Node.js keep in the home of the user who calls them.
    private static func isCacheOfUser(_ place: Place) -> Bool {
        guard place.path.hasPrefix("/home/") else { return false }
        let names = place.path.split(separator: "/").dropFirst(2).joined(separator: "/")
        return [".npm", ".yarn/berry", ".cache/node", ".cache/yarn", ".config/yarn", ".local/share/pnpm", ".local/state/pnpm"].contains { names == $0 || names.hasPrefix($0 + "/") }
    }

    /// Programs that stand below such folders.
    private static let programs: [Place] = ["/root/.dotnet/tools", "/root/.cargo/bin", "/root/.composer/vendor", "/root/.yarn/bin"].map { Place(absolute: $0) }

    /// Whether a command makes a folder in which containers put their logs, sockets and the like, and leaves it there.
    public static func isPrepared(_ effect: FileEffect, _ effects: StageEffects) -> Bool {
        guard effect.kind == .folder, case .command = effect.origin, written.contains(where: { $0 != effect.place && $0.contains(effect.place) }) else { return false }
        return !effects.files.contains { other in
            (other.kind == .removed || other.origin == .command("rm")) && other.instruction >= effect.instruction && other.place.contains(effect.place)
                || other.place != effect.place && effect.place.contains(other.place) && (other.kind == .folder || isTemporary(effect.place) && other.kind != .changed)
        }
    }

    /// What a build puts there it needs itself.
    private static func isTemporary(_ place: Place) -> Bool { ["/tmp", "/var/tmp"].contains { Place(absolute: $0).contains(place) } }

    private static let written = ["/var/log", "/var/cache", "/var/run", "/run", "/tmp", "/var/tmp"].map { Place(absolute: $0) }

    private static let folders: [Place] = [
        "/tmp", "/var/tmp", "/var/cache", "/var/lib/apt", "/var/lib/dpkg", "/var/lib/apk", "/etc/apt", "/etc/apk", "/var/log", "/usr/share/keyrings",
        "/usr/share/doc", "/usr/share/man", "/usr/share/info", "/usr/share/locale", "/usr/share/lintian", "/go/pkg", "/root/go/pkg", "/root/.cache", "/root/.npm", "/root/.yarn", "/root/.gnupg",
        "/root/.gitconfig", "/root/.npmrc", "/root/.bun/install/cache", "/root/.config/pip", "/root/.config/pypoetry", "/root/.local/share/python_keyring", "/root/.pip", "/root/.m2", "/root/.gradle", "/root/.cargo", "/root/.nuget", "/root/.local/share/NuGet", "/root/.dotnet", "/root/.sbt", "/root/.ivy2",
        "/root/.composer", "/root/.bundle", "/root/.local/share/pnpm", "/root/.local/state/pnpm", "/root/.config/pnpm", "/etc/ld.so.cache", "/proc", "/sys", "/dev", "/run",
    ].map { Place(absolute: $0) }

    /// Folders of the system, where an image has files of its own, or a folder around them.
    public static func isSystem(_ place: Place) -> Bool { system.contains { $0.overlaps(place) } }

    private static let system: [Place] = [
        "/usr/bin", "/usr/sbin", "/usr/lib", "/usr/lib32", "/usr/lib64", "/usr/libexec", "/usr/share", "/usr/include", "/usr/local/bin", "/usr/local/sbin", "/usr/local/lib",
        "/usr/local/share", "/usr/local/etc", "/usr/local/include", "/bin", "/sbin", "/lib", "/lib64", "/etc", "/var/lib", "/var/run", "/var/spool", "/var/mail", "/root", "/boot",
    ].map { Place(absolute: $0) }

    /// A program that a compiler writes into a folder for programs: a file of its own beside those of the image.
    public static func isCompiledProgram(_ effect: FileEffect) -> Bool {
        guard effect.kind == .made, case .command(let name) = effect.origin, ["go", "rustc"].contains(name) else { return false }
        return isProgramFolder(effect.place.parent)
    }

    /// Where systems look for programs.
    public static func isProgramFolder(_ place: Place) -> Bool { ["/usr/local/bin", "/usr/local/sbin", "/usr/bin", "/usr/sbin", "/bin", "/sbin"].contains(place.text) }

    /// Files of the system that must not be taken from another image.
    public static func isAccounts(_ place: Place) -> Bool {
        ["/etc/passwd", "/etc/group", "/etc/shadow", "/etc/gshadow", "/etc/sudoers", "/etc/sudoers.d"].contains { Place(absolute: $0).contains(place) }
    }
}
