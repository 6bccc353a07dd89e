import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import ShellSyntax
import SourceModel

/// An exec form that starts a shell, or `env`, which the image does not have.
enum ShellCallWithoutShell: Rule {
    static let metadata = RuleMetadata(
        name: "shell-call-without-shell", code: "DHI003", severity: .error, summary: "CMD, ENTRYPOINT or HEALTHCHECK calls a shell that the image does not have",
        documentation: RuleDocumentation(
            what: """
                Reports CMD, ENTRYPOINT and HEALTHCHECK in exec form whose program is a shell or `env`, in the stage that is built, when its image is known not \
                to have that program.
                """,
            why: "The exec form is no help when the program it names is itself the shell: the container does not start.",
            remedy: """
                Name the program itself, with its arguments as separate words. `["sh", "-c", "exec app --port 8080"]` becomes `["app", "--port", "8080"]`.
                """),
        reference: "https://docs.docker.com/reference/dockerfile/#shell-and-exec-form",
        flagged: [
            RuleExample(
                "A shell around one program",
                """
                FROM dhi.io/node:22
                COPY . /app
                CMD [1️⃣"sh"2️⃣, "-c", "exec node /app/server.js"]
                """),
            RuleExample(
                "bash in an empty image",
                """
                FROM scratch
                COPY start /start
                ENTRYPOINT [1️⃣"/bin/bash"2️⃣, "/start"]
                """),
            RuleExample(
                "A health check by way of a shell", asMigrated: true,
                """
                FROM node:22
                HEALTHCHECK CMD [1️⃣"/bin/sh"2️⃣, "-c", "node health.js || exit 1"]
                CMD ["node", "server.js"]
                """),
        ],
        clean: [
            RuleExample(
                "The program itself",
                """
                FROM dhi.io/node:22
                COPY . /app
                CMD ["node", "/app/server.js"]
                """),
            RuleExample(
                "A build variant has a shell",
                """
                FROM dhi.io/node:22-dev
                CMD ["sh", "-c", "exec node /app/server.js"]
                """),
            RuleExample(
                "A shell that is copied in",
                """
                FROM scratch
                COPY --from=busybox:1.37 /bin/ /bin/
                CMD ["/bin/sh"]
                """),
        ],
        presets: [.default, .hardened])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard let stage = file.targetStage else { return }
        for start in StartInstruction.effective(in: stage, of: file) {
            guard case .exec(let words) = start.form, let program = words.first else { continue }
            let name = String(program.text.fileName)
            guard Self.programs.contains(name) else { continue }
            var programs = StagePrograms(file, stage)
            guard programs.lacks(program.text) else { continue }
            report.add(
                .noProgram(start.keyword, program.text, file.imageTitle(of: stage)), at: program.range,
                related: [file.basePlace(of: stage, "this image has no \(name)")], fixes: fixes(start, words, name))
        }
    }

    private static let programs = NameSet(StagePrograms.shells.union(["env"]))

    /// `sh -c "one literal command"` without the shell.
    private static func fixes(_ start: StartInstruction, _ words: [Word], _ name: String) -> [Fix] {
        guard name != "env", words.count == 3, words[1].text == "-c" else { return [] }
        guard let direct = ShellParser.parse(Array(words[2].text.utf8), dialect: .posix).execForm else { return [] }
        let edit = TextEdit(words[0].range.union(words[2].range), direct.map(ExecForm.quoted).joined(separator: ", "))
        // Behind `sh -c text`, further arguments are lost; behind the program itself, they arrive.
        let applicability: Applicability = start.instruction.keyword == .entrypoint ? .unsafe : .safe
        return [Fix(title: "Start \(direct[0]) without a shell", edits: [edit], applicability: applicability, changes: [.start, .healthcheck])]
    }
}

extension RuleMessage {
    fileprivate static func noProgram(_ keyword: String, _ program: String, _ image: String) -> RuleMessage {
        RuleMessage(
            "\(keyword) starts \(program), which \(image) does not have.",
            why: keyword == "HEALTHCHECK" ? "The check can never succeed." : "The container cannot start.",
            remedy: "Name the program itself and give its arguments as separate words.")
    }
}
