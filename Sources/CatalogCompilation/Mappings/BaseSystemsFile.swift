internal import HardenedCatalog

/// Reads what `BaseSystemsText` writes.
enum BaseSystemsFile {
    static func read(_ text: String, file: String) throws(MappingsError) -> [BaseSystem] {
        var bases: [BaseSystem] = []
        for record in try YAMLRecord.records(text: text, file: file) {
            bases.append(
                BaseSystem(
                    distribution: try record.distribution("system"), packages: try record.list("packages"),
                    absentPackages: try record.list("absent-packages"), commands: try record.list("commands"),
                    absentCommands: try record.list("absent-commands"), users: try record.accounts("users"),
                    evidence: try record.text("evidence")))
        }
        return bases
    }
}
