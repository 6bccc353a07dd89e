internal import HardenedCatalog

/// What definitions declare, brought into one form.
enum DeclaredTools {
    /// The names of shells in a list where some are given by the path of a link.
    static func names(ofShells shells: [String]) -> [String] {
        var names: [String] = []
        for shell in shells {
            let name = shell.hasPrefix("path:") ? String(shell.split(separator: "/").last ?? "") : shell
            if !name.isEmpty, !names.contains(name) { names.append(name) }
        }
        return names
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
