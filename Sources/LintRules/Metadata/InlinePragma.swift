import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A comment that silences rules for one instruction.
enum InlinePragma: PragmaRule {
    static let metadata = RuleMetadata(
        name: "inline-pragma", code: "DHI1006", aliases: [.hadolint("DL1001")], severity: .information, summary: "A comment silences rules for the instruction below it",
        documentation: RuleDocumentation(
            what: """
                Reports comments such as `# hadolint ignore=…`, `# dhi ignore=…` and `# check=skip=…` above instructions. Comments for the whole file or a stage are left alone, as are those that allow \
                this very rule. Off by default.
                """,
            why: "Where an organisation decides in its configuration what may be ignored, comments go past it.",
            remedy: "Mend what the rule found, or have the exception entered in the configuration."),
        reference: "https://docs.docker.com/build/checks/#skip-checks",
        flagged: [
            RuleExample("Of hadolint", "FROM debian:13\n1️⃣# hadolint ignore=DL30082️⃣\nRUN apt-get install -y curl"),
            RuleExample("Of docker build --check", "FROM debian:13\n1️⃣# check=skip=JSONArgsRecommended2️⃣\nCMD run"),
            RuleExample("With a reason", "FROM debian:13\n  1️⃣# dhi ignore=root-user reason=needed2️⃣\nUSER root"),
        ],
        clean: [
            RuleExample("For the whole file", "# hadolint global ignore=DL3008\nFROM debian:13\nRUN true"),
            RuleExample("Plain comments", "FROM debian:13\n# hadolint is run by CI\nRUN true"),
        ],
        presets: [])

    static func check(_ pragmas: [PlacedPragma], in file: LintedFile, _ report: inout RuleReport) {
        for placed in pragmas where placed.pragma.scope == .instruction {
            let names = placed.pragma.names.map(\.text)
            if !names.contains(where: metadata.isCalled) { report.add(.pragma(names), at: placed.comment) }
        }
    }
}

extension RuleMessage {
    fileprivate static func pragma(_ names: [String]) -> RuleMessage {
        RuleMessage("A comment silences \(names.joined(separator: ", ")).", why: "It goes past what the configuration decides.", remedy: "Mend what the rule finds, or enter the exception there.")
    }
}
