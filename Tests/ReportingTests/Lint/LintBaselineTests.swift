import Diagnostics
import Reporting
import SourceModel
import Testing

@Suite struct LintBaselineTests {
    /// A file with a finding of `rule` on each line that begins with `!`.
    private func source(_ text: String, rule: String = "loud") -> LintedSource {
        let bytes = Array(text.utf8)
        let findings = bytes.indices.filter { bytes[$0] == UInt8(ascii: "!") && ($0 == 0 || bytes[$0 - 1] == 0x0A) }.map { offset in
            Diagnostic(rule: rule, code: "DHI900", severity: .warning, message: "At \(offset).", range: SourceRange(offset, offset + 1))
        }
        return LintedSource(path: "Dockerfile", bytes: bytes, findings: findings)
    }

    private func baseline(_ text: String) throws -> LintBaseline {
        try LintBaseline(reading: LintBaseline.bytes(LintBaseline.entries(of: source(text), at: "a/Dockerfile")))
    }

    /// The lines of the findings that are new, and how many known ones are gone.
    private func sifted(_ baseline: LintBaseline, _ text: String, rule: String = "loud", at path: ReportedPath = "a/Dockerfile", all: Bool = true) -> (lines: [Int], gone: Int) {
        var source = source(text, rule: rule)
        let count = source.findings.count
        let gone = baseline.sift(&source, at: path) { _ in all }
        #expect(source.findings.count + source.held.count == count)
        return (source.findings.map { source.lines.line(at: $0.range.start) }, gone)
    }

    @Test func linesMayMoveAndBeIndentedOtherwise() throws {
        let known = try baseline("FROM a\n!one\n!two b\n")
        #expect(sifted(known, "FROM a\n!one\n!two b\n") == ([], 0))
        #expect(sifted(known, "# new\n!two  b\r\nRUN x\n\n!one\nFROM a\n") == ([], 0))
        #expect(sifted(known, "!one\n!two c\n") == ([2], 1))
        #expect(sifted(known, "") == ([], 2))
    }

    @Test func ofEqualOnesAsManyAsThereWere() throws {
        let known = try baseline("!x\n!x\n")
        #expect(sifted(known, "!x\n") == ([], 1))
        #expect(sifted(known, "!x\n!y\n!x\n!x\n!x\n") == ([2, 4, 5], 0))
    }

    @Test func fileAndRuleCount() throws {
        let known = try baseline("!x\n")
        #expect(sifted(known, "!x\n", at: "b/Dockerfile") == ([1], 0))
        #expect(sifted(known, "!x\n", rule: "other") == ([1], 1))
        #expect(sifted(known, "!x\n", rule: "other", all: false) == ([1], 0), "nothing is gone that nobody looked for")
    }

    @Test func theTextDoesNotHangOnTheOrder() throws {
        let entries = LintBaseline.entries(of: source("!x\n!x\n!y\n"), at: "b") + LintBaseline.entries(of: source("!x\n"), at: "a")
        let text = LintBaseline.bytes(entries)
        #expect(LintBaseline.bytes(entries.reversed()) == text)
        let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
        #expect(lines.count == 5)
        #expect(lines[0] == #"{"format":"dhi-lint-baseline","version":1,"findings":["#)
        #expect(lines[1].hasPrefix(#"{"path":"a","rule":"loud","fingerprint":""#))
        #expect(lines.filter { $0.contains(#""count":2}"#) }.count == 1)
        #expect(try LintBaseline(reading: LintBaseline.bytes([])).paths.isEmpty)
    }

    @Test func namesNeedNotBeText() throws {
        let path = ReportedPath([0x61, 0xFF, 0x25, 0x0A, 0x22])
        let known = try LintBaseline(reading: LintBaseline.bytes(LintBaseline.entries(of: source("!x\n"), at: path)))
        #expect(known.paths == [path])
        #expect(sifted(known, "!x\n", at: path) == ([], 0))
        let escaped: ReportedPath = "a\"\\\u{1}é\n"
        #expect(try LintBaseline(reading: LintBaseline.bytes(LintBaseline.entries(of: source("!x\n"), at: escaped))).paths == [escaped])
    }

    @Test func fingerprintsOfNewFindingsStayThoughOthersAreKnown() throws {
        let text = "!x\n!x\n"
        var left = source(text)
        _ = try baseline("!x\n").sift(&left, at: "a/Dockerfile") { _ in true }
        #expect(FindingFingerprints(left).digests == [FindingFingerprints(source(text)).digests[1]])
    }

    @Test func fieldsMayStandInAnyOrder() throws {
        let entry = #"{"count": 2, "fingerprint": "0123456789abcdef", "rule": "loud", "path": "a"}"#
        let known = try LintBaseline(reading: Array("\u{FEFF}{ \"findings\": [\n\(entry)\r\n],\n \"version\": 1, \"format\": \"dhi-lint-baseline\" }\n".utf8))
        #expect(known.count(at: "a") == 2)
    }

