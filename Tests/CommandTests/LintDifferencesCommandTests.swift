import Foundation
import Testing

/// `dhi-dev lint-differences`, with a program in hadolint's place that prints what stands beside each file.
@Suite struct LintDifferencesCommandTests {
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        try scratch.write(
            """
            #!/bin/bash
            printf '['
            first=1
            for file in "$@"; do
                case "$file" in */crash.Dockerfile) exit 1 ;; esac
                [ -f "$file.answer" ] || continue
                [ $first = 1 ] || printf ','
                first=0
                sed "s|FILE|$file|" "$file.answer"
            done
            printf ']'
            """, to: "bin/hadolint")
    }

    private func add(_ name: String, _ text: String, _ answers: [(code: String, line: Int)] = []) throws {
        // Nothing that the fixture is not about.
        try scratch.write(text + "HEALTHCHECK NONE\n", to: "files/\(name).Dockerfile")
        let entries = answers.map { #"{"code":"\#($0.code)","column":1,"file":"FILE","level":"info","line":\#($0.line),"message":"said"}"# }
        if !entries.isEmpty { try scratch.write(entries.joined(separator: ","), to: "files/\(name).Dockerfile.answer") }
    }

    private func run(_ arguments: String) throws -> Scratch.Outcome {
        try scratch.run("chmod +x bin/hadolint && dhi-dev lint-differences --peer $PWD/bin/hadolint \(arguments)")
    }

    @Test func countsByTheNamesOfThePeer() throws {
        try add("agreed", "FROM alpine:3.23\nRUN apk add --no-cache \\\n  curl\n", [("DL3018", 2)])
        try add("silent", "FROM alpine:3.23\nUSER 1\n")
        try add("ours", "FROM debian:13\nRUN sudo apt update\n", [("DL3004", 2)])
        let outcome = try run("--json files")
        #expect(outcome.code == 0, "\(outcome.errors)")
        let report = try #require(try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any])
        let rules = try #require(report["rules"] as? [[String: Any]])
        func row(_ name: String) -> [String: Any]? { rules.first { $0["rule"] as? String == name } }
        #expect(row("DL3018")?["both"] as? Int == 1 && row("DL3018")?["ours"] as? Int == 0)
        #expect(row("DL3004")?["both"] as? Int == 1)
        #expect(row("DL3027")?["ours"] as? Int == 1 && row("DL3027")?["unexplained"] as? Int == 0)
        #expect(row("DL3027")?["causes"] as? [String: Int] == ["behind-a-wrapper": 1])
    }

    @Test func whatNoCauseExplainsFails() throws {
        try add("theirs", "FROM debian:13\nUSER 1\n", [("DL3004", 2)])
        let outcome = try run("files")
        #expect(outcome.code == 1)
        #expect(outcome.text.contains("0 agreements, 1 differences, 1 unexplained"))
        let list = try run("--list DL3004 --only theirs files")
        #expect(list.code == 0 && list.text.contains("theirs.Dockerfile:2: DL3004 theirs [unexplained]\n    USER 1"))
    }

    @Test func oneThatBreaksDownHidesNoOther() throws {
        try add("crash", "FROM debian:13\nUSER 1\n")
        try add("other", "FROM debian:13\nRUN sudo ls\n", [("DL3004", 2)])
        try add("broken", "FROM debian:13\nCMD [\"a\"]\n", [("DL1000", 2)])
        let outcome = try run("files")
        #expect(outcome.code == 0, "\(outcome.text)")
        #expect(outcome.text.contains("3 files; 0 are rejected by BuildKit, of the others hadolint cannot read 2"))
        #expect(outcome.text.contains("1 agreements, 0 differences, 0 unexplained"))
    }

    @Test func keptAnswersStandForThePeer() throws {
        try add("theirs", "FROM debian:13\nRUN sudo ls\n", [("DL3004", 2)])
        #expect(try run("--answers kept.json files").code == 0)
        try FileManager.default.removeItem(at: scratch.folder.appending(path: "files/theirs.Dockerfile.answer"))
        #expect(try run("--answers kept.json files").code == 0)
        #expect(try run("files").code == 1)
    }

    @Test func recordsAnew() throws {
        let table = "- name: one\n  text: |\n    FROM debian:13\n    RUN sudo ls\n  hadolint: [2]\n  ours: [2]\n- name: two\n  text: |\n    FROM debian:13\n  hadolint: []\n  ours: []\n"
        try scratch.write(table, to: "cases/DL3004.yaml")
        let outcome = try run("--cases cases")
        #expect(outcome.code == 1 && outcome.text.contains("DL3004, one: recorded [2], now []"))
        #expect(scratch.text(of: "cases/DL3004.yaml") == table)
        #expect(try run("--cases cases --record").code == 0)
        #expect(scratch.text(of: "cases/DL3004.yaml") == table.replacing("hadolint: [2]", with: "hadolint: []"))
    }

    @Test func otherProgramsAreNotKnown() throws {
        try add("silent", "FROM debian:13\nUSER 1\n")
        #expect(try scratch.run("dhi-dev lint-differences --peer somelint files").errors.contains("only hadolint and tally are known"))
        #expect(try scratch.run("dhi-dev lint-differences gone").errors.contains("gone: no such file or folder"))
    }
}
