internal import HardenedCatalog

/// The file `mappings/base-systems.yaml`.
enum BaseSystemsText {
    static func write(_ bases: [BaseSystem]) -> String {
        bases.map { base in
            var text = "- system: \(YAMLText.scalar("\(base.distribution.family.rawValue) \(base.distribution.release ?? "unknown")"))\n"
            for (key, items) in [
                ("packages", base.packages), ("absent-packages", base.absentPackages), ("commands", base.commands),
                ("absent-commands", base.absentCommands),
            ] where !items.isEmpty {
                text += "  \(key): \(YAMLText.list(items, indent: 2))\n"
            }
            if !base.users.isEmpty {
                text += "  users: \(YAMLText.accounts(base.users, indent: 2))\n"
            }
            return text + "  evidence: \(YAMLText.scalar(base.evidence))\n"
        }.joined()
    }
}
