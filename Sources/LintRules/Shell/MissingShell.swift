import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A SHELL that the image does not have.
enum MissingShell: Rule {
    static let metadata = RuleMetadata(
        name: "missing-shell", code: "DHI048", severity: .error, summary: "SHELL names a shell that the image does not have",
        documentation: RuleDocumentation(
            what: """
                Reports a SHELL whose program the image is known not to have and that nothing in front of its first use brings, when a RUN, CMD, ENTRYPOINT or HEALTHCHECK in \
                shell form follows. Images without any shell are the concern of `run-without-shell` and `shell-form-without-shell`.
                """,
            why: """
                Every shell form after SHELL is started by that program. Alpine has no bash, so that even `RUN apk add bash` fails after `SHELL ["/bin/bash", "-c"]`.
                """,
            remedy: """
                Name the shell that the image has (`["/bin/ash", "-eo", "pipefail", "-c"]` on Alpine), or install the other one in a RUN in front of SHELL.
                """),
        reference: "https://docs.docker.com/reference/dockerfile/#shell",
        flagged: [
            RuleExample(
                "bash on Alpine",
                """
                FROM alpine:3.23
                SHELL [1️⃣"/bin/bash"2️⃣, "-eo", "pipefail", "-c"]
                RUN apk add --no-cache curl | tee log
                """),
            RuleExample(
                "Installed by the very RUN that needs it",
                """
                FROM alpine:3.23
                SHELL [1️⃣"bash"2️⃣, "-c"]
                RUN apk add --no-cache bash
                """),
            RuleExample(
                "A start command only",
                """
                FROM dhi.io/golang:1.26-alpine3.23-dev
                SHELL [1️⃣"/bin/bash"2️⃣, "-c"]
                CMD exec /app/server
                """),
        ],
        clean: [
            RuleExample(
                "The shell is installed first",
                """
                FROM alpine:3.23
                RUN apk add --no-cache bash
                SHELL ["/bin/bash", "-c"]
                RUN echo ready
                """),
            RuleExample(
                "Alpine's own shell",
                """
                FROM alpine:3.23
                SHELL ["/bin/ash", "-eo", "pipefail", "-c"]
                RUN echo ready
                """),
            RuleExample(
                "An image on Alpine that brings bash",
                """
                FROM postgres:17-alpine
                SHELL ["/bin/bash", "-c"]
                RUN echo ready
                """),
            RuleExample(
                "Debian has bash",
                """
                FROM debian:13
                SHELL ["/bin/bash", "-c"]
                RUN echo ready
                """),
            RuleExample(
                "Nothing is run by it",
                """
                FROM alpine:3.23
                SHELL ["/bin/bash", "-c"]
                CMD ["/app/server"]
                """),
            RuleExample(
                "A script with an interpreter of its own",
                """
                FROM alpine:3.23
                SHELL ["/bin/bash", "-c"]
                RUN <<EOF
                #!/bin/sh
                echo ready
                EOF
                """),
        ],
        presets: [.default, .hardened])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for stage in file.model.stages where stage.image.hasShell.value == true {
            // Few files have one.
            guard stage.instructions.contains(where: { if case .shell = file.tree.instructions[$0].content { true } else { false } }) else { continue }
            var programs: StagePrograms?
            for step in file.steps(of: stage) {
                guard case .shell(let words) = step.instruction.content, let program = words.first, StagePrograms.shells.contains(name(program.text)),
                    let use = firstUse(behind: step.index, of: stage, file)
                else { continue }
                var known = programs ?? StagePrograms(file, stage)
                defer { programs = known }
                guard known.lacks(program.text, before: use) else { continue }
                report.add(
                    .missing(program.text, file.imageTitle(of: stage)), at: program.range,
                    related: [
                        file.basePlace(of: stage, "this image has no \(name(program.text))"),
                        RelatedPlace(range: file.tree.instructions[use].keywordRange, message: "the first to be started by it"),
                    ])
            }
        }
    }

    private static func name(_ program: String) -> String { program.split(separator: "/").last.map(String.init) ?? program }

    /// The first instruction that the shell is started for, where it is known what is there then.
    private static func firstUse(behind index: Int, of stage: Stage, _ file: LintedFile) -> Int? {
        guard let use = ShellUse.all(behind: index, of: stage, in: file).first else { return nil }
        guard case .run(let run) = file.tree.instructions[use].content else { return use }
        // Mounts may bring anything.
        let bringsNothing = run.mounts.allSatisfy { $0.type == "cache" || $0.type == "secret" || $0.type == "ssh" }
        return bringsNothing && !ShellUse.isScript(use, in: file) ? use : nil
    }
}

extension RuleMessage {
    fileprivate static func missing(_ shell: String, _ image: String) -> RuleMessage {
        RuleMessage(
            "SHELL names \(shell), which \(image) does not have.", why: "Every shell form after it fails.",
            remedy: "Name a shell that the image has, or install this one in front of SHELL.")
    }
}
