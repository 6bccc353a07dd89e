import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import ShellSyntax
import SourceModel

/// A start command as text for a shell that the image does not have.
enum ShellFormWithoutShell: Rule {
    static let metadata = RuleMetadata(
        name: "shell-form-without-shell", code: "DHI001", severity: .error, summary: "CMD, ENTRYPOINT or HEALTHCHECK in shell form, but the image has no shell",
        documentation: RuleDocumentation(
            what: """
                Reports CMD, ENTRYPOINT and HEALTHCHECK in shell form in the stage that is built, when the facts of its base image say that there is no \
                shell and nothing in the file brings one.
                """,
            why: """
                The container engine runs a shell form as `/bin/sh -c …`. Without `/bin/sh` the container does not start \
                (`exec: "/bin/sh": no such file or directory`), or never becomes healthy.
                """,
            remedy: """
                Write the command as a JSON array of words, the exec form. Variables, pipes, `&&` and the like need a shell: do that work in the program, in \
                a build stage, or use a variant of the image with a shell.
                """),
        reference: "https://docs.docker.com/reference/dockerfile/#shell-and-exec-form",
        flagged: [
            RuleExample(
                "A plain command",
                """
                FROM dhi.io/python:3.13
                COPY . /app
                CMD 1️⃣python /app/main.py2️⃣
                """),
            RuleExample(
                "A health check that needs a shell",
                """
                FROM scratch
                COPY server /server
                HEALTHCHECK CMD 1️⃣/server --check || exit 12️⃣
                ENTRYPOINT ["/server"]
                """),
            RuleExample(
                "What will not start after the move", asMigrated: true,
                """
                FROM python:3.13
                COPY . /app
                CMD 1️⃣python /app/main.py2️⃣
                """),
        ],
        clean: [
            RuleExample(
                "The exec form",
                """
                FROM dhi.io/python:3.13
                COPY . /app
                CMD ["python", "/app/main.py"]
                """),
            RuleExample(
                "An image with a shell",
                """
                FROM python:3.13
                CMD python /app/main.py
                """),
            RuleExample(
                "A shell that is copied in",
                """
                FROM scratch
                COPY --from=busybox:1.37 /bin/busybox /bin/sh
                CMD echo hello
                """),
            RuleExample(
                "A file system of one's own",
                """
                FROM scratch
                ADD rootfs.tar.xz /
                CMD exec bash
                """),
        ],
        presets: [.default, .hardened], supersedes: ["shell-form-command", "shell-form-healthcheck"])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard let stage = file.targetStage, stage.image.hasShell.value == false else { return }
        let starts = StartInstruction.effective(in: stage, of: file).compactMap { start in if case .shell(let word) = start.form { (start, word) } else { nil } }
        // What the file may have brought is looked for last.
        var programs = StagePrograms(file, stage)
        guard !starts.isEmpty, programs.lacksShell() else { return }
        for (start, word) in starts {
            report.add(
                .noShell(start.keyword, file.imageTitle(of: stage)), at: word.range,
                related: [file.basePlace(of: stage, "this image has no shell")], fixes: fixes(start, word, stage, file))
        }
    }

    private static func fixes(_ start: StartInstruction, _ word: Word, _ stage: Stage, _ file: LintedFile) -> [Fix] {
        guard stage.final.shell.value == nil, let words = file.model.script(of: start.form, in: start.instruction)?.script.execForm else { return [] }
        // An ENTRYPOINT in exec form gets CMD and the arguments of `docker run`, one in shell form does not.
        let applicability: Applicability = start.instruction.keyword == .entrypoint ? .unsafe : .safe
        return [Fix(title: "Write \(start.keyword) in exec form", edits: [TextEdit(word.range, ExecForm.json(words))], applicability: applicability, changes: [.start, .healthcheck])]
    }
}

extension RuleMessage {
    fileprivate static func noShell(_ keyword: String, _ image: String) -> RuleMessage {
        RuleMessage(
            "\(keyword) in shell form needs a shell, and \(image) has none.",
            why: keyword == "HEALTHCHECK" ? "The check can never succeed." : "The container cannot start.",
            remedy: "Write the command in exec form: \(keyword == "HEALTHCHECK" ? "HEALTHCHECK CMD" : keyword) [\"program\", \"argument\"].")
    }
}
