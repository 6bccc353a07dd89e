import Diagnostics
import DockerfileSyntax
import Linting
import SourceModel

/// A stage name with capitals.
enum UppercaseStageName: Rule {
    static let metadata = RuleMetadata(
        name: "uppercase-stage-name", code: "DHI111", aliases: [.buildkit("StageNameCasing")], severity: .information,
        summary: "A stage name has capital letters",
        documentation: RuleDocumentation(
            what: "Reports the name of a stage that is not in lower case.",
            why: "BuildKit takes the name in lower case. `FROM` with the name as it is written does not find the stage, and looks for an image instead.",
            remedy: "Write the name in lower case."),
        reference: "https://docs.docker.com/reference/build-checks/stage-name-casing/",
        flagged: [
            RuleExample("One capital", "FROM debian:12 AS 1️⃣Base2️⃣"),
            RuleExample("All capitals, referred to", "FROM debian:12 AS 1️⃣BUILD2️⃣\nFROM alpine:3.22\nCOPY --from=BUILD /a /a"),
        ],
        clean: [
            RuleExample("Lower case", "FROM debian:12 AS base-1.2_x"),
            RuleExample("Keywords in any case", "from debian:12 as base"),
        ],
        presets: [.buildkit], readsRejectedFiles: true)

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for instruction in file.tree.instructions where instruction.keyword == .from {
            let words = instruction.arguments.words
            guard words.count == 3 else { continue }
            let name = words[2].text
            let small = name.lowercased()
            guard small != name else { continue }
            let fix = Fix(title: "Write '\(small)'", edits: [TextEdit(words[2].range, small)], applicability: .safe)
            report.add(.capitals(name, small), at: words[2].range, fixes: [fix])
        }
    }
}

extension RuleMessage {
    fileprivate static func capitals(_ name: String, _ small: String) -> RuleMessage {
        RuleMessage("The stage name '\(name)' has capital letters.", why: "BuildKit knows the stage as '\(small)'.", remedy: "Write it so.")
    }
}
