import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// An image that does not say how to find out whether it works.
enum MissingHealthcheck: Rule {
    static let metadata = RuleMetadata(
        name: "missing-healthcheck", code: "DHI1001", aliases: [.hadolint("DL3057")], severity: .information, summary: "The image has no HEALTHCHECK",
        documentation: RuleDocumentation(
            what: """
                Reports the stage that is built when containers start something and neither the file nor the image says HEALTHCHECK; `HEALTHCHECK NONE` counts. \
                Off by default: Kubernetes ignores HEALTHCHECK and asks by probes of its own.
                """,
            why: "Docker and Swarm take a container for healthy as long as its process lives, also when it no longer answers.",
            remedy: "Write a HEALTHCHECK that asks the program itself, in exec form where the image has no shell; or `HEALTHCHECK NONE`."),
        reference: "https://docs.docker.com/reference/dockerfile/#healthcheck",
        flagged: [
            RuleExample("None", "FROM 1️⃣node:222️⃣\nCMD [\"node\", \"server.js\"]"),
            RuleExample("One in a stage that is not shipped", "FROM debian:13 AS build\nHEALTHCHECK CMD true\nFROM 1️⃣debian:132️⃣\nCMD [\"/app\"]"),
        ],
        clean: [
            RuleExample("A check", "FROM node:22\nHEALTHCHECK CMD [\"node\", \"check.js\"]\nCMD [\"node\", \"server.js\"]"),
            RuleExample("None is wanted", "FROM node:22\nHEALTHCHECK NONE\nCMD [\"node\", \"server.js\"]"),
            RuleExample("One in the stage below", "FROM debian:13 AS base\nHEALTHCHECK CMD true\nFROM base\nCMD [\"/app\"]"),
            RuleExample("Nothing to start", "FROM scratch\nCOPY app /app"),
        ],
        presets: [])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard let stage = file.targetStage, case .absent = stage.final.healthcheck, case .present = stage.final.start else { return }
        let isSaid = file.model.chain(of: stage.index).contains { member in
            file.model.stages[member].instructions.contains { file.tree.instructions[$0].keyword == .healthcheck }
        }
        if !isSaid { report.add(.missing, at: stage.reference.word.range) }
    }
}

extension RuleMessage {
    fileprivate static let missing = RuleMessage(
        "The image has no HEALTHCHECK.", why: "Docker takes a container for healthy as long as its process lives, also when it no longer answers.",
        remedy: "Write a HEALTHCHECK, or HEALTHCHECK NONE where something else asks.")
}
