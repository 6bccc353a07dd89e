import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Linting
import ShellSyntax
import SourceModel

/// A health check with a shell that it does not need.
enum ShellFormHealthcheck: Rule {
    static let metadata = RuleMetadata(
        name: "shell-form-healthcheck", code: "DHI210", aliases: [.hadolint("DL3025")], severity: .hint,
        summary: "HEALTHCHECK in shell form without need",
        documentation: RuleDocumentation(
            what: "Reports `HEALTHCHECK CMD` in shell form where it is one command of plain words, which needs no shell. A check with `|| exit 1`, variables or pipes is left alone.",
            why: "A shell is started for every check, and the check stops working in an image without one.",
            remedy: "Write the command as a JSON array."),
        reference: "https://docs.docker.com/reference/dockerfile/#healthcheck",
        flagged: [
            RuleExample("A plain command", "FROM debian:12\nHEALTHCHECK --interval=1m CMD 1️⃣curl -f http://localhost/2️⃣"),
            RuleExample("In quotes", "FROM debian:12\nHEALTHCHECK CMD 1️⃣/check 'two words'2️⃣"),
        ],
        clean: [
            RuleExample("The exec form", "FROM debian:12\nHEALTHCHECK CMD [\"/check\"]"),
            RuleExample("What needs a shell", "FROM debian:12\nHEALTHCHECK CMD curl -f http://localhost/ || exit 1"),
            RuleExample("Variables", "FROM debian:12\nHEALTHCHECK CMD curl -f http://localhost:$PORT/"),
            RuleExample("None", "FROM debian:12\nHEALTHCHECK NONE"),
            RuleExample("A shell that is set", "FROM debian:12\nSHELL [\"/bin/bash\", \"-c\"]\nHEALTHCHECK CMD /check"),
        ],
        presets: [.hadolint])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for stage in file.model.stages where stage.image.distribution.value?.family != .windows {
            for step in file.steps(of: stage) {
                guard case .healthcheck(let check) = step.instruction.content, let form = check.command, case .shell(let word) = form, case .absent = step.state.shell,
                    let words = file.model.script(of: form, in: step.instruction)?.script.execForm
                else { continue }
                let fix = Fix(title: "Write it in exec form", edits: [TextEdit(word.range, ExecForm.json(words))], applicability: .safe, changes: [.healthcheck])
                report.add(.shellForm, at: word.range, fixes: [fix])
            }
        }
    }
}

extension RuleMessage {
    fileprivate static let shellForm = RuleMessage(
        "This check needs no shell.", why: "One is started for it every time.", remedy: "Write it as a JSON array: HEALTHCHECK CMD [\"program\", \"argument\"].")
}
