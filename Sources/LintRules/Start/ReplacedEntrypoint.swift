import Diagnostics
import DockerfileSyntax
import Linting

/// An ENTRYPOINT behind an ENTRYPOINT.
enum ReplacedEntrypoint: Rule {
    static let metadata = RuleMetadata(
        name: "replaced-entrypoint", code: "DHI207", aliases: [.hadolint("DL4004"), .buildkit("MultipleInstructionsDisallowed")], severity: .error,
        summary: "More than one ENTRYPOINT in a stage",
        documentation: RuleDocumentation(
            what: "Reports every ENTRYPOINT after another ENTRYPOINT of the same stage.",
            why: "Only the last one counts. The others look as if they would be run.",
            remedy: "Remove the ones that do not count."),
        reference: "https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/",
        flagged: [
            RuleExample("Two of them", "FROM debian:12\nENTRYPOINT [\"a\"]\n1️⃣ENTRYPOINT2️⃣ [\"b\"]"),
            RuleExample("In another stage", "FROM debian:12\nENTRYPOINT [\"a\"]\nFROM debian:12\nENTRYPOINT b\nCMD [\"c\"]\n1️⃣ENTRYPOINT2️⃣ [\"d\"]"),
        ],
        clean: [
            RuleExample("One in each stage", "FROM debian:12 AS base\nENTRYPOINT [\"a\"]\nFROM base\nENTRYPOINT [\"b\"]"),
            RuleExample("One of each kind", "FROM debian:12\nENTRYPOINT [\"a\"]\nCMD [\"b\"]"),
        ],
        presets: [.default, .hadolint, .buildkit])

    static func check(_ file: LintedFile, _ report: inout RuleReport) { ReplacedInstruction.report(.entrypoint, in: file, to: &report) }
}
