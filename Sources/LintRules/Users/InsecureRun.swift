import Diagnostics
import DockerfileSyntax
import Linting

/// `RUN --security=insecure`.
enum InsecureRun: Rule {
    static let metadata = RuleMetadata(
        name: "insecure-run", code: "DHI512", severity: .warning, summary: "RUN asks for all rights on the machine that builds",
        documentation: RuleDocumentation(
            what: "Reports `--security=insecure` of RUN.",
            why: "The step runs without a sandbox, as a privileged container does: what it fetches and runs can take over the machine. Builders refuse it unless they are told to allow it.",
            remedy: "Leave it out, and do what needs such rights outside the build."),
        reference: "https://docs.docker.com/reference/dockerfile/#run---security",
        flagged: [
            RuleExample("All rights", "# syntax=docker/dockerfile:1-labs\nFROM debian:13\nRUN 1️⃣--security=insecure2️⃣ make test"),
            RuleExample("Among others", "FROM debian:13\nRUN --network=none 1️⃣--security=insecure2️⃣ make test"),
        ],
        clean: [
            RuleExample("The usual sandbox", "FROM debian:13\nRUN --security=sandbox make test"),
            RuleExample("A flag of a program", "FROM debian:13\nRUN app --security=insecure"),
        ],
        presets: [.default, .hardened])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for instruction in file.tree.instructions where !instruction.flags.isEmpty {
            guard case .run(let run) = instruction.content, run.security == "insecure" else { continue }
            report.addFlag(.insecure, "security", of: instruction, in: file)
        }
    }
}

extension RuleMessage {
    fileprivate static let insecure = RuleMessage(
        "RUN asks for all rights on the machine that builds.", why: "What it runs can take over that machine, and most builders refuse it.", remedy: "Leave --security=insecure out.")
}
