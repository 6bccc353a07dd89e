import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A last USER that is root.
enum RootUser: Rule {
    static let metadata = RuleMetadata(
        name: "root-user", code: "DHI501", aliases: [.hadolint("DL3002")], severity: .warning, summary: "The last USER is root",
        documentation: RuleDocumentation(
            what: """
                Reports the last USER of the stage that is built when it is root, by name or number, directly or by a variable. Images whose entry point is known \
                to give up root, and files that install a program for it (gosu, su-exec, setpriv …), are left alone.
                """,
            why: """
                A process that runs as root in a container can do more harm when it is taken over, and Kubernetes refuses it with `runAsNonRoot`. On a hardened \
                image `USER root` undoes what the image has set up.
                """,
            remedy: """
                Do what needs root first and end the stage with the user the program is to run as. Hardened images come with one: `nonroot` with the number 65532 \
                in most.
                """),
        reference: "https://docs.docker.com/reference/dockerfile/#user",
        flagged: [
            RuleExample(
                "Root for good",
                """
                FROM debian:13
                USER app
                USER 1️⃣root2️⃣
                CMD ["sleep", "1"]
                """),
            RuleExample(
                "By number",
                """
                FROM debian:13
                USER 1️⃣0:02️⃣
                """),
            RuleExample(
                "By a variable",
                """
                FROM debian:13
                ARG RUN_AS=root
                USER 1️⃣${RUN_AS}2️⃣
                """),
            RuleExample(
                "On an image that is not root",
                """
                FROM dhi.io/python:3.13
                USER 1️⃣root2️⃣
                CMD ["python", "-m", "http.server"]
                """),
        ],
        clean: [
            RuleExample(
                "Root for a while",
                """
                FROM debian:13
                USER root
                RUN apt-get update
                USER 1000
                """),
            RuleExample(
                "In a stage that is not shipped",
                """
                FROM debian:13 AS build
                USER root

                FROM debian:13
                USER 1000
                """),
            RuleExample(
                "The entry point gives up root",
                """
                FROM debian:13
                RUN apt-get update && apt-get install -y gosu
                USER root
                ENTRYPOINT ["/entrypoint.sh"]
                """),
        ],
        presets: [.default, .hardened, .hadolint])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard file.has(.user), let stage = file.targetStage, case .present(let user, .text) = stage.final.user, user.isRoot == true, !file.mayStepDown(stage) else { return }
        let history = file.history(of: stage)
        guard let position = history.lastIndex(where: { if case .user = $0.instruction.content { true } else { false } }),
            case .user(let word) = history[position].instruction.content
        else { return }
        guard let base = stage.image.user.value, base.isRoot == false else {
            report.add(.root, at: word.range)
            return
        }
        report.add(
            .rootOnNonroot(file.imageTitle(of: stage), base.text), at: word.range,
            related: [file.basePlace(of: stage, "this image runs as \(base.text)")], fixes: fixes(history, position, base, stage, file))
    }

    /// The USER goes where nothing behind it needs root; else one is added at the end.
    private static func fixes(_ history: [LintedFile.Step], _ position: Int, _ base: UserIdentity, _ stage: Stage, _ file: LintedFile) -> [Fix] {
        let needsRoot = history[(position + 1)...].contains { step in
            switch step.instruction.content {
            case .run, .workdir, .copy, .add: true
            default: false
            }
        }
        if !needsRoot {
            return [Fix(title: "Remove this USER", edits: [TextEdit(history[position].instruction.range, "")], applicability: .unsafe, changes: [.user])]
        }
        guard let last = history.last, stage.instructions.contains(last.index) else { return [] }
        let end = Int(last.instruction.range.end)
        let isOpen = end > 0 && file.tree.bytes[end - 1] != 0x0A
        let line = (isOpen ? "\n" : "") + "USER \(base.text)\n"
        return [Fix(title: "End the stage with USER \(base.text)", edits: [TextEdit(SourceRange(end, end), line)], applicability: .unsafe, changes: [.user])]
    }
}

extension RuleMessage {
    fileprivate static let root = RuleMessage(
        "The last USER is root.", why: "Whoever takes over the process is root in the container.",
        remedy: "Do what needs root first, then end with the user the program is to run as.")

    fileprivate static func rootOnNonroot(_ image: String, _ user: String) -> RuleMessage {
        RuleMessage(
            "The last USER is root, though \(image) runs as \(user).", why: "Whoever takes over the process is root in the container.",
            remedy: "Remove this USER, or end the stage with USER \(user).")
    }
}
