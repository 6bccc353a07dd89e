import Diagnostics
import DockerfileSyntax
import Linting

/// `RUN --network=host`.
enum HostNetworkRun: Rule {
    static let metadata = RuleMetadata(
        name: "host-network-run", code: "DHI513", severity: .warning, summary: "RUN uses the network of the machine that builds",
        documentation: RuleDocumentation(
            what: "Reports `--network=host` of RUN.",
            why: "What the step fetches and runs can reach all services of the machine, those for itself alone among them. Builders refuse it unless they are told to allow it.",
            remedy: "Leave it out: the usual network reaches registries and mirrors."),
        reference: "https://docs.docker.com/reference/dockerfile/#run---network",
        flagged: [
            RuleExample("The host's network", "FROM debian:13\nRUN 1️⃣--network=host2️⃣ pip install -r requirements.txt"),
            RuleExample("Among others", "FROM debian:13\nRUN --mount=type=cache,target=/root/.npm 1️⃣--network=host2️⃣ npm ci"),
        ],
        clean: [
            RuleExample("Others", "FROM debian:13\nRUN --network=none make\nRUN --network=default make"),
            RuleExample("A flag of a program", "FROM debian:13\nRUN docker build --network=host ."),
        ],
        presets: [.default, .hardened])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for instruction in file.tree.instructions where !instruction.flags.isEmpty {
            guard case .run(let run) = instruction.content, run.network == "host" else { continue }
            report.addFlag(.host, "network", of: instruction, in: file)
        }
    }
}

extension RuleMessage {
    fileprivate static let host = RuleMessage(
        "RUN uses the network of the machine that builds.", why: "What it runs reaches all services there, and builders refuse it unless told otherwise.", remedy: "Leave --network=host out.")
}
