import Diagnostics
import DockerfileSyntax
import Linting
import SourceModel

/// A key of a service in the text.
enum HardcodedToken: Rule {
    static let metadata = RuleMetadata(
        name: "hardcoded-token", code: "DHI602", severity: .error, summary: "The file holds a token or a private key",
        documentation: RuleDocumentation(
            what: """
                Reports what has the form of a token of AWS, GitHub, GitLab, Slack, Stripe, Google, npm, PyPI, Docker Hub, SendGrid, Hugging Face, OpenAI or Anthropic, private keys, \
                and addresses with a password of many different characters, in all instructions. Placeholders and examples are left alone.
                """,
            why: "It is in the history of the repository and in the image or its history, for everybody who can read one of them.",
            remedy: "Revoke it, since it is known. Give the new one to the build with `RUN --mount=type=secret`, or to the container when it starts."),
        reference: "https://docs.docker.com/build/building/secrets/",
        flagged: samples.map { RuleExample($0.title, "FROM debian:13\n" + $0.text) },
        clean: [
            RuleExample("Placeholders", "FROM debian:13\nENV GITHUB_TOKEN=ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE"),
            RuleExample("Variables", "FROM debian:13\nRUN git clone https://$USER:$TOKEN@example.com/x && curl -H \"Authorization: token ghp_$TOKEN\" https://example.com/"),
            RuleExample("A password for development", "FROM debian:13\nENV DATABASE_URL=postgres://postgres:postgres@db/app"),
            RuleExample("Other words", "FROM debian:13\nRUN npm_config_cache=/tmp npm ci && grep -q 'BEGIN PRIVATE KEY' x && hf_transfer_download_of_some_large_model_files_from_hub\n# ghp_aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1dE3fG5"),
            RuleExample("A sum", "FROM debian:13\nENV SUM=24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d"),
        ],
        presets: [.default, .hardened])

    /// Put together from halves, so that no scanner takes this file for one with tokens.
    private static let samples: [(title: String, text: String)] = [
        ("GitHub", "ENV TOKEN=1️⃣gh" + "p_aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1dE3fG52️⃣"),
        ("AWS, in a command", "RUN AWS_ACCESS_KEY_ID=1️⃣AK" + "IAQ3EGRT5WUZ7VKLM22️⃣ aws s3 cp s3://b/x ."),
        ("In an address", "RUN git clone https://1️⃣git" + "hub_pat_11ABCDEFG0aB3dE5gH7jK9_mN1pQ3sT5vW7yZ9bC1dE3fG5hJ7kL9nP1qR3tU5wX7zA9cD1eF3gH5j2️⃣@github.com/x/y"),
        ("A password in an address", "ENV URL=amqp://app:1️⃣q7Rk2Vx9Lm4Tz8Wb2️⃣@queue/x"),
        ("npm, in a here-document", "COPY <<EOF /root/.npmrc\n//registry.npmjs.org/:_authToken=1️⃣np" + "m_aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1dE3fG52️⃣\nEOF"),
        ("A private key", "COPY <<EOF /key\n1️⃣-----BEGIN " + "RSA PRIVATE KEY-----2️⃣\nMIIEpAIBAAKCAQEA3Tz2mr7SZiAMfQyuvBjM9OiZ1BjP5CE/Wm/Rr500P\nEOF"),
    ]

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        let bytes = file.tree.bytes
        for instruction in file.tree.instructions {
            let range = instruction.heredocs.reduce(instruction.range) { $0.union($1.body) }
            for token in TokenScanner(bytes, range.indices).tokens where !isComment(token.range, instruction, bytes) {
                report.add(.token(token.title), at: token.range)
            }
        }
    }

    /// Whether a line of an instruction, but not of a here-document, begins with a number sign.
    private static func isComment(_ range: SourceRange, _ instruction: Instruction, _ bytes: [UInt8]) -> Bool {
        if instruction.heredocs.contains(where: { $0.body.contains(range) }) { return false }
        var start = Int(range.start)
        while start > 0, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
        return bytes[start...].first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") } == UInt8(ascii: "#")
    }
}

extension RuleMessage {
    fileprivate static func token(_ title: String) -> RuleMessage {
        RuleMessage("This looks like \(title).", why: "Everybody who can read the file or the image has it.", remedy: "Revoke it, and give the new one to the build with RUN --mount=type=secret.")
    }
}
