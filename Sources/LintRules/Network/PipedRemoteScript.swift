import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import ShellSyntax
import SourceModel

/// `curl … | sh`.
enum PipedRemoteScript: Rule {
    static let metadata = RuleMetadata(
        name: "piped-remote-script", code: "DHI708", severity: .information, summary: "A script from the network is run as it comes",
        documentation: RuleDocumentation(
            what: """
                Reports curl and wget whose output a shell, Python, Perl, Ruby, PHP or Node.js runs: after a pipe, within `$(…)` given to `sh -c` or eval, or as `<(…)`.
                """,
            why: """
                Nothing checks what arrives: it may be another script tomorrow, an error page, or half a script when the connection breaks. Without pipefail the build goes on when \
                nothing arrives at all.
                """,
            remedy: "Fetch a release with a version, check its sum (`ADD --checksum=…`, `sha256sum -c`) and run it then; or install the program from packages."),
        reference: "https://docs.docker.com/reference/dockerfile/#add---checksum",
        flagged: [
            RuleExample("A pipe", "FROM debian:13\nRUN 1️⃣curl -fsSL https://example.com/install.sh | bash2️⃣"),
            RuleExample("With options, by sudo", "FROM debian:13\nRUN apt-get update && 1️⃣wget -qO- https://example.com/x | sudo -E bash -2️⃣ && make\nRUN 3️⃣curl https://example.com/x | sh -s -- -y4️⃣"),
            RuleExample("Other languages", "FROM debian:13\nRUN 1️⃣curl -sSL https://example.com/x | python3 -2️⃣\nRUN 3️⃣curl -sS https://example.com/y | php -- --install-dir=/bin4️⃣"),
            RuleExample("In the place of an argument", "FROM debian:13\nRUN 1️⃣sh -c \"$(curl -fsSL https://example.com/x)\"2️⃣\nRUN 3️⃣bash <(curl -s https://example.com/y)4️⃣\nSHELL [\"/bin/bash\", \"-c\"]\nRUN 5️⃣source <(curl -s https://example.com/z)6️⃣"),
            RuleExample("Changed on the way", "FROM debian:13\nRUN 1️⃣curl https://example.com/x | sed s/a/b/ | sh2️⃣"),
        ],
        clean: [
            RuleExample("A file that is checked", "FROM debian:13\nRUN curl -fsSLo x.sh https://example.com/x.sh && echo \"$SUM  x.sh\" | sha256sum -c && sh x.sh"),
            RuleExample("Data", "FROM debian:13\nRUN curl -fsSL https://example.com/x.tgz | tar xz && curl https://example.com/y | gpg --dearmor -o /k && curl https://example.com/z | python3 -m json.tool"),
            RuleExample("A script of its own", "FROM debian:13\nRUN curl https://example.com/x | python3 read.py && curl https://example.com/y | sh ./read.sh && curl https://example.com/x | node -e 'read()'"),
            RuleExample("Something else is piped", "FROM debian:13\nRUN echo ls | sh && curl -fo x https://example.com/x && cat y | bash"),
        ],
        presets: [.default])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        file.forEachRun(calling: downloaders) { run in
            // By number, since a copy of a command counts references to each of its parts.
            guard run.commands.indices.contains(where: { run.commands[$0].name.map { runners.contains($0) } ?? true }),
                let script = file.model.script(of: run.run.command, in: run.instruction)
            else { return }
            for range in places(script) { report.add(.piped, at: range) }
        }
    }

    /// The pipelines and commands that run what they fetch.
    private static func places(_ script: RunScript) -> [SourceRange] {
        var places: [SourceRange] = []
        /// The download that the pipeline at hand begins with.
        var fetched: (place: Int, count: Int, range: SourceRange)?
        for command in script.script.effectiveCommands {
            let context = command.context
            guard let name = command.name else { continue }
            if name == "curl" || name == "wget" {
                fetched = context.pipelineCount > 1 ? (context.pipelineIndex, context.pipelineCount, script.sourceRange(command.occurrence.range)) : nil
            } else if let from = fetched, context.pipelineCount == from.count, context.pipelineIndex > from.place, !command.isWrapper, interpreters.contains(name), runsInput(name, command.arguments) {
                places.append(from.range.union(script.sourceRange(command.range)))
                fetched = nil
            } else if context.pipelineIndex == 0, !context.isInSubstitution {
                fetched = nil
            }
            // `sh -c "$(curl …)"`, `bash <(curl …)`, `eval "$(curl …)"`.
            if name == "eval" || name == "source" || name == "." || shells.contains(name), command.arguments.contains(where: isFetched) { places.append(script.sourceRange(command.range)) }
        }
        return places
    }

    /// Whether the program has no script but what it is piped.
    private static func runsInput(_ name: String, _ arguments: ArraySlice<ShellWord>) -> Bool {
        for word in arguments {
            guard let text = word.literalValue else { return false }
            if text == "-" || text == "-s" || text == "--" { return true }
            if !text.hasPrefix("-") { return false }
            if ["-c", "-e", "-m", "-r", "-n", "-p", "-ne", "-pe", "-E", "--version"].contains(text) { return false }
            if shells.contains(name), text.hasSuffix("s"), !text.hasPrefix("--") { return true }
        }
        return true
    }

    /// Whether the word is nothing but what a download gives.
    private static func isFetched(_ word: ShellWord) -> Bool {
        guard word.parts.count == 1 else { return false }
        switch word.parts[0].kind {
        case .doubleQuoted(let inner) where inner.count == 1:
            if case .commandSubstitution(let substitution) = inner[0].kind { return fetches(substitution) }
            return false
        case .commandSubstitution(let substitution): return fetches(substitution)
        case .processSubstitution(let substitution): return substitution.form == .input && fetches(substitution)
        default: return false
        }
    }

    private static func fetches(_ substitution: ShellSubstitution) -> Bool {
        guard case .simple(let command)? = substitution.statements.first?.first.commands.first else { return false }
        return command.name == "curl" || command.name == "wget"
    }

    private static let downloaders: NameSet = ["curl", "wget"]
    private static let shells: NameSet = ["sh", "bash", "ash", "dash", "zsh", "ksh"]
    private static let interpreters: NameSet = ["sh", "bash", "ash", "dash", "zsh", "ksh", "python", "python3", "perl", "ruby", "php", "node"]
    /// What may run a script, with the builtins.
    private static let runners: NameSet = ["sh", "bash", "ash", "dash", "zsh", "ksh", "python", "python3", "perl", "ruby", "php", "node", "eval", "source", "."]
}

extension RuleMessage {
    fileprivate static let piped = RuleMessage(
        "A script from the network is run as it comes.", why: "Nothing checks what arrives, and nobody has looked at what is run.", remedy: "Fetch it, check its sum and run it then.")
}
