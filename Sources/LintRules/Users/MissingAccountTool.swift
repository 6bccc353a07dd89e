import Diagnostics
import DockerfileSemantics
import Linting
import SourceModel

/// `useradd` or `adduser` in an image without it.
enum MissingAccountTool: Rule {
    static let metadata = RuleMetadata(
        name: "missing-account-tool", code: "DHI013", severity: .error, summary: "useradd, adduser or their like in an image that does not have it",
        documentation: RuleDocumentation(
            what: """
                Reports useradd, groupadd, adduser, addgroup, usermod and their like in a stage whose image has a shell but is known not to have the program, when \
                nothing in the file brings it.
                """,
            why: "The command is not found and the build stops. Alpine has adduser but no useradd; hardened runtime variants have neither.",
            remedy: """
                Use the account that the image has (`nonroot` in most hardened images), or the tool that the system has; or make the account in a build stage and copy \
                `/etc/passwd` and `/etc/group`.
                """),
        reference: "https://docs.docker.com/reference/dockerfile/#user",
        flagged: [
            RuleExample(
                "useradd on Alpine",
                """
                FROM alpine:3.23
                RUN 1️⃣useradd2️⃣ --uid 1000 app
                """)
        ],
        clean: [
            RuleExample(
                "The system's own tool",
                """
                FROM alpine:3.23
                RUN adduser -D -u 1000 app
                """),
            RuleExample(
                "The package is installed first",
                """
                FROM alpine:3.23
                RUN apk add --no-cache shadow && useradd --uid 1000 app
                """),
            RuleExample(
                "One or the other",
                """
                FROM alpine:3.23
                RUN useradd app || adduser -D app
                """),
        ],
        presets: [.default, .hardened])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard file.calls(tools) else { return }
        for stage in file.model.stages where stage.image.hasShell.value == true {
            var programs = StagePrograms(file, stage)
            for index in stage.instructions {
                let commands = file.commands(at: index)
                for number in commands.indices {
                    guard let name = commands[number].name, tools.contains(name), case let command = commands[number], command.program == name || command.program?.hasPrefix("/usr/sbin/") == true,
                        !commands.mayFail(at: number), !command.isFunction,
                        programs.lacks(name, before: index), !mayInstall(commands[..<number])
                    else { continue }
                    let place = file.basePlace(of: stage, "this image has no \(name)")
                    report.add(.missing(name, file.imageTitle(of: stage)), at: command.nameRange, related: [place])
                }
            }
        }
    }

    private static let tools: NameSet = [
        "useradd", "groupadd", "usermod", "groupmod", "userdel", "groupdel", "adduser", "addgroup", "deluser", "delgroup",
    ]

    /// Whether a command of the same RUN, in front, may have brought the tool.
    private static func mayInstall(_ commands: ArraySlice<RunCommand>) -> Bool {
        commands.contains { command in
            guard let name = command.name else { return true }
            return !tools.contains(name) && !["echo", "set", "mkdir", "cd", "chown", "chmod", "rm", "true", "export", "printf", "ln", "touch", "id"].contains(name)
        }
    }
}

extension RuleMessage {
    fileprivate static func missing(_ name: String, _ image: String) -> RuleMessage {
        RuleMessage(
            "\(image) has no \(name).", why: "The build stops here.",
            remedy: "Use an account that the image has or the tool of its system, or make the account in a build stage and copy /etc/passwd.")
    }
}
