import CommandKnowledge
import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Linting
import SourceModel

/// A program that switches users where it cannot.
enum UnusableStepdown: Rule {
    static let metadata = RuleMetadata(
        name: "unusable-stepdown", code: "DHI047", severity: .error, summary: "sudo, gosu or their like where it is missing or may not switch users",
        documentation: RuleDocumentation(
            what: """
                Reports gosu, su-exec, runuser, setuidgid and chpst in RUN and in the start command when they run as a user who is known not to be root, and these programs \
                and sudo in an image that is known not to have them, when nothing in the file brings them. sudo that is there is left alone: its settings decide.
                """,
            why: """
                Only root may become another user: gosu stops with `operation not permitted`, runuser with `may not be used by non-root users`. Hardened runtime variants run \
                as another user than root from the start and have none of these programs.
                """,
            remedy: "Start the program itself, and set its user with USER. In a build stage that runs as root, leave sudo out."),
        reference: "https://docs.docker.com/reference/dockerfile/#user",
        flagged: [
            RuleExample(
                "Not root any more",
                """
                FROM debian:13
                RUN apt-get update && apt-get install -y gosu
                USER 1000
                ENTRYPOINT [1️⃣"gosu"2️⃣, "app", "/app/server"]
                """),
            RuleExample(
                "A base image that is not root",
                """
                FROM dhi.io/node:22
                COPY . /app
                CMD [1️⃣"su-exec"2️⃣, "node", "node", "/app/server.js"]
                """),
            RuleExample(
                "sudo that nothing brings",
                """
                FROM debian:13
                RUN 1️⃣sudo2️⃣ apt-get update
                """),
            RuleExample(
                "In a build",
                """
                FROM debian:13
                RUN apt-get update && apt-get install -y gosu
                USER 1000
                RUN 1️⃣gosu2️⃣ nobody true
                """),
        ],
        clean: [
            RuleExample(
                "Root steps down",
                """
                FROM debian:13
                RUN apt-get update && apt-get install -y gosu && gosu nobody true
                ENTRYPOINT ["gosu", "www-data", "/app/server"]
                """),
            RuleExample(
                "The file gives it the right",
                """
                FROM alpine:3.23
                RUN apk add --no-cache su-exec && chmod u+s /sbin/su-exec
                USER 1000
                ENTRYPOINT ["su-exec", "root", "/server"]
                """),
            RuleExample(
                "sudo is installed",
                """
                FROM debian:13
                RUN apt-get update && apt-get install -y sudo
                USER 1000
                RUN sudo make install
                """),
            RuleExample(
                "Where there may be one",
                """
                FROM debian:13
                RUN sudo true || true
                """),
            RuleExample(
                "An image of which nothing is known",
                """
                FROM registry.example.com/base:1
                RUN sudo make install
                """),
        ],
        presets: [.default, .hardened], supersedes: ["sudo-in-run"])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        let callsAny = file.calls(switching)
        for stage in file.model.stages {
            var programs: StagePrograms?
            func lacks(_ name: String, before index: Int?) -> Bool {
                var known = programs ?? StagePrograms(file, stage)
                defer { programs = known }
                return isAbsent(name, stage, file) && !known.added.mayHold(name, before: index)
            }
            // Without a shell no RUN gets this far.
            for index in stage.instructions where callsAny && stage.image.hasShell.value == true {
                guard case .run = file.tree.instructions[index].content else { continue }
                let commands = file.commands(at: index)
                for number in commands.indices {
                    guard let name = commands[number].name, switching.contains(name), case let command = commands[number], !mayFail(commands, number), !command.isFunction else { continue }
                    // What the same RUN does in front may bring the program, or look for it.
                    if commands[..<number].allSatisfy({ harmless.contains($0.name ?? "") || switching.contains($0.name ?? "") }), command.program == name, lacks(name, before: index) {
                        report.add(.missing(name, file.imageTitle(of: stage), "The build stops here."), at: command.nameRange, related: [file.basePlace(of: stage, "this image has no \(name)")])
                        break
                    }
                    guard needsRoot(name, command.literalArguments), !command.isWrapped, !hasRight(name, stage, file), case let state = stage.states[index - stage.instructions.lowerBound].user, let user = state.value, user.isRoot == false else { continue }
                    report.add(.denied(name, user.text, "The build stops here."), at: command.nameRange, related: [file.userPlace(state, in: stage)])
                }
            }
            guard stage.index == file.target else { continue }
            for start in StartInstruction.effective(in: stage, of: file) {
                guard case .exec(let words) = start.form, let word = words.first, case let name = String(word.text.fileName), switching.contains(name) else { continue }
                let why = start.instruction.keyword == .healthcheck ? "The check can never succeed." : "The container does not start."
                if needsRoot(name, words.dropFirst().map(\.text)), !hasRight(name, stage, file), let user = stage.final.user.value, user.isRoot == false {
                    report.add(.denied(name, user.text, why), at: word.range, related: [file.userPlace(stage.final.user, in: stage)])
                } else if word.text == name, lacks(name, before: nil) {
                    report.add(.missing(name, file.imageTitle(of: stage), why), at: word.range, related: [file.basePlace(of: stage, "this image has no \(name)")])
                }
            }
        }
    }

    /// Whether the failure of a command, or of what it starts, is expected.
    private static func mayFail(_ commands: [RunCommand], _ number: Int) -> Bool {
        let last = commands[number...].dropFirst().prefix { $0.isWrapped }.indices.last ?? number
        return commands.mayFail(at: number) || commands.mayFail(at: last)
    }

    private static func isAbsent(_ name: String, _ stage: Stage, _ file: LintedFile) -> Bool {
        switch stage.image.origin {
        case .scratch: true
        case .hardened(let definition, _): file.catalog.presence(ofCommand: name, in: definition).isAbsent
        case .source(let source): file.catalog.presence(ofCommand: name, in: source).isAbsent
        case .configured, .unknown: false
        }
    }

    /// Whether the program changes the user by a right that only root has. `sudo` and `su` have that right themselves.
    private static func needsRoot(_ name: String, _ arguments: [String]) -> Bool {
        if name == "chpst" { return arguments.contains { $0.hasPrefix("-u") } }
        return name != "sudo" && !arguments.isEmpty && arguments.first?.hasPrefix("-") != true
    }

    /// Whether the file gives the program root's right (`chmod u+s`), or a capability.
    private static func hasRight(_ name: String, _ stage: Stage, _ file: LintedFile) -> Bool {
        file.history(of: stage).contains { step in
            file.commands(at: step.index).contains { command in
                let words = command.literalArguments
                guard command.name == "setcap" || command.name == "chmod" && words.contains(where: { $0.contains("s") && !$0.contains("/") || $0.count == 4 && ["4", "6"].contains($0.prefix(1)) }) else { return false }
                return words.contains { $0.hasSuffix(name) } || command.arguments.contains { $0.value == nil }
            }
        }
    }

    private static let switching: NameSet = ["sudo", "gosu", "su-exec", "runuser", "setuidgid", "s6-setuidgid", "chpst"]
    /// Commands that bring no programs.
    private static let harmless: Set<String> = [
        "set", "cd", "echo", "mkdir", "chmod", "chown", "export", "printf", "rm", "id", "whoami", "ls", "cat", "tee", "usermod", "useradd", "groupadd",
    ]
}

extension RuleMessage {
    fileprivate static func denied(_ program: String, _ user: String, _ why: String) -> RuleMessage {
        RuleMessage(
            "\(program) runs as \(user), who may not become another user.", why: why,
            remedy: "Start the program itself, or do what needs another user after USER root.")
    }

    fileprivate static func missing(_ program: String, _ image: String, _ why: String) -> RuleMessage {
        RuleMessage(
            "\(image) has no \(program).", why: why,
            remedy: program == "sudo" ? "Leave it out where root runs the command, or set USER root in front of it." : "Start the program itself, and set its user with USER.")
    }
}
