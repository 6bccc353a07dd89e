import Diagnostics
import DockerfileSyntax
import LintRules
import Linting
import SourceModel
import Testing

/// The examples of every rule, as they are and changed in ways that must not matter.
@Suite struct RuleExampleTests {
    @Test("A rule finds what its examples mark", arguments: RuleCase.flagged)
    func flagged(_ example: RuleCase) throws {
        try #require(!example.ranges.isEmpty, "nothing is marked")
        try check(example)
    }

    @Test("A rule finds nothing in its clean examples", arguments: RuleCase.clean)
    func clean(_ example: RuleCase) throws {
        #expect(example.ranges.isEmpty, "a clean example has no marks")
        try check(example)
    }

    @Test("CRLF line ends", arguments: RuleCase.all)
    func carriageReturns(_ example: RuleCase) throws { try check(example.withLineEnds([0x0D, 0x0A])) }

    @Test("A byte order mark", arguments: RuleCase.all)
    func byteOrderMark(_ example: RuleCase) throws { try check(example.prefixed([0xEF, 0xBB, 0xBF])) }

    @Test("A comment of characters of several bytes in front", arguments: RuleCase.all)
    func comment(_ example: RuleCase) throws {
        guard !example.example.isWholeFile else { return }
        try check(example.prefixed(Array("# größer 👩‍👩‍👧 漢字\n\n".utf8)))
    }

    @Test("Behind another stage", arguments: RuleCase.all)
    func secondStage(_ example: RuleCase) throws {
        let startsWithFrom = DockerfileParser.parse(example.bytes).instructions.first?.keyword == .from
        // The stage in front is one more that these report.
        let others = ["unhardened-image", "untrusted-registry", "missing-label"]
        guard startsWithFrom, !example.example.isWholeFile, !others.contains(example.rule.metadata.name) else { return }
        try check(example.prefixed(Array("FROM registry.example.com/tools:1 AS tools\nUSER 1000\nCOPY a /a\n\n".utf8)))
    }

    @Test("Silenced for the file", arguments: RuleCase.flagged, ["dhi global ignore=%", "hadolint global ignore=%", "DHI Global Ignore=other,% reason=known"])
    func silencedForFile(_ example: RuleCase, pragma: String) throws {
        let name = example.rule.metadata.code
        let parts = pragma.split(separator: "%", omittingEmptySubsequences: false)
        let comment = "# " + parts.joined(separator: name) + "\n"
        #expect(try example.prefixed(Array(comment.utf8)).findings().isEmpty)
    }

    @Test("Silenced above the instruction", arguments: RuleCase.flagged)
    func silencedAbove(_ example: RuleCase) throws {
        var bytes = example.bytes
        let tree = DockerfileParser.parse(bytes)
        // What is said of a comment is silenced above that.
        let starts = Set(example.ranges.map { range in tree.instructions.first { $0.range.contains(range) }?.range.start ?? range.start })
        for start in starts.sorted(by: >) {
            bytes.insert(contentsOf: Array("# dhi ignore=\(example.rule.metadata.name) reason=tested\n\n# more\n".utf8), at: Int(start))
        }
        var silenced = example
        silenced.bytes = bytes
        #expect(try silenced.findings().isEmpty)
    }

    @Test("Fixes apply to the file they are about", arguments: RuleCase.flagged)
    func fixes(_ example: RuleCase) throws {
        for finding in try example.findings() {
            for fix in finding.fixes {
                #expect(fix.edits.areDisjoint)
                var fixed = example
                fixed.bytes = example.bytes.applying(fix.edits)
                #expect(DockerfileParser.parse(fixed.bytes).diagnostics.isEmpty)
                #expect(!example.example.asMigrated || fix.applicability != .displayOnly)
                let left = try fixed.findings().count
                #expect(left < example.ranges.count, "\(fix.title) leaves the finding")
            }
        }
    }

    @Test("Fixes change nothing that they do not name, and leave nothing to a second run", arguments: RuleCase.flagged)
    func fixesKeepTheirWord(_ example: RuleCase) throws {
        let fixer = Fixer(try example.linter(), upTo: .unsafe)
        let result = fixer.fix(example.bytes, path: "Dockerfile", ignoreFile: example.ignoreFile)
        #expect(result.refused.isEmpty, "\(result.refused.map { ($0.fix.title, $0.changes) })")
        #expect(example.bytes.applying(result.edits) == result.bytes)
        #expect(fixer.fix(result.bytes, path: "Dockerfile", ignoreFile: example.ignoreFile).edits.isEmpty)
    }

    private func check(_ example: RuleCase) throws {
        let found = try example.findings()
        #expect(found.map(\.range) == example.ranges, "\(found.map { ($0.message, $0.range) })")
        for finding in found {
            #expect(finding.rule == example.rule.metadata.name || example.rule.metadata.relays?.contains(finding.rule) == true)
            #expect([".", "?"].contains(finding.message.suffix(1)))
        }
    }
}
