import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A USER that names who runs anyway.
enum RedundantUser: Rule {
    static let metadata = RuleMetadata(
        name: "redundant-user", code: "DHI012", severity: .hint, summary: "USER repeats the user of the base image",
        documentation: RuleDocumentation(
            what: """
                Reports a USER that sets the user the base image runs as already, when that user is not root and no other USER stands in between. A USER root on such \
                an image is reported by `root-user`.
                """,
            why: "Nothing changes by it; after a move to a hardened image it is a leftover, and it hides who decides about the user.",
            remedy: "Remove it, or keep it on purpose for tools that read the Dockerfile only: `# dhi ignore=redundant-user`."),
        reference: "https://docs.docker.com/reference/dockerfile/#user",
        flagged: [
            RuleExample(
                "The user of the image",
                """
                FROM dhi.io/node:22
                USER 1️⃣node2️⃣
                CMD ["node", "server.js"]
                """)
        ],
        clean: [
            RuleExample(
                "Back from root",
                """
                FROM dhi.io/node:22
                USER root
                COPY --chown=root . /app
                USER node
                """),
            RuleExample(
                "Another group",
                """
                FROM dhi.io/node:22
                USER node:root
                """),
            RuleExample(
                "The image runs as root",
                """
                FROM dhi.io/node:22-dev
                USER node
                """),
        ],
        presets: [.hardened])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard file.has(.user) else { return }
        for stage in file.model.stages {
            guard let base = stage.image.user.value, let uid = base.uid, uid != 0 else { continue }
            for step in file.steps(of: stage) {
                guard case .user(let word) = step.instruction.content, step.state.user == stage.image.user,
                    case .present(let text, _) = file.expand(word, at: step)
                else { continue }
                let user = UserIdentity(text: text, accounts: step.state.accounts)
                guard user.uid == uid, text == base.text || !text.contains(":") else { continue }
                // Another spelling of the same user stays visible in the image's configuration.
                let applicability: Applicability = text == base.text ? .safe : .unsafe
                let fix = Fix(title: "Remove this USER", edits: [TextEdit(step.instruction.range, "")], applicability: applicability, changes: text == base.text ? [] : [.user, .commands, .files])
                report.add(.redundant(text, file.imageTitle(of: stage)), at: word.range, fixes: [fix])
            }
        }
    }
}

extension RuleMessage {
    fileprivate static func redundant(_ user: String, _ image: String) -> RuleMessage {
        RuleMessage("\(image) runs as \(user) already.", why: "This USER changes nothing.", remedy: "Remove it.")
    }
}
