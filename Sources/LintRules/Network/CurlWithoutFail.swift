import CommandKnowledge
import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting

/// A curl that keeps error pages.
enum CurlWithoutFail: Rule {
    static let metadata = RuleMetadata(
        name: "curl-without-fail", code: "DHI709", severity: .information, summary: "curl saves error pages as if they were the file",
        documentation: RuleDocumentation(
            what: """
                Reports curl in RUN that saves what it fetches (`-o`, `-O`, `>`) without `-f`, `--fail` or `--fail-with-body`. Where its failure is expected, where options stand in a \
                variable, where a sum is checked and for addresses of the machine itself it is left alone.
                """,
            why: "When the server answers 404 or 500, curl saves that page and succeeds. The build goes on and stops somewhere else, or not at all.",
            remedy: "Add --fail, with which curl stops at such an answer."),
        reference: "https://curl.se/docs/manpage.html#-f",
        flagged: [
            RuleExample("A file", "FROM debian:13\nRUN 1️⃣curl2️⃣ -sSL -o x.tgz https://example.com/x.tgz"),
            RuleExample("By its own name", "FROM debian:13\nRUN cd /tmp && 1️⃣curl2️⃣ -LO https://example.com/x && 3️⃣/usr/bin/curl4️⃣ https://example.com/y > y"),
            RuleExample("Exec form", "FROM debian:13\nRUN [1️⃣\"curl\"2️⃣, \"-o\", \"x\", \"https://example.com/x\"]"),
        ],
        clean: [
            RuleExample("It fails", "FROM debian:13\nRUN curl -fsSLO https://example.com/x && curl --fail -o y https://example.com/y && curl --fail-with-body -o z https://example.com/z"),
            RuleExample("Nothing is saved", "FROM debian:13\nRUN curl https://example.com/ping && curl -I https://example.com > /dev/null && curl --version"),
            RuleExample("Its failure is expected", "FROM debian:13\nRUN curl -o x https://example.com/x || true"),
            RuleExample("Its sum is checked", "FROM debian:13\nRUN curl -Lo x https://example.com/x && echo \"$SUM  x\" | sha256sum -c"),
            RuleExample("Options in a variable", "FROM debian:13\nARG CURL_OPTIONS=-f\nRUN curl $CURL_OPTIONS -o x https://example.com/x"),
        ],
        presets: [])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        file.forEachRun(calling: ["curl"]) { run in
            // A sum tells an error page from the file, too.
            if run.commands.checkDownloads { return }
            for number in run.commands.indices where run.commands[number].name == "curl" {
                let command = run.commands[number]
                guard !run.commands.mayFail(at: number), case .described(let call) = command.reading(by: file.catalog), !call.isIncomplete, saves(call, command),
                    !call.options.contains(where: { stopping.contains($0.name) }), !call.operands.contains(where: { RemoteAddress($0).map { !$0.host.isEmpty && $0.isLocal } ?? false })
                else { continue }
                let edit = OptionEdit.adding("--fail", behind: command.nameRange, reading: command.program ?? "", in: file.tree)
                report.add(.saved, at: command.nameRange, fixes: edit.map { [Fix(title: "Add --fail", edits: [$0], applicability: .safe, changes: [run.aspect])] } ?? [])
            }
        }
    }

    private static func saves(_ call: CommandInvocation, _ command: RunCommand) -> Bool {
        let files = call.values(of: "-o") + call.values(of: "--output") + command.outputs
        if !files.isEmpty { return !files.allSatisfy { $0.value?.hasPrefix("/dev/") ?? false || $0.value == "-" } }
        return call.options.contains { $0.name == "-O" || $0.name == "--remote-name" || $0.name == "--remote-name-all" }
    }

    /// Options with which it stops, and those by which a script looks at the answer itself.
    private static let stopping: Set<String> = ["-f", "--fail", "--fail-with-body", "-I", "--head", "-w", "--write-out", "-K", "--config", "-V", "--version", "-X", "--request"]
}

extension RuleMessage {
    fileprivate static let saved = RuleMessage(
        "curl saves what the server sends, also when that is an error.", why: "The build goes on with an error page in the place of the file.", remedy: "Add --fail.")
}
