import Diagnostics
import Reporting
import SourceModel
import Testing

@Suite struct LintTextReporterTests {
    @Test("Place, message, excerpt with tabs and wide characters, reason, related places and fixes")
    func plain() {
        let text = String(decoding: LintTextReporter(colors: false, width: 60).file(LintSample.source), as: UTF8.self)
        #expect(
            text == """
                dir one/Dockerfile:2:6: warning: a:1 is old. [old-image]
                   2 | FROM a:1
                     |      ^^^
                     = It has holes. Use a:2.
                     = fix (unsafe): Use a:2

                dir one/Dockerfile:3:7: error: The last USER is root. [root-user]
                   3 |     USER    root # 漢
                     |             ^^^^
                     = line 2: this image

                dir one/Dockerfile:4:1: hint: Bell \u{FFFD}. [hinted]
                   4 | CMD \\
                     | ^^^^^


                """)
    }

    @Test("Colours do not change the text")
    func colours() {
        let colored = String(decoding: LintTextReporter(colors: true, width: 60).file(LintSample.source), as: UTF8.self)
        let plain = String(decoding: LintTextReporter(colors: false, width: 60).file(LintSample.source), as: UTF8.self)
        #expect(colored.contains("\u{1B}[31m"))
        #expect(colored.replacing(/\u{1B}\[\d+m/, with: "") == plain)
    }

    @Test("Marks stand below what they mean, whatever stands in front", arguments: ["", "x", "漢字", "e\u{301}", "👩‍👩‍👧", "\t\t", "\u{FEFF}", String(repeating: "a", count: 200), "\u{1B}[2J"])
    func marks(prefix: String) throws {
        let line = prefix + "HERE and " + String(repeating: "more ", count: 50)
        let start = prefix.utf8.count
        let finding = Diagnostic(rule: "r", code: "DHI900", severity: .error, message: "m.", range: SourceRange(start, start + 4))
        let source = LintedSource(path: "f", bytes: Array(line.utf8), findings: [finding])
        let lines = String(decoding: LintTextReporter(colors: false, width: 60).file(source), as: UTF8.self).split(separator: "\n")
        let shown = try #require(lines[1].firstRange(of: "HERE"))
        let mark = try #require(lines[2].firstIndex(of: "^"))
        #expect(lines[2].filter { $0 == "^" }.count == 4)
        // Only ASCII and one-column characters count the same in both lines.
        let wide = lines[1][..<shown.lowerBound].filter { "漢字👩‍👩‍👧".contains($0) }.count
        #expect(lines[1].distance(from: lines[1].startIndex, to: shown.lowerBound) + wide == lines[2].distance(from: lines[2].startIndex, to: mark))
        #expect(lines[1].count <= 61)
        #expect(!lines[1].contains("\u{1B}"))
    }

    @Test("A range at the very end of a file")
    func end() {
        let finding = Diagnostic(rule: "r", code: "DHI900", severity: .error, message: "m.", range: SourceRange(2, 2))
        let source = LintedSource(path: "f", bytes: Array("a\n".utf8), findings: [finding])
        let text = String(decoding: LintTextReporter(colors: false, width: 60).file(source), as: UTF8.self)
        #expect(text.hasPrefix("f:2:1: error: m. [r]\n   2 | \n     | ^\n"))
    }

    @Test("The closing line")
    func closing() {
        #expect(
            String(decoding: LintTextReporter(colors: false, width: 60).closing(LintSample.summary), as: UTF8.self)
                == "1 error, 1 warning and 1 hint in 1 file; 1 path could not be linted\n")
    }
}
