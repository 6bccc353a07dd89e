import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Linting
import SourceModel

/// A USER by name, which Kubernetes cannot tell from root.
enum NamedUser: Rule {
    static let metadata = RuleMetadata(
        name: "named-user", code: "DHI503", aliases: [.hadolint("DL3066")], severity: .hint, summary: "The last USER is a name, not a number",
        documentation: RuleDocumentation(
            what: "Reports the last USER of the stage that is built when it is a name other than root. Off by default.",
            why: """
                Kubernetes does not look into the image: with `runAsNonRoot: true` and no `runAsUser` it refuses to start the container (`image has non-numeric user, cannot verify user is non-root`).
                """,
            remedy: "Write the number of the account. Its groups and its home are still looked up by it."),
        reference: "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
        flagged: [
            RuleExample("An account of the image", "FROM node:22\nUSER 1️⃣node2️⃣\nCMD [\"node\", \"server.js\"]"),
            RuleExample("With a group", "FROM debian:13\nRUN groupadd app && useradd -g app app\nUSER 1️⃣app:app2️⃣"),
            RuleExample("A number that the file says", "FROM debian:13\nRUN useradd --uid 1500 app\nUSER 1️⃣app2️⃣"),
        ],
        clean: [
            RuleExample("A number", "FROM node:22\nUSER 1000"),
            RuleExample("In a stage that is not shipped", "FROM node:22 AS build\nUSER node\nFROM node:22\nUSER 1000:1000"),
            RuleExample("A variable", "FROM node:22\nARG UID\nUSER ${UID}"),
            RuleExample("For Windows", "FROM registry.example.com/windows:1\nUSER ContainerUser"),
            RuleExample("Root has a rule of its own", "FROM debian:13\nUSER root"),
        ],
        presets: [.hadolint])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard file.has(.user), let stage = file.targetStage, stage.image.distribution.value?.family != .windows, let step = file.history(of: stage).last(where: { if case .user = $0.instruction.content { true } else { false } }), case .user(let word) = step.instruction.content else { return }
        // Accounts of Windows have no numbers.
        guard !word.text.contains("$"), case let user = UserIdentity(text: word.text, accounts: step.state.accounts), let name = user.name, !name.isEmpty, name != "root", !name.hasPrefix("Container") else { return }
        var fixes: [Fix] = []
        // A group stays as it is written.
        if let number = user.uid, number > 0, word.text == name {
            fixes = [Fix(title: "Write \(number)", edits: [TextEdit(word.range, "\(number)")], applicability: .unsafe, changes: [.user, .commands, .files])]
        }
        report.add(.named(name), at: word.range, fixes: fixes)
    }
}

extension RuleMessage {
    fileprivate static func named(_ name: String) -> RuleMessage {
        RuleMessage("USER \(name) is a name.", why: "With runAsNonRoot, Kubernetes refuses to start what it cannot tell from root.", remedy: "Write the number of the account.")
    }
}
