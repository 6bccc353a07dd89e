import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import ImageReferences
import Linting
import SourceModel

/// A registry that everybody who builds the file has to log in to.
enum RegistryLogin: Rule {
    static let metadata = RuleMetadata(
        name: "registry-login", code: "DHI135", severity: .hint, summary: "Building the file needs a login to dhi.io",
        documentation: RuleDocumentation(
            what: "Reports the first image of a file that is pulled from `dhi.io`. Off by default: it is true of every file that uses hardened images directly.",
            why: """
                `dhi.io` serves nothing anonymously. CI jobs, forks and new contributors fail with `401 Unauthorized` until they log in with a Docker account, or with an \
                organisation access token.
                """,
            remedy: """
                Run `docker login dhi.io` before the build, and say so in the project's documentation; or mirror the images and name the mirror in the configuration.
                """),
        reference: "https://docs.docker.com/dhi/",
        flagged: [RuleExample("Pulled from dhi.io", "FROM 1️⃣dhi.io/node:222️⃣")],
        clean: [RuleExample("Pulled from a mirror", "FROM acme/dhi-node:22")],
        presets: [])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        let first = file.model.uses.first { use in
            guard case .image = use.target, let text = use.reference.text.value, let reference = try? ImageReference.parse(text) else { return false }
            return reference.isHardened
        }
        if let first { report.add(.login, at: first.reference.word.range) }
    }
}

extension RuleMessage {
    fileprivate static let login = RuleMessage(
        "dhi.io serves nothing without a login.", why: "Builds without one fail with 401 Unauthorized.",
        remedy: "Run 'docker login dhi.io' first, or pull from a mirror.")
}
