import BuildEffects
import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Linting
import Proving
import SourceModel

/// No USER, on an image that runs as root.
enum MissingUser: Rule {
    static let metadata = RuleMetadata(
        name: "missing-user", code: "DHI502", severity: .warning, summary: "No USER, and the base image runs as root",
        documentation: RuleDocumentation(
            what: """
                Reports the FROM of the stage that is built when no USER follows in it or in the stages it stands on, and the base image is known to run as root. \
                Only where the rule is asked for by name: images for which the file names no program (or a bare interpreter, as base images do), and servers that give their work to processes of \
                another user (php-fpm, nginx, Apache), accounts that an entry script may use, images with such a server or an engine for containers, and files in a folder `.devcontainer`, whose settings say who works in the container. Images whose entry point is known to give up root, and files that bring a program for that (gosu, su-exec), are left alone. \
                An account that the file makes and never uses is named.
                """,
            why: "Containers of the image run as root; whoever takes over the process is root in the container, and Kubernetes refuses it with `runAsNonRoot`.",
            remedy: """
                Add a USER after the last instruction that needs root: a number above 0, or an account that the image has. Runtime variants of hardened images \
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
            RuleExample(
                "An account is made, and never used",
                """
                FROM 1️⃣python:3.132️⃣
                RUN useradd -m app
                COPY --chown=app . /app
                EXPOSE 8000
                CMD ["python", "-m", "http.server"]
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
        let role = StageRole(of: stage, in: file)
        guard let account = madeAccount(stage, file) else {
            report.add(.missing(file.imageTitle(of: stage), account: ownAccount(stage), role, needs(stage, file)), at: stage.reference.word.range, onDemand: role != .program || file.isForDevelopment || RootServices.mayRun(in: stage, file))
            return
        }
        // What a script does with the account is not known: `su app -c …` gives up root, too.
        let mayUse = stage.final.start.value.map { Wrapper.mayStartItsArguments($0.words) } ?? true
        let related = RelatedPlace(range: account.range, message: "\(account.name) is made here, and never used")
        report.add(.unused(account.name), at: stage.reference.word.range, related: [related], fixes: fix(account.name, stage, file), onDemand: role == .base || file.isForDevelopment || mayUse)
    }

    /// What else a user needs who is not root, as far as the file shows it.
    private static func needs(_ stage: Stage, _ file: LintedFile) -> String {
        if let path = stage.final.variables["PATH"].value, path.holdsBytes(of: "/root"), path.split(byte: UInt8(ascii: ":")).contains(where: { $0 == "/root" || $0.hasPrefix("/root/") }) {
            return " Programs in /root are out of its reach."
        }
        // An entry script of the base image is made for every user.
        let own = [stage.final.entrypoint.value, stage.final.cmd.value].compactMap { $0?.range == nil ? nil : $0?.words }.flatMap { $0 }
        guard let script = own.first(where: { $0.hasSuffix(".sh") || $0.holdsBytes(of: "entrypoint") && ($0.utf8.contains(UInt8(ascii: "/")) || $0 == own.first) }), !script.utf8.contains(UInt8(ascii: " ")) else {
            return " It needs to own what the program writes."
        }
        return " See what \(script.fileName) needs root for\(UnreadableScript.isOne(script, in: stage, file) ? ", and let others read it, as only root may." : ".")"
    }

    /// The one account of the base image that is for programs rather than the system or people.
    private static func ownAccount(_ stage: Stage) -> String? {
        let accounts = stage.image.accounts.filter { (1000..<60_000).contains($0.value) && $0.key != "ubuntu" }
        return accounts.count == 1 ? accounts.first?.key : nil
    }

    private static let accountPrograms: NameSet = ["useradd", "adduser"]

    /// The one account that the file makes.
    private static func madeAccount(_ stage: Stage, _ file: LintedFile) -> StageEffects.AccountCreation? {
        guard file.calls(accountPrograms), case let chain = file.model.chain(of: stage.index) else { return nil }
        let makesAny = chain.contains { member in
            file.model.stages[member].instructions.contains { index in file.commands(at: index).contains { $0.name == "useradd" || $0.name == "adduser" } }
        }
        guard makesAny else { return nil }
        let accounts = chain.reversed().flatMap(file.known.accounts).filter { !$0.isGroup }
        guard let account = accounts.first, accounts.allSatisfy({ $0.name == account.name }), account.name != "root", account.name.utf8.allSatisfy({ $0 > 0x2D && $0 < 0x7F && $0 != UInt8(ascii: "/") }) else { return nil }
        return account
    }

    /// A USER behind the last instruction that root may be needed for.
    private static func fix(_ name: String, _ stage: Stage, _ file: LintedFile) -> [Fix] {
        let needing = stage.instructions.last { index in
            switch file.tree.instructions[index].content {
            case .run, .copy, .add, .workdir: true
            default: false
            }
        }
        guard let last = needing ?? stage.instructions.first else { return [] }
        let next = stage.instructions.first { index in
            if index <= last { return false }
            switch file.tree.instructions[index].content {
            case .cmd, .entrypoint: return true
            default: return false
            }
        }
        guard let next, case let place = Int(file.tree.instructions[next].range.start) else { return [] }
        // What a script does is not known.
        let isScript = stage.final.start.value.map { Wrapper.mayStartItsArguments($0.words) } ?? true
        return [Fix(title: "Run as \(name)", edits: [TextEdit(SourceRange(place, place), "USER \(name)\n")], applicability: isScript ? .displayOnly : .unsafe, changes: [.user])]
    }
}

extension RuleMessage {
    fileprivate static func unused(_ name: String) -> RuleMessage {
        RuleMessage(
            "The file makes the account \(name), but containers run as root.", why: "Whoever takes over the process is root in the container.",
            remedy: "Add USER \(name) after the last instruction that needs root.")
    }

    fileprivate static func missing(_ image: String, account: String?, _ role: StageRole, _ needs: String) -> RuleMessage {
        let why =
            switch role {
            case .program: "Whoever takes over the process is root in the container."
            case .steppingDown: "Its first process stays root, also where others do the work."
            case .base: "What is built on the image starts as root."
            }
        return RuleMessage(
            "No USER is set, and \(image) runs as root.", why: why,
            remedy: "Add \(account.map { "USER \($0), which the image has," } ?? "a USER, for example USER 65532,") after the last instruction that needs root.\(needs)")
    }
}
