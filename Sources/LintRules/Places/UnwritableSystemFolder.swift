import BuildEffects
import CommandKnowledge
import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Linting
import Proving
import SourceModel

/// Something only root may do, done as another user.
enum UnwritableSystemFolder: Rule {
    static let metadata = RuleMetadata(
        name: "unwritable-system-folder", code: "DHI016", severity: .error, summary: "Packages are installed, or folders of the system written, as another user than root",
        documentation: RuleDocumentation(
            what: """
                Reports the first command of a stage that calls a package manager of the system, or that writes into `/etc`, `/usr/bin`, `/usr/local/bin` and the like, while a user other than root \
                is in effect; and redirections of the start command into such folders or `/var/log` and `/run`. What sudo runs, and folders whose owner or mode the file changes, are left alone.
                """,
            why: "The folders belong to root: the build or the container stops with `permission denied`.",
            remedy: "Set USER root in front of the RUN and the other user after it. Let the program write its log to the standard output, and other files to a folder of its user."),
        reference: "https://docs.docker.com/reference/dockerfile/#user",
        flagged: [
            RuleExample(
                "Packages after USER",
                """
                FROM node:22
                USER node
                RUN 1️⃣apt-get2️⃣ update && apt-get install -y git
                """),
            RuleExample(
                "An image that does not run as root",
                """
                FROM dhi.io/golang:1.26-alpine3.23-dev
                USER 1000
                RUN 1️⃣cp server /usr/local/bin/server2️⃣
                """),
            RuleExample(
                "A log of the start command",
                """
                FROM debian:13
                USER 1000
                CMD /app/server > 1️⃣/var/log/server.log2️⃣
                """),
            RuleExample(
                "A user that the file makes",
                """
                FROM debian:13
                RUN useradd app
                USER app
                RUN 1️⃣apt-get2️⃣ update
                """),
        ],
        clean: [
            RuleExample(
                "As root",
                """
                FROM node:22
                RUN apt-get update && apt-get install -y git
                USER node
                """),
            RuleExample(
                "An image that gives its settings to its user",
                """
                FROM nginxinc/nginx-unprivileged:1.29
                RUN rm /etc/nginx/conf.d/default.conf
                """),
            RuleExample(
                "By way of sudo",
                """
                FROM registry.example.com/base:1
                USER 1000
                RUN sudo apt-get update
                """),
            RuleExample(
                "A folder that is given to the user",
                """
                FROM debian:13
                RUN mkdir -p /var/log/app && chown 1000 /var/log/app
                USER 1000
                CMD /app/server > /var/log/app/server.log
                """),
            RuleExample(
                "The standard output",
                """
                FROM debian:13
                USER 1000
                CMD /app/server > /dev/stdout
                """),
        ],
        presets: [.default, .hardened])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        // Without a shell no RUN gets this far.
        for stage in file.model.stages where stage.image.hasShell.value == true && isKnown(stage.image) && file.mayLeaveRoot(in: stage) {
            for step in file.steps(of: stage) {
                guard case .run = step.instruction.content, let user = step.state.user.value, user.isRoot == false, let found = firstDenied(step, stage, file) else { continue }
                report.add(.denied(found.what, user.text, "The build stops with 'permission denied'."), at: found.range, related: [file.userPlace(step.state.user, in: stage)])
                // What follows has the same remedy.
                break
            }
        }
        checkStart(file, &report)
    }

    /// Images whose folders of the system belong to root.
    private static func isKnown(_ image: ImageFacts) -> Bool {
        switch image.origin {
        case .hardened, .scratch, .source: true
        case .configured, .unknown: false
        }
    }

    private static func firstDenied(_ step: LintedFile.Step, _ stage: Stage, _ file: LintedFile) -> (what: String, range: SourceRange)? {
        let commands = file.commands(at: step.index)
        for number in commands.indices where !commands[number].isWrapped && !commands.mayFail(at: number) && !commands[number].isFunction {
            let command = commands[number]
            if let name = command.name, let manager = PackageManager(program: name), let verb = command.literalArguments.first(where: { !$0.hasPrefix("-") }), changing.contains(verb),
                ["apt", "apk"].contains(manager.family), stage.image.packageManagers.value?.isEmpty == false, !command.literalArguments.contains(where: { ["--root", "-p", "-s", "--simulate", "--dry-run", "--help"].contains($0) })
            {
                return ("install packages", command.nameRange)
            }
        }
        let effects = file.known.effects(of: stage.index).files.filter { $0.instruction == step.index && $0.kind != .changed }
        for effect in effects where isOfSystem(effect.place) && isUnmade(effect.place, stage.image) {
            guard case .command = effect.origin, let number = commands.firstIndex(where: { $0.range == effect.range }), !commands[number].isWrapped, !commands.mayFail(at: number),
                isLeft(effect.place, before: step.index, stage, file)
            else { continue }
            return ("write to \(effect.place.text)", effect.range)
        }
        return nil
    }

    private static let changing: Set<String> = ["install", "update", "upgrade", "add", "del", "remove", "purge", "autoremove", "dist-upgrade"]

    private static func isOfSystem(_ place: Place) -> Bool { folders.contains { $0.contains(place) } }

    private static let folders: [Place] = ["/etc", "/bin", "/sbin", "/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin", "/boot"].map(Place.init(absolute:))
    private static let logFolders: [Place] = ["/var/log", "/run", "/var/run"].map(Place.init(absolute:))

    /// Whether nothing may have changed owners and modes there, or made something there for the user.
    private static func isLeft(_ place: Place, before end: Int, _ stage: Stage, _ file: LintedFile) -> Bool {
        file.effects(of: stage).allSatisfy { effects in
            effects.unknown.allSatisfy { $0.instruction >= end }
                && effects.files.allSatisfy { effect in
                    effect.instruction >= end || effect.kind == .removed || effect.origin == .command("apt-get") || effect.origin == .command("apk") || !(effect.place == place || effect.place.contains(place) && effect.kind != .filled || place.contains(effect.place))
                }
        }
    }

    private static func checkStart(_ file: LintedFile, _ report: inout RuleReport) {
        guard let stage = file.targetStage, isKnown(stage.image), let user = stage.final.user.value, user.isRoot == false, let start = stage.final.start.value, start.isShellForm, let range = start.range else { return }
        for command in file.model.commands(inCommandAt: range) where !command.isWrapped && !command.mayFail {
            for output in command.outputs {
                guard let path = output.value, path.hasPrefix("/"), case let place = Place(absolute: path), (folders + logFolders).contains(where: { $0.contains(place) }),
                    isLeft(place, before: Int.max, stage, file), isUnmade(place, stage.image)
                else { continue }
                report.add(.denied("write to \(path)", user.text, "The command is not started, for want of permission."), at: output.range, related: [file.userPlace(stage.final.user, in: stage)])
                return
            }
        }
    }

    /// Whether the image is known to have prepared nothing there for its user.
    private static func isUnmade(_ place: Place, _ image: ImageFacts) -> Bool {
        switch image.origin {
        case .hardened(let definition, _): !definition.paths.contains { Place(absolute: $0.path).overlaps(place) }
        case .source(let source): source.name == source.distribution.family.rawValue || ["node", "python", "golang", "ruby", "rust"].contains(source.name)
        default: false
        }
    }
}

extension RuleMessage {
    fileprivate static func denied(_ what: String, _ user: String, _ why: String) -> RuleMessage {
        RuleMessage("\(user) may not \(what).", why: why, remedy: "Do it between USER root and USER \(user), or in a folder that belongs to \(user).")
    }
}
