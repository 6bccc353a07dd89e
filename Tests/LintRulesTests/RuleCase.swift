import BuildEffects
import Diagnostics
import HardenedCatalog
import LintRules
import Linting
import SourceModel
import Testing

/// An example of a rule as a test input.
struct RuleCase: Sendable, CustomTestStringConvertible {
    let rule: any Rule.Type
    let example: RuleExample
    /// What is to be found in `bytes`.
    var ranges: [SourceRange]
    var bytes: [UInt8]

    var testDescription: String { "\(rule.metadata.name): \(example.title)" }

    init(_ rule: any Rule.Type, _ example: RuleExample) {
        self.rule = rule
        self.example = example
        ranges = example.ranges
        bytes = example.bytes
    }

    /// With the rule alone, and those that its example asks for.
    func linter() throws -> Linter {
        try example.linter(for: rule.metadata.name, among: RuleRegistry.all, catalog: try Catalog.builtIn()).asking(RecordedScripts())
    }

    /// What the rule alone finds.
    func findings() throws -> [Diagnostic] {
        try linter().lint(bytes, path: "Dockerfile", ignoreFile: ignoreFile).filter { $0.rule == rule.metadata.name || rule.metadata.relays?.contains($0.rule) == true }
    }

    var ignoreFile: IgnoreFile? { example.ignored }

    /// The same file with `text` in front.
    func prefixed(_ text: [UInt8]) -> RuleCase {
        var result = self
        result.bytes = text + bytes
        result.ranges = ranges.map { SourceRange(Int($0.start) + text.count, Int($0.end) + text.count) }
        return result
    }

    /// The same file with other line ends.
    func withLineEnds(_ end: [UInt8]) -> RuleCase {
        var result = self
        result.bytes = bytes.flatMap { $0 == 0x0A ? end : [$0] }
        result.ranges = ranges.map { SourceRange(shifted(Int($0.start), end), shifted(Int($0.end), end)) }
        return result
    }

    private func shifted(_ offset: Int, _ end: [UInt8]) -> Int {
        offset + bytes[..<offset].filter { $0 == 0x0A }.count * (end.count - 1)
    }

    static let flagged = RuleRegistry.all.flatMap { rule in rule.metadata.flagged.map { RuleCase(rule, $0) } }
    static let clean = RuleRegistry.all.flatMap { rule in rule.metadata.clean.map { RuleCase(rule, $0) } }
    static let all = flagged + clean
}
