import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A RUN in a stage without a shell, or of a program that is not there.
enum RunWithoutShell: Rule {
    static let metadata = RuleMetadata(
        name: "run-without-shell", code: "DHI002", severity: .error, summary: "RUN in a stage that has no shell",
        documentation: RuleDocumentation(
            what: """
                Reports RUN in shell form in a stage whose base image has no shell, and RUN in exec form of a program that such an image is known not to have. \
                Files that were copied in before are taken into account.
                """,
            why: "BuildKit runs the shell form as `/bin/sh -c …`; without a shell the build stops there.",
            remedy: """
                Move the work to a stage on the `-dev` variant of the image and copy the result: `COPY --from=build /app /app`. To make a folder, copy an \
                empty one or use WORKDIR.
                """),
        reference: "https://docs.docker.com/reference/dockerfile/#run",
        flagged: [
            RuleExample(
                "A folder made in a runtime image",
                """
                FROM dhi.io/python:3.13
                RUN 1️⃣mkdir /data2️⃣
                CMD ["python", "-m", "http.server"]
                """),
            RuleExample(
                "A command in an empty image",
                """
                FROM scratch
                COPY app /app
                RUN 1️⃣chmod +x /app2️⃣
                """),
            RuleExample(
                "A program that is not there",
                """
                FROM scratch
                COPY app /app
                RUN [1️⃣"/bin/chmod"2️⃣, "+x", "/app"]
                """),
            RuleExample(
                "A build that has to move to a stage of its own", asMigrated: true,
                """
                FROM node:22
                COPY . .
                RUN 1️⃣npm ci2️⃣
                CMD ["node", "server.js"]
                """),
        ],
        clean: [
            RuleExample(
                "The work done in a build stage",
                """
                FROM dhi.io/python:3.13-dev AS build
                RUN mkdir /data

                FROM dhi.io/python:3.13
                COPY --from=build /data /data
                """),
            RuleExample(
                "A file system that is unpacked first",
                """
                FROM scratch
                ADD rootfs.tar.gz /
                RUN echo ready
                """),
            RuleExample(
                "A program that was copied in",
                """
                FROM scratch
                COPY --from=build /out/tool /bin/tool
                RUN ["/bin/tool", "--setup"]
                """),
            RuleExample(
                "Tools from a mount",
                """
                FROM scratch
                RUN --mount=from=busybox:1.37,dst=/bin ["/bin/sh", "-c", "echo ready"]
                """),
        ],
        presets: [.default, .hardened])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for stage in file.model.stages where stage.image.hasShell.value == false {
            var programs = StagePrograms(file, stage)
            for step in file.steps(of: stage) {
                guard case .run(let run) = step.instruction.content else { continue }
                switch run.command {
                case .shell(let word):
                    let shell = step.state.shell.value?.first ?? "/bin/sh"
                    guard programs.lacksShell(before: step.index), !AddedPrograms.mayMount(shell, in: run) else { continue }
                    report.add(.noShell(file.imageTitle(of: stage)), at: word.range, related: [file.basePlace(of: stage, "this image has no shell")])
                case .exec(let words):
                    guard let word = words.first, programs.lacks(word.text, before: step.index), !AddedPrograms.mayMount(word.text, in: run) else { continue }
                    report.add(.noProgram(word.text, file.imageTitle(of: stage)), at: word.range)
                }
            }
        }
    }
}

extension RuleMessage {
    fileprivate static func noShell(_ image: String) -> RuleMessage {
        RuleMessage(
            "RUN needs a shell, and \(image) has none.", why: "The build stops here.",
            remedy: "Do this in a stage on an image with a shell (the -dev variant) and copy the result with COPY --from.")
    }

    fileprivate static func noProgram(_ program: String, _ image: String) -> RuleMessage {
        RuleMessage(
            "RUN starts \(program), which \(image) does not have.", why: "The build stops here.",
            remedy: "Do this in a stage that has the program (the -dev variant) and copy the result with COPY --from.")
    }
}
