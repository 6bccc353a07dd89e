import CommandKnowledge
import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Linting
import SourceModel

/// A USER that the image does not have.
enum UnknownUser: Rule {
    static let metadata = RuleMetadata(
        name: "unknown-user", code: "DHI011", severity: .error, summary: "USER names an account that the image does not have",
        documentation: RuleDocumentation(
            what: """
                Reports a USER by name when all accounts of the image are known, as with hardened images and `scratch`, the name is not among them and nothing in the \
                file may have made it. Numbers are always accepted.
                """,
            why: "The container engine looks the name up in `/etc/passwd`: RUN fails in the build, and the container does not start (`unable to find user`).",
            remedy: """
                Use an account of the image (`nonroot`, 65532, in most hardened images), or a number; or make the account in a build stage and copy `/etc/passwd` and \
                `/etc/group` from there.
                """),
        reference: "https://docs.docker.com/reference/dockerfile/#user",
        flagged: [
            RuleExample(
                "An account of the former base image",
                """
                FROM dhi.io/python:3.13
                USER 1️⃣appuser2️⃣
                """),
            RuleExample(
                "A name in an empty image",
                """
                FROM scratch
                COPY server /server
                USER 1️⃣nobody2️⃣
                ENTRYPOINT ["/server"]
                """),
        ],
        clean: [
            RuleExample(
                "An account of the image",
                """
                FROM dhi.io/python:3.13
                USER nonroot
                """),
            RuleExample(
                "A number",
                """
                FROM scratch
                COPY server /server
                USER 1000:1000
                """),
            RuleExample(
                "Accounts copied from a build stage",
                """
                FROM scratch
                COPY --from=build /etc/passwd /etc/passwd
                USER app
                """),
            RuleExample(
                "An account that is made",
                """
                FROM dhi.io/python:3.13-dev
                RUN useradd app
                USER app
                """),
        ],
        presets: [.default, .hardened])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard file.has(.user) else { return }
        for stage in file.model.stages where stage.image.accountsAreComplete {
            var possible: PossibleAccounts?
            for step in file.steps(of: stage) {
                guard case .user(let word) = step.instruction.content, case .present(let text, _) = file.expand(word, at: step) else { continue }
                let user = UserIdentity(text: text, accounts: step.state.accounts)
                guard let name = user.name, !name.isEmpty, user.uid == nil || stage.image.accounts[name] == nil else { continue }
                if name == "root" || stage.image.accounts[name] != nil { continue }
                let accounts = possible ?? PossibleAccounts(file, stage)
                possible = accounts
                if accounts.mayHold(name, before: step.index) { continue }
                report.add(
                    .unknown(name, file.imageTitle(of: stage), stage.image), at: word.range, related: [file.basePlace(of: stage, "this image")],
                    fixes: text == word.text && !file.isAsMigrated ? fix(word, stage.image) : [])
            }
        }
    }

    private static func fix(_ word: Word, _ image: ImageFacts) -> [Fix] {
        guard let own = image.user.value, own.isRoot == false else { return [] }
        return [Fix(title: "Use \(own.text), the user of the image", edits: [TextEdit(word.range, own.text)], applicability: .unsafe, changes: [.user, .commands, .files, .workdir])]
    }
}

extension RuleMessage {
    fileprivate static func unknown(_ name: String, _ image: String, _ facts: ImageFacts) -> RuleMessage {
        let own = facts.user.value.flatMap { $0.isRoot == false ? $0.text : nil }
        return RuleMessage(
            "\(image) has no user '\(name)'.", why: "The container does not start.",
            remedy: own.map { "Use '\($0)', the user of the image, or a number." } ?? "Use a number, for example 65532.")
    }
}
