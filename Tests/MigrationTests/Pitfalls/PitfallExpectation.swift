import Foundation
import Migration

/// What must hold of a migrated fixture, whatever the golden files say.
///
/// One `key: value` a line, `#` for the reason. `writes` stands in the result only, `keeps` before and after, `never` not
/// in the result; `same: yes` means that no byte changes; `moved`, `references` and `unmapped` count references; `after`
/// is one of the new references. `\n` and `\r` in a value stand for line ends.
struct PitfallExpectation {
    private let lines: [(key: String, value: String)]

    init(_ text: String) throws {
        lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            let colon = line.firstIndex(of: ":") ?? line.endIndex
            let raw = line[colon...].dropFirst()
            let text = raw.first == " " ? raw.dropFirst() : raw
            return (String(line[..<colon]), text.replacingOccurrences(of: "\\n", with: "\n").replacingOccurrences(of: "\\r", with: "\r"))
        }
    }

    func failures(of migration: FileMigration, before: Data, after: Data) -> [String] {
        lines.isEmpty
            ? ["nothing is expected"]
            : lines.compactMap { key, value in
                holds(key, value, migration, before, after) ? nil : "\(key): \(value)"
            }
    }

    private func holds(_ key: String, _ value: String, _ migration: FileMigration, _ before: Data, _ after: Data) -> Bool {
        switch key {
        case "same": value == "yes" && before == after && migration.edits.isEmpty
        case "writes": !contains(before, value) && contains(after, value)
        case "keeps": contains(before, value) && contains(after, value)
        case "never": !contains(after, value)
        case "moved": migration.references.count { $0.after != nil } == Int(value)
        case "references": migration.references.count == Int(value)
        case "unmapped": migration.unmapped == Int(value)
        case "after": migration.references.contains { $0.after == value }
        case "outcome": migration.outcome.rawValue == value
        case "finalRoot": migration.finalRoot.map(String.init) == value
        default: false
        }
    }

    private func contains(_ data: Data, _ text: String) -> Bool {
        data.range(of: Data(text.utf8)) != nil
    }
}
