import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Linting
import SourceModel

/// A health check by a tool that the image does not have.
enum MissingProbeProgram: Rule {
    static let metadata = RuleMetadata(
        name: "missing-probe-program", code: "DHI004", severity: .error, summary: "HEALTHCHECK calls a program that the image does not have",
        documentation: RuleDocumentation(
            what: """
                Reports a HEALTHCHECK of the stage that is built whose first program is a tool such as curl, wget or pg_isready, when its image is known not to have it and nothing in the file \
                brings it. Shells have rules of their own.
                """,
            why: "The check fails each time: containers count as unhealthy for good, and whoever waits for them, such as Compose with `condition: service_healthy`, waits in vain.",
            remedy: """
                Ask by what the image has: the program itself, where it has a command for that, or the interpreter of the image \
                (`node -e "fetch(…)"`, `python -c "import urllib.request; …"`). Or install the tool, or write `HEALTHCHECK NONE` where something else asks.
                """),
        reference: "https://docs.docker.com/reference/dockerfile/#healthcheck",
        flagged: [
            RuleExample("A slim image has no curl", "FROM python:3.13-slim\nHEALTHCHECK CMD 1️⃣curl2️⃣ -f http://localhost:8000/ || exit 1\nCMD [\"python\", \"-m\", \"http.server\"]"),
            RuleExample("A hardened one neither", "FROM dhi.io/node:22\nHEALTHCHECK --interval=30s CMD [1️⃣\"curl\"2️⃣, \"-f\", \"http://localhost:3000/\"]\nCMD [\"node\", \"server.js\"]"),
            RuleExample("By its path", "FROM scratch\nCOPY server /server\nHEALTHCHECK CMD [1️⃣\"/usr/bin/wget\"2️⃣, \"-q\", \"http://localhost/\"]\nENTRYPOINT [\"/server\"]"),
            RuleExample("By way of a shell", "FROM debian:13\nHEALTHCHECK CMD [\"sh\", \"-c\", \"1️⃣curl2️⃣ -f http://localhost/ || exit 1\"]\nCMD [\"/server\"]"),
        ],
        clean: [
            RuleExample("The image has it", "FROM node:22\nHEALTHCHECK CMD curl -f http://localhost:3000/ || exit 1\nCMD [\"node\", \"server.js\"]"),
            RuleExample("Installed", "FROM python:3.13-slim\nRUN apt-get update && apt-get install -y curl\nHEALTHCHECK CMD curl -f http://localhost:8000/ || exit 1"),
            RuleExample("Copied", "FROM scratch\nCOPY --from=build /usr/bin/curl /usr/bin/\nHEALTHCHECK CMD [\"/usr/bin/curl\", \"-f\", \"http://localhost/\"]"),
            RuleExample("BusyBox has a wget", "FROM alpine:3.23\nHEALTHCHECK CMD wget -qO- http://localhost/ || exit 1"),
            RuleExample("The program of the image", "FROM dhi.io/node:22\nHEALTHCHECK CMD [\"node\", \"health.js\"]"),
            RuleExample("An image of which nothing is known", "FROM registry.example.com/base:1\nHEALTHCHECK CMD curl -f http://localhost/"),
            RuleExample("Replaced by a later one", "FROM dhi.io/node:22\nHEALTHCHECK CMD [\"curl\", \"http://localhost/\"]\nHEALTHCHECK NONE"),
        ],
        presets: [.default, .hardened])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard let stage = file.targetStage, let range = stage.final.healthcheck.value?.range, let instruction = file.tree.instructions.first(where: { $0.range == range }) else { return }
        // A shell form without a shell is reported as such.
        if case .healthcheck(let check) = instruction.content, case .shell? = check.command, stage.image.hasShell.value != true { return }
        let commands = file.model.commands(in: instruction.index)
        guard let command = commands.first(where: { !isShell($0) }), let program = command.program, let name = command.name, tools.contains(name) else { return }
        guard program == name || folders.contains(String(program.dropLast(name.count + 1))), isAbsent(name, stage, file) else { return }
        var added = AddedPrograms(file, stage)
        guard !added.mayHold(program) else { return }
        report.add(.missing(name, file.imageTitle(of: stage)), at: command.nameRange, related: [file.basePlace(of: stage, "this image has no \(name)")])
    }

    private static func isShell(_ command: RunCommand) -> Bool {
        command.isWrapper || command.name.map { StagePrograms.shells.contains($0) && $0 != "busybox" } ?? false
    }

    private static func isAbsent(_ name: String, _ stage: Stage, _ file: LintedFile) -> Bool {
        switch stage.image.origin {
        case .scratch: true
        case .hardened(let definition, _): file.catalog.presence(ofCommand: name, in: definition).isAbsent
        case .source(let source): file.catalog.presence(ofCommand: name, in: source).isAbsent
        case .configured, .unknown: false
        }
    }

    /// What checks are made with, and what only packages of the system bring.
    private static let tools: Set<String> = [
        "curl", "wget", "nc", "ncat", "netcat", "socat", "telnet", "ping", "dig", "nslookup", "ss", "netstat", "lsof", "ps", "pgrep", "pidof", "pg_isready", "psql", "mysqladmin", "mysql",
        "mariadb-admin", "redis-cli", "mongo", "mongosh", "rabbitmq-diagnostics", "jq", "http", "grpc_health_probe",
    ]
    /// Where packages put programs.
    private static let folders: Set<String> = ["/sbin", "/bin", "/usr/bin", "/usr/sbin"]
}

extension RuleMessage {
    fileprivate static func missing(_ program: String, _ image: String) -> RuleMessage {
        RuleMessage(
            "HEALTHCHECK calls \(program), which \(image) does not have.", why: "The check fails each time, and containers count as unhealthy.",
            remedy: "Ask by a program that the image has, install \(program), or write HEALTHCHECK NONE.")
    }
}