    @Test(arguments: [
        ("", 1, "is not valid JSON: ends where an object ({) should stand"),
        ("[]", 1, "is not valid JSON: expected an object ({)"),
        ("{}", 1, "is no baseline of dhi lint; one is written by 'dhi lint --write-baseline FILE'"),
        ("{\n\"format\": \"x\"}", 2, "is no baseline of dhi lint; one is written by 'dhi lint --write-baseline FILE'"),
        ("{\"format\":\"dhi-lint-baseline\",\n\"version\":2,\"findings\":[{\"new\":1}]}", 2, "is a baseline of version 2, and this program knows version 1; write it anew with 'dhi lint --write-baseline FILE'"),
        ("{\"format\":\"dhi-lint-baseline\",\n\"version\":\"1\",\"findings\":[]}", 2, "is not valid JSON: expected a whole number"),
        ("{\"format\":\"dhi-lint-baseline\",\"version\":1}", 1, "is no baseline of dhi lint; one is written by 'dhi lint --write-baseline FILE'"),
        ("{\"format\":\"dhi-lint-baseline\",\"version\":1,\"findings\":[]}\nx", 2, "is not valid JSON: expected the end of the file"),
        ("{\"format\":\"dhi-lint-baseline\",\"version\":1,\"findings\":[\n", 2, "is not valid JSON: ends within a value"),
        ("{\"format\":\"dhi-lint-baseline\",\"version\":1,\"findings\":{}}", 1, "expected a list ([)"),
        ("{\"format\":\"dhi-lint-baseline\",\"version\":1,\"findings\":[],\"extra\":1}", 1, "unknown field \"extra\"; known are format, version and findings"),
        ("{\"format\":\"dhi-lint-baseline\",\"version\":1,\"findings\":[\"a\nb\"]}", 1, "is not valid JSON: a line end or control character stands in a text"),
        ("{\"format\":\"dhi-lint-baseline\",\"version\":1,\"findings\":[\"a", 1, "is not valid JSON: a text that has no end"),
    ])
    func saysWhatIsWrongAndWhere(_ text: String, _ line: Int, _ message: String) {
        #expect(throws: LintBaselineError(line: line, message: message)) { try LintBaseline(reading: Array(text.utf8)) }
    }

    @Test(arguments: [
        (#"{"path":"a","rule":"r","fingerprint":"0123456789abcdef"}"#, "an entry has no count"),
        (#"{"rule":"r","fingerprint":"0123456789abcdef","count":1}"#, "an entry has no path"),
        (#"{"path":"a","rule":"r","fingerprint":"0123","count":1}"#, "fingerprint must be 16 hexadecimal digits, not \"0123\""),
        (#"{"path":"a","rule":"r","fingerprint":"0123456789abcdef","count":0}"#, "count must be 1 or more, not 0"),
        (#"{"path":"a","rule":"r","fingerprint":"0123456789abcdef","count":1,"line":3}"#, "unknown field \"line\"; known are path, uri, rule, fingerprint and count"),
        (#"{"path":1}"#, "expected a text in quotes"),
        ("<<<<<<< ours", "is not valid JSON: expected \",\" or \"]\""),
        (#"{"path":"\uZZ","rule":"r"}"#, "is not a valid text"),
    ])
    func wrongEntriesAreNamedByTheirLine(_ entry: String, _ message: String) {
        let good = #"{"path":"b","rule":"r","fingerprint":"0123456789abcdef","count":1}"#
        let text = "{\"format\":\"dhi-lint-baseline\",\"version\":1,\"findings\":[\n\(good),\n\(entry)\n]}\n"
        let error = #expect(throws: LintBaselineError.self) { try LintBaseline(reading: Array(text.utf8)) }
        #expect(error?.line == 3)
        if !entry.hasPrefix("<") { #expect(error?.message == message) }
        let twice = text.replacing(entry, with: good)
        #expect(throws: LintBaselineError(line: 3, message: "this file, rule and fingerprint have an entry already")) { try LintBaseline(reading: Array(twice.utf8)) }
    }

    @Test func randomTextNeverTraps() {
        var state: UInt64 = 7
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let pieces = ["{", "}", "[", "]", ",", ":", "\"", "\\", "\\u12", "\"format\"", "\"dhi-lint-baseline\"", "\"version\"", "1", "-", "\"findings\"", "\n", "\u{1}", "true", "99999999999999999999"]
        for _ in 0..<3000 {
            let text = (0..<(1 + next(20))).map { _ in pieces[next(pieces.count)] }.joined()
            _ = try? LintBaseline(reading: Array(("{\"format\":\"dhi-lint-baseline\",\"version\":1,\"findings\":[" + text).utf8))
            _ = try? LintBaseline(reading: Array(text.utf8))
        }
        _ = try? LintBaseline(reading: [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000))
    }
}
