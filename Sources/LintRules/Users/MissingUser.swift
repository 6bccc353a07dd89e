import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Linting

/// No USER, on an image that runs as root.
enum MissingUser: Rule {
    static let metadata = RuleMetadata(
        name: "missing-user", code: "DHI502", severity: .warning, summary: "No USER, and the base image runs as root",
        documentation: RuleDocumentation(
            what: """
                Reports the FROM of the stage that is built when no USER follows in it or in the stages it stands on, and the base image is known to run as root. \
                Images whose entry point is known to give up root, files that install a program for it, and stages that only export files are left alone.
                """,
            why: "Containers of the image run as root; whoever takes over the process is root in the container, and Kubernetes refuses it with `runAsNonRoot`.",
            remedy: """
                Add a USER behind the last instruction that needs root: a number above 0, or an account that the image has. Runtime variants of hardened images \
                run as such an account by themselves.
                """),
        reference: "https://docs.docker.com/reference/dockerfile/#user",
        flagged: [
            RuleExample(
                "A base image that runs as root",
                """
                FROM 1️⃣python:3.132️⃣
                CMD ["python", "-m", "http.server"]
                """),
            RuleExample(
                "Through an earlier stage",
                """
                FROM debian:13 AS base
                FROM 1️⃣base2️⃣
                CMD ["sleep", "1"]
                """),
        ],
        clean: [
            RuleExample(
                "A USER",
                """
                FROM python:3.13
                USER 65532
                CMD ["python", "-m", "http.server"]
                """),
            RuleExample(
                "An image that does not run as root",
                """
                FROM dhi.io/python:3.13
                CMD ["python", "-m", "http.server"]
                """),
            RuleExample(
                "An entry point that gives up root",
                """
                FROM postgres:17
                COPY init.sql /docker-entrypoint-initdb.d/
                """),
            RuleExample(
                "Files to export, not to run",
                """
                FROM scratch
                COPY out /
                """),
            RuleExample(
                "An image of which nothing is known",
                """
                FROM registry.example.com/base:1
                CMD ["serve"]
                """),
        ],
        presets: [.default, .hardened])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard let stage = file.targetStage, let user = stage.final.user.value, user.isRoot == true, !file.mayStepDown(stage) else { return }
        if case .text = stage.final.user.source { return }
        if stage.image.distribution.value?.family == .windows { return }
        // An empty image without a command cannot be started.
        if case .scratch = stage.image.origin, stage.final.start.value == nil { return }
        report.add(.missing(file.imageTitle(of: stage)), at: stage.reference.word.range)
    }
}

extension RuleMessage {
    fileprivate static func missing(_ image: String) -> RuleMessage {
        RuleMessage(
            "No USER is set, and \(image) runs as root.", why: "Whoever takes over the process is root in the container.",
            remedy: "Add a USER, for example USER 65532, behind the last instruction that needs root.")
    }
}
