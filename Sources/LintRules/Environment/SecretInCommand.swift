import CommandKnowledge
import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A secret that is written out in a command line or an address.
enum SecretInCommand: Rule {
    static let metadata = RuleMetadata(
        name: "secret-in-command", code: "DHI038", severity: .warning, summary: "A password or token is written out in a RUN or ADD",
        documentation: RuleDocumentation(
            what: """
                Reports passwords that stand in addresses (`https://user:secret@host`), after options such as `curl --user` and `--password`, and as `_authToken`, in RUN and in the sources of ADD. \
                Values of variables are the concern of `secret-variable`, and files that are removed again of `late-removal`.
                """,
            why: "The file itself, the history of the image and the provenance of the build keep the text, for everybody to read.",
            remedy: "Change the secret, and give it to the command by `RUN --mount=type=secret`."),
        reference: "https://docs.docker.com/build/building/secrets/",
        flagged: [
            RuleExample("In an address", "FROM debian:13\nRUN git clone 1️⃣https://bot:gh_123456@github.com/acme/app2️⃣"),
            RuleExample("Behind an option", "FROM debian:13\nRUN curl -u 1️⃣bot:hunter22️⃣ https://example.com/a && wget 3️⃣--password=hunter24️⃣ https://example.com/b"),
            RuleExample("In a setting", "FROM node:22\nRUN npm config set 1️⃣//registry.npmjs.org/:_authToken=npm_1234562️⃣ && npm ci"),
            RuleExample("In a file that is written", "FROM node:22\nRUN echo 1️⃣\"//registry.npmjs.org/:_authToken=npm_123456\"2️⃣ > .npmrc"),
            RuleExample("In ADD", "FROM debian:13\nADD 1️⃣https://bot:hunter2@example.com/a.tar.gz2️⃣ /a/"),
        ],
        clean: [
            RuleExample("From a secret", "FROM node:22\nRUN --mount=type=secret,id=TOKEN,env=TOKEN git clone https://bot:${TOKEN}@github.com/acme/app && curl -u \"bot:$TOKEN\" https://example.com/"),
            RuleExample("A user without a password", "FROM debian:13\nRUN git clone ssh://git@github.com/acme/app && curl -u bot https://example.com/"),
            RuleExample("A port", "FROM debian:13\nRUN curl http://example.com:8080/@scope/a"),
            RuleExample("A server on the machine itself", "FROM debian:13\nRUN psql postgres://app:app@localhost:5432/app"),
            RuleExample("A name in a setting", "FROM node:22\nRUN echo '//registry.npmjs.org/:_authToken=${NPM_TOKEN}' > .npmrc"),
        ])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for stage in file.model.stages {
            for index in stage.instructions {
                let instruction = file.tree.instructions[index]
                switch instruction.content {
                case .run:
                    guard !instruction.heredocs.isEmpty || mayHoldSecret(instruction.logicalLine.bytes) else { continue }
                    let commands = file.commands(at: index)
                    // By number, since a copy of a command counts references to each of its parts.
                    for number in commands.indices where !commands[number].isWrapper { check(commands[number], &report) }
                case .add(let copy):
                    for source in copy.sources where holdsPassword(source.text) { report.add(.secret, at: source.range) }
                default: continue
                }
            }
        }
    }

    private static func mayHoldSecret(_ bytes: [UInt8]) -> Bool {
        bytes.contains { $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "=") }
    }

    private static func check(_ command: RunCommand, _ report: inout RuleReport) {
        let isCurl = command.name == "curl"
        let isTransfer = isCurl || command.name == "wget"
        var isUser = false
        for word in command.arguments {
            guard let value = word.value else {
                isUser = false
                continue
            }
            let signs = signs(in: value)
            if signs.hasAt && holdsPassword(value) || signs.hasEquals && (holdsToken(value) || isTransfer && isPasswordOption(value)) || isUser && isUserWithPassword(value) {
                report.add(.secret, at: word.range)
            }
            isUser = isCurl && (value == "-u" || value == "--user")
        }
    }

    /// The bytes that addresses with a password and secrets behind a name have; one look at a word finds both.
    private static func signs(in text: String) -> (hasAt: Bool, hasEquals: Bool) {
        var signs = (hasAt: false, hasEquals: false)
        let bytes = text.utf8.span
        for index in bytes.indices {
            if bytes[index] == UInt8(ascii: "@") { signs.hasAt = true }
            if bytes[index] == UInt8(ascii: "=") { signs.hasEquals = true }
        }
        return signs
    }

    private static let localHosts: Set<Substring> = ["localhost", "127.0.0.1", "db", "postgres", "mysql", "redis", "0.0.0.0"]

    /// `scheme://user:password@host`
    private static func holdsPassword(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.contains(UInt8(ascii: "@")), let colon = bytes.firstIndex(of: UInt8(ascii: ":")), bytes[(colon + 1)...].starts(with: "//".utf8) else { return false }
        let authority = bytes[(colon + 3)...].prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\n") }
        guard let at = authority.lastIndex(of: UInt8(ascii: "@")), let split = authority.firstIndex(of: UInt8(ascii: ":")), split + 1 < at else { return false }
        let host = String(decoding: authority[(at + 1)...].prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self)
        return isLiteral(String(decoding: authority[(split + 1)..<at], as: UTF8.self)) && !localHosts.contains(host[...])
    }

    /// `…:_authToken=value`
    private static func holdsToken(_ text: String) -> Bool {
        guard let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) else { return false }
        let key = text[..<equals]
        guard key.hasSuffix(":_authToken") || key.hasSuffix(":_password") || key == "_authToken" || key == "_auth" else { return false }
        return isLiteral(String(text[text.utf8.index(after: equals)...]))
    }

    private static func isPasswordOption(_ text: String) -> Bool {
        for option in ["--password=", "--http-password=", "--ftp-password=", "--user="] where text.hasPrefix(option) {
            let value = String(text.dropFirst(option.count))
            return option == "--user=" ? isUserWithPassword(value) : isLiteral(value)
        }
        return false
    }

    private static func isUserWithPassword(_ text: String) -> Bool {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
        return isLiteral(String(text[text.utf8.index(after: colon)...]))
    }

    /// Whether a value is no variable, name of a place to fill in, or empty.
    private static func isLiteral(_ value: String) -> Bool {
        guard let first = value.utf8.first else { return false }
        return !value.utf8.contains(UInt8(ascii: "$")) && first != UInt8(ascii: "<") && first != UInt8(ascii: "{") && first != UInt8(ascii: "%") && value != "x-oauth-basic"
    }
}

extension RuleMessage {
    fileprivate static let secret = RuleMessage(
        "A secret is written out here.", why: "The file and the history of the image keep it, for everybody to read.", remedy: "Change it, and give it to the command by RUN --mount=type=secret.")
}
