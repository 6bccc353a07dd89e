/// Outcomes of chosen files, counted.
struct MigrationOutcomes {
    private let rows: [(file: SingleStageFiles.File, report: MigrateReport.File)]

    init(chosen: SingleStageFiles, report: MigrateReport) {
        let reports = Dictionary(report.files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        rows = chosen.files.compactMap { file in reports[file.path].map { (file, $0) } }
    }

    private struct Count {
        var proven = 0
        var assumed = 0
        var rebased = 0
        var unchanged = 0

        mutating func add(_ report: MigrateReport.File) {
            switch report.outcome {
            case "hardened":
                if report.obligations.contains(where: { $0.status == "assumed" }) { assumed += 1 } else { proven += 1 }
            case "rebased": rebased += 1
            default: unchanged += 1
            }
        }

        var files: Int { proven + assumed + rebased + unchanged }

        func row(_ name: String) -> String {
            let hardened = proven + assumed
            return "| \(name) | \(files) | \(hardened) | \(files == 0 ? 0 : (hardened * 100 + files / 2) / files) % | \(proven) | \(assumed) | \(rebased) | \(unchanged) |"
        }
    }

    func tables() -> [String] {
        var all = Count()
        var byEcosystem: [String: Count] = [:]
        for row in rows {
            all.add(row.report)
            byEcosystem[row.file.ecosystem, default: Count()].add(row.report)
        }
        var lines = ["", "| image | files | hardened | share | proven | with assumptions | rebased | unchanged |", "|---|---|---|---|---|---|---|---|"]
        lines += byEcosystem.sorted { ($1.value.files, $0.key) < ($0.value.files, $1.key) }.map { $0.value.row($0.key) }
        lines += [all.row("all"), "", "| why not | files | for example |", "|---|---|---|"]
        let left = rows.filter { $0.report.outcome != "hardened" }
        let reasons = left.flatMap { row in Dictionary(Self.reasons(row.report).map { ($0.id, $0.message) }, uniquingKeysWith: { first, _ in first }) }
        lines += Dictionary(grouping: reasons, by: \.key).sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map { id, all in
            "| \(id) | \(all.count) | \(String(all[0].value.prefix(110)).replacing("|", with: "\\|")) |"
        }
        return lines
    }

    func listing() -> [String] {
        [""]
            + rows.flatMap { row in
                ["\(row.report.outcome)  \(row.file.path)"] + Self.reasons(row.report).map { "    \($0.id): \($0.message)" }
            }
    }

    private static func reasons(_ report: MigrateReport.File) -> [MigrateReport.Reason] {
        guard report.outcome != "hardened" else { return [] }
        return report.references.compactMap { $0.after == nil ? $0.reason : nil } + report.stages.flatMap(\.reasons)
    }
}
