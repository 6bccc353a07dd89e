import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import ShellSyntax
import SourceModel

/// The index of packages in one layer, and what is installed by it in another.
enum SeparateIndexUpdate: Rule {
    static let metadata = RuleMetadata(
        name: "separate-index-update", code: "DHI805", severity: .warning, summary: "Index of packages is fetched in a RUN of its own",
        documentation: RuleDocumentation(
            what: """
                Reports `apt-get update` and `apk update` in a RUN that installs nothing, when a later RUN of the same stage, or of one that stands on it, installs packages without fetching \
                the index anew.
                """,
            why: """
                The layer with the index comes from the cache for as long as its line stays the same. Packages that are added to the other RUN later on are then installed by an old index: in \
                old versions, or not at all, since mirrors delete those.
                """,
            remedy: "Put both into one RUN, joined by `&&`. The fix does so where nothing stands in between and the second is a plain list of commands."),
        reference: "https://docs.docker.com/build/building/best-practices/#apt-get",
        flagged: [
            RuleExample(
                "apt-get",
                """
                FROM debian:13
                RUN apt-get 1️⃣update2️⃣
                RUN apt-get install -y curl
                """),
            RuleExample(
                "With files after",
                """
                FROM debian:13
                RUN apt-get 1️⃣update2️⃣
                RUN apt-get install -y curl
                COPY . /app
                ENV MODE=production
                """),
            RuleExample(
                "More in between",
                """
                FROM debian:13
                RUN apt-get 1️⃣update2️⃣ && apt-get upgrade -y
                COPY . /app
                RUN apt-get install -y curl && \\
                    rm -rf /var/lib/apt/lists/*
                """),
            RuleExample(
                "A stage on another stage",
                """
                FROM debian:13 AS base
                RUN sudo apt 1️⃣update2️⃣
                FROM base
                RUN sudo apt install -y curl
                """),
            RuleExample(
                "apk",
                """
                FROM alpine:3.23
                RUN apk 1️⃣update2️⃣

                RUN apk add \\
                    curl
                """),
            RuleExample(
                "Stored for other files",
                """
                FROM debian:13
                ONBUILD RUN apt-get 1️⃣update2️⃣
                ONBUILD RUN apt-get install -y curl
                """),
        ],
        clean: [
            RuleExample(
                "In one",
                """
                FROM debian:13
                RUN apt-get update && apt-get install -y curl
                RUN apt-get install -y git
                """),
            RuleExample(
                "The second fetches it anew",
                """
                FROM debian:13
                RUN apt-get update
                RUN apt-get update && apt-get install -y git
                """),
            RuleExample(
                "A script may fetch it anew",
                """
                FROM debian:13
                RUN apt-get update
                RUN curl -fsSL https://example.com/setup | bash -
                RUN apt-get install -y git
                """),
            RuleExample(
                "apk fetches it anew",
                """
                FROM alpine:3.23
                RUN apk update
                RUN apk add --no-cache git
                """),
            RuleExample(
                "Another stage",
                """
                FROM debian:13 AS first
                RUN apt-get update
                FROM debian:13
                RUN apt-get install -y git
                """),
            RuleExample(
                "The index lies in a mounted cache",
                """
                FROM debian:13
                RUN --mount=type=cache,target=/var/lib/apt apt-get update
                RUN --mount=type=cache,target=/var/lib/apt apt-get install -y git
                """),
        ],
        presets: [.default])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        let runs = file.systemPackageRuns
        guard runs.count > 1 else { return }
        for (number, run) in runs.enumerated() {
            guard let update = run.calls.last(where: { ($0.family == .apt || $0.family == .apk) && $0.verb == "update" && !$0.has("--no-cache") }), let verb = update.verbRange,
                !run.calls.contains(where: { $0.family == update.family && $0.installs }), !run.mounts(over: update.family == .apt ? "/var/lib/apt/lists" : "/var/cache/apk")
            else { continue }
            let stages = Set(file.model.family(of: run.stage.index))
            let user = runs[(number + 1)...].first { later in
                stages.contains(later.stage.index) && later.isTrigger == run.isTrigger && later.calls.contains { $0.family == update.family && ($0.installs || $0.verb == "update") }
            }
            guard let user, let install = user.calls.first(where: { $0.family == update.family && ($0.installs || $0.verb == "update") }), install.installs,
                !install.has("--no-cache", "--update-cache", "-U", "--update", "-u"), !mayFetch(from: run, to: user, install, stages, file)
            else { continue }
            report.add(
                .separate(update), at: verb, related: [RelatedPlace(range: install.command.nameRange, message: "here packages are installed by that index")],
                fixes: fix(run, user, file), onDemand: update.family == .apk)
        }
    }

    /// Whether scripts in between may fetch the index anew, as those that add repositories do.
    private static func mayFetch(from run: PackageRun, to user: PackageRun, _ install: PackageCall, _ stages: Set<Int>, _ file: LintedFile) -> Bool {
        func fetches(_ command: RunCommand) -> Bool { command.runsScript || command.name == "add-apt-repository" || command.name == "apt-add-repository" }
        if user.commands[..<install.number].contains(where: fetches) { return true }
        return stages.contains { stage in
            file.model.stages[stage].instructions.contains { $0 > run.index && $0 < user.index && file.commands(at: $0).contains(where: fetches) }
        }
    }

    /// Joins two RUNs that follow each other.
    private static func fix(_ run: PackageRun, _ user: PackageRun, _ file: LintedFile) -> [Fix] {
        let tree = file.tree
        guard user.index == run.index + 1, !run.isTrigger, let first = list(run, file), let second = list(user, file), run.instruction.flags.isEmpty, user.instruction.flags.isEmpty,
            // What it sets, and where it goes, would reach into the second.
            run.commands.allSatisfy({ $0.name.map { plain.contains($0) } ?? false }),
            let separator = blank(first.end, Int(user.instruction.range.start), tree)
        else { return [] }
        let range = SourceRange(first.end, second.start)
        let edit = TextEdit(range, " && \(String(decoding: [tree.escape], as: UTF8.self))\(separator)    ")
        // Whatever follows is one RUN further to the front.
        return [Fix(title: "Join the two RUNs", edits: [edit], applicability: .safe, changes: [.commands, .files, .variables])]
    }

    /// Programs that leave nothing to the commands behind them.
    private static let plain: Set<String> = ["apt-get", "apt", "apk", "sudo", "rm", "echo", "dpkg", "apt-key", "add-apt-repository", "mkdir", "true"]

    /// Where commands that are joined by `&&` alone begin and end; `nil` for other scripts.
    private static func list(_ run: PackageRun, _ file: LintedFile) -> (start: Int, end: Int)? {
        guard run.instruction.heredocs.isEmpty, let script = file.model.script(of: run.run.command, in: run.instruction), script.script.isAccepted, script.script.isComplete,
            script.script.comments.isEmpty, script.script.statements.count == 1, let statement = script.script.statements.first, statement.terminator == .none,
            statement.rest.allSatisfy({ $0.connector == .and }), !statement.first.isNegated
        else { return nil }
        let range = script.sourceRange(statement.range)
        return (Int(range.start), Int(range.end))
    }

    /// The line end between two places with nothing but blanks between them.
    private static func blank(_ start: Int, _ end: Int, _ tree: DockerfileTree) -> String? {
        let text = tree.bytes[start..<end]
        guard text.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: "\n") }) else { return nil }
        return text.contains(UInt8(ascii: "\r")) ? "\r\n" : "\n"
    }
}

extension RuleMessage {
    fileprivate static func separate(_ call: PackageCall) -> RuleMessage {
        RuleMessage(
            "The index of packages is fetched in a RUN of its own.", why: "The cached index is used again when the line that installs changes, and names versions that the mirror may no longer have.",
            remedy: "Put \(call.title) and the installation into one RUN.")
    }
}
