import Diagnostics
import DockerfileSyntax
import Linting

/// A CMD behind a CMD.
enum ReplacedCommand: Rule {
    static let metadata = RuleMetadata(
        name: "replaced-command", code: "DHI206", aliases: [.hadolint("DL4003"), .buildkit("MultipleInstructionsDisallowed")], severity: .warning,
        summary: "More than one CMD in a stage",
        documentation: RuleDocumentation(
            what: "Reports every CMD after another CMD of the same stage.",
            why: "Only the last one counts. The others look as if they would be run.",
            remedy: "Remove the ones that do not count. To run several programs, start them by a script or in containers of their own."),
        reference: "https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/",
        flagged: [
            RuleExample("Two of them", "FROM debian:12\nCMD [\"a\"]\nRUN true\n1️⃣CMD2️⃣ [\"b\"]"),
            RuleExample("Three of them", "FROM debian:12\nCMD a\n1️⃣CMD2️⃣ \\\n  b\n3️⃣cmd4️⃣ c\nENTRYPOINT [\"e\"]"),
        ],
        clean: [
            RuleExample("One in each stage", "FROM debian:12 AS base\nCMD [\"a\"]\nFROM base\nCMD [\"b\"]"),
            RuleExample("One of each kind", "FROM debian:12\nENTRYPOINT [\"a\"]\nCMD [\"b\"]\nHEALTHCHECK CMD [\"c\"]"),
            RuleExample("In a trigger", "FROM debian:12\nONBUILD CMD [\"a\"]\nCMD [\"b\"]"),
        ],
        presets: [.default, .hadolint, .buildkit])

    static func check(_ file: LintedFile, _ report: inout RuleReport) { ReplacedInstruction.report(.cmd, in: file, to: &report) }
}
