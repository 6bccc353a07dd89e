internal import HardenedCatalog

/// What definitions declare, brought into one form.
enum DeclaredTools {
    /// The shells among packages, and one that `/usr/bin/sh` is linked to.
    static func shells(packages: [String], paths: [ImageDefinition.DeclaredPath]) -> [String] {
        let linked = paths.filter { $0.type == "symlink" && ($0.path == "/bin/sh" || $0.path == "/usr/bin/sh") }.compactMap { path in
            path.source?.split(separator: "/").last.map(String.init)
        }
        return ["bash", "busybox", "dash"].filter { packages.contains($0) || linked.contains($0) }
    }

    static func packageManagers(packages: [String]) -> [String] {
        [("apt", "apt"), ("dpkg", "dpkg"), ("apk-tools", "apk")].filter { packages.contains($0.0) }.map(\.1)
    }

    /// The names of packages, without the versions they are held at (`npm=11.19.0-3`).
    static func names(ofPackages packages: [String]) -> [String] {
        packages.map { String($0.prefix { !"=<>~".contains($0) }) }
    }

    /// Definitions that are put together from several parts declare some accounts twice.
    static func distinct(_ accounts: [ImageDefinition.Account]) -> [ImageDefinition.Account] {
        var names: Set<String> = []
        return accounts.filter { names.insert($0.name).inserted }
    }
}
