import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// An image that starts nothing.
enum MissingStartCommand: Rule {
    static let metadata = RuleMetadata(
        name: "missing-start-command", code: "DHI224", severity: .hint, summary: "The image has neither CMD nor ENTRYPOINT",
        documentation: RuleDocumentation(
            what: "Reports the stage that is built when neither the file nor its image says what a container starts. Off by default: images to build on, or to copy from, start nothing.",
            why: "`docker run` without a command fails.",
            remedy: "Write a CMD or an ENTRYPOINT."),
        reference: "https://docs.docker.com/reference/dockerfile/#cmd",
        flagged: [
            RuleExample("Nothing to start", "FROM 1️⃣scratch2️⃣\nCOPY app /app"),
            RuleExample("On a stage", "FROM scratch AS base\nFROM 1️⃣base2️⃣\nCOPY app /app"),
        ],
        clean: [
            RuleExample("A command", "FROM scratch\nCOPY app /app\nCMD [\"/app\"]"),
            RuleExample("A command of the image", "FROM debian:12\nRUN true"),
            RuleExample("An image of which nothing is known", "FROM registry.example.com/base:1"),
        ],
        presets: [])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard let stage = file.targetStage, case .absent = stage.final.start else { return }
        report.add(.missing, at: stage.reference.word.range)
    }
}

extension RuleMessage {
    fileprivate static let missing = RuleMessage(
        "Nothing says what a container of this image starts.", why: "'docker run' without a command fails.", remedy: "Write a CMD or an ENTRYPOINT.")
}
