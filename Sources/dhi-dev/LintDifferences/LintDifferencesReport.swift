internal import JSONSyntax

/// A comparison with the causes of its differences, as a table, as places or as JSON.
struct LintDifferencesReport {
    private let comparison: LintComparison
    private let peer: String
    private let lines: [Line]
    /// How many differences no cause explains.
    var unexplained: Int { lines.map(\.unexplained).reduce(0, +) }

    private struct Line {
        var rule: String
        var row: LintComparison.Row
        /// With the name of the cause; `nil`: unexplained.
        var differences: [(difference: LintDifference, cause: DifferenceCause?)]
        var unexplained: Int { differences.count { $0.cause == nil } }
    }

    init(_ comparison: LintComparison, peer: String, causes: [DifferenceCause]) {
        self.comparison = comparison
        self.peer = peer
        lines = comparison.rows.sorted { $0.key < $1.key }.map { rule, row in
            let fitting = causes.filter { $0.isAbout(rule) }
            return Line(rule: rule, row: row, differences: (row.theirs + row.ours).map { difference in (difference, fitting.first { $0.explains(difference) }) })
        }
    }

    func printTable() {
        print("\(comparison.files) files; \(comparison.rejected.count) are rejected by BuildKit, of the others \(peer) cannot read \(comparison.unreadable.count)")
        print("\(comparison.silent) files in which neither finds anything\n")
        print(Self.columns("rule", "both", "theirs", "ours", "agreement", "unexplained"))
        for line in lines where line.row.agreement != nil {
            print(Self.columns(line.rule, "\(line.row.both)", "\(line.row.theirs.count)", "\(line.row.ours.count)", Self.percent(line.row.agreement ?? 1), "\(line.unexplained)"))
            for (cause, count) in Self.counts(line.differences) { print("    \(cause.side.rawValue) \(count): \(cause.name) (\(cause.kind.rawValue))") }
        }
        let idle = lines.filter { $0.row.agreement == nil }.map(\.rule)
        if !idle.isEmpty { print("\nno finding by either: \(idle.joined(separator: " "))") }
        print("\n\(lines.map(\.row.both).reduce(0, +)) agreements, \(lines.map(\.differences.count).reduce(0, +)) differences, \(unexplained) unexplained")
        let used = Set(lines.flatMap { $0.differences.compactMap(\.cause?.name) })
        for cause in DifferenceCause.all(of: peer) where used.contains(cause.name) { print("\(cause.name): \(cause.reason)") }
        let unused = DifferenceCause.all(of: peer).map(\.name).filter { !used.contains($0) }
        if !unused.isEmpty { print("\ncauses that explain nothing here: \(unused.joined(separator: " "))") }
    }

    func printPlaces(_ rule: String, only side: LintDifference.Side?, cause: String?, limit: Int) {
        let places = lines.filter { $0.rule == rule || rule == "all" }.flatMap(\.differences).filter { place in
            (side.map { $0 == place.difference.side } ?? true) && (cause.map { $0 == place.cause?.name ?? "none" } ?? true)
        }
        print("\(places.count) places")
        for (place, cause) in places.prefix(limit) {
            print("\(place.path):\(place.line): \(place.rule) \(place.side.rawValue) [\(cause?.name ?? "unexplained")]\n    \(place.excerpt)")
            if !place.message.isEmpty { print("    we say: \(place.message)") }
        }
        if rule == "all" { for (path, why) in comparison.unreadable.prefix(limit) { print("\(path): not read by \(peer): \(why)") } }
    }

    var json: String {
        let rows = lines.map { line -> JSONValue in
            .object([
                ("rule", .string(line.rule)), ("both", .integer(Int64(line.row.both))), ("theirs", .integer(Int64(line.row.theirs.count))),
                ("ours", .integer(Int64(line.row.ours.count))), ("unexplained", .integer(Int64(line.unexplained))),
                ("causes", .object(Self.counts(line.differences).map { ($0.cause.name, .integer(Int64($0.count))) })),
                (
                    "places",
                    .array(
                        line.differences.map { place, cause in
                            .object([
                                ("file", .string(place.path)), ("line", .integer(Int64(place.line))), ("only", .string(place.side.rawValue)),
                                ("cause", cause.map { .string($0.name) } ?? .null), ("text", .string(place.excerpt)), ("ours", .string(place.message)),
                            ])
                        })
                ),
            ])
        }
        let unreadable = comparison.unreadable.map { path, why in JSONValue.object([("file", .string(path)), ("why", .string(why))]) }
        return JSONWriter.text(
            .object([
                ("peer", .string(peer)), ("files", .integer(Int64(comparison.files))), ("rejected", .array(comparison.rejected.map { .string($0) })),
                ("unreadable", .array(unreadable)), ("rules", .array(rows)),
            ]))
    }

    private static func counts(_ differences: [(difference: LintDifference, cause: DifferenceCause?)]) -> [(cause: DifferenceCause, count: Int)] {
        Dictionary(grouping: differences.compactMap(\.cause), by: \.name).values.map { ($0[0], $0.count) }.sorted { ($1.count, $0.cause.name) < ($0.count, $1.cause.name) }
    }

    private static func percent(_ share: Double) -> String {
        let tenths = Int(share * 1000)
        return "\(tenths / 10).\(tenths % 10) %"
    }

    private static func columns(_ rule: String, _ cells: String...) -> String {
        let first = rule + String(repeating: " ", count: max(1, 44 - rule.count))
        return first + cells.map { String(repeating: " ", count: max(1, 12 - $0.count)) + $0 }.joined()
    }
}
