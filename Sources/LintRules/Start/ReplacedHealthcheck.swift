import Diagnostics
import DockerfileSyntax
import Linting

/// A HEALTHCHECK behind a HEALTHCHECK.
enum ReplacedHealthcheck: Rule {
    static let metadata = RuleMetadata(
        name: "replaced-healthcheck", code: "DHI208", aliases: [.hadolint("DL3012"), .buildkit("MultipleInstructionsDisallowed")], severity: .error,
        summary: "More than one HEALTHCHECK in a stage",
        documentation: RuleDocumentation(
            what: "Reports every HEALTHCHECK after another HEALTHCHECK of the same stage; `HEALTHCHECK NONE` is one.",
            why: "Only the last one counts. The others look as if they would be made.",
            remedy: "Remove the ones that do not count, or make one check of them."),
        reference: "https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/",
        flagged: [
            RuleExample("Two of them", "FROM debian:12\nHEALTHCHECK CMD [\"a\"]\n1️⃣HEALTHCHECK2️⃣ --interval=1m CMD b"),
            RuleExample("Switched off at last", "FROM debian:12\nHEALTHCHECK CMD [\"a\"]\n1️⃣HEALTHCHECK2️⃣ NONE"),
        ],
        clean: [
            RuleExample("One in each stage", "FROM debian:12 AS base\nHEALTHCHECK CMD [\"a\"]\nFROM base\nHEALTHCHECK NONE"),
            RuleExample("One of each kind", "FROM debian:12\nHEALTHCHECK CMD [\"a\"]\nCMD [\"b\"]"),
        ],
        presets: [.default, .hadolint, .buildkit])

    static func check(_ file: LintedFile, _ report: inout RuleReport) { ReplacedInstruction.report(.healthcheck, in: file, to: &report) }
}
