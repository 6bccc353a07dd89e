/// How the migration of a corpus came out, as Markdown tables.
struct CorpusTables {
    let report: MigrateReport

    func print() {
        let files = report.files
        let valid = files.filter { $0.errors.isEmpty }
        let references = valid.flatMap(\.references)
        table(
            ["outcome", "files"],
            ["hardened", "rebased", "unchanged"].map { outcome in [outcome, "\(valid.count { $0.outcome == outcome })"] } + [
                ["rejected by BuildKit's rules", "\(files.count - valid.count)"],
                ["could not be read", "\(report.failures.count)"],
                ["changed", "\(valid.count { !$0.edits.isEmpty })"],
                ["built image on -dev", "\(valid.count { $0.finalDev == true })"],
                ["built image as root", "\(valid.count { $0.finalRoot == true })"],
                ["references", "\(references.count)"],
                ["references moved", "\(references.count { $0.after != nil })"],
            ])
        reasons(
            "why references were left", references.compactMap { reference in reference.after == nil ? reference.reason : nil })
        reasons("why stages are not on a runtime variant", valid.flatMap { $0.stages.flatMap(\.reasons) })
    }

    /// The twenty commonest reasons, each with its first message as an example.
    private func reasons(_ title: String, _ reasons: [MigrateReport.Reason]) {
        let byID = Dictionary(grouping: reasons, by: \.id).sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
        table(
            [title, "times", "for example"],
            byID.prefix(20).map { id, all in
                [id, "\(all.count)", String(all[0].message.prefix(110)).replacing("|", with: "\\|")]
            })
    }

    private func table(_ head: [String], _ rows: [[String]]) {
        Swift.print("\n| \(head.joined(separator: " | ")) |\n|\(String(repeating: "---|", count: head.count))")
        for row in rows { Swift.print("| \(row.joined(separator: " | ")) |") }
    }
}
