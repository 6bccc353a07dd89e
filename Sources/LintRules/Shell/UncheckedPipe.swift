import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Linting
import ShellSyntax
import SourceModel

/// A pipeline in which the failure of a command goes unnoticed.
enum UncheckedPipe: Rule {
    static let metadata = RuleMetadata(
        name: "unchecked-pipe", code: "DHI901", aliases: [.hadolint("DL4006")], severity: .warning, summary: "A pipe in a RUN hides that a command fails",
        documentation: RuleDocumentation(
            what: """
                Reports the first command of each RUN that may fail in front of a pipe without `pipefail`. SHELL, also that of the stages below, `set -o pipefail` in the script and \
                `#!` lines are taken into account; commands that hardly fail (`echo`, `printf`, `yes`), conditions, pipelines with `|| true` after them, and those that end with a check (`sha256sum -c`, `grep`) are not reported. What \
                hardly matters is reported only where the rule is asked for by name: commands that look at files of the image (`find`, `cat`), and pipes into what fails itself when nothing comes (`tar xz`, `apt-key add`).
                """,
            why: "A shell takes the result of the last command for that of the pipeline: when the download in `curl … | tar x` breaks off, the build goes on with what came until then.",
            remedy: """
                Write `SHELL ["/bin/bash", "-o", "pipefail", "-c"]` in front of it (`/bin/ash` on Alpine), or begin a script with `set -o pipefail` where its shell knows that. Debian's `/bin/sh` does not. \
                Mind commands that close a pipe early, such as `head`: what stands in front of them then fails.
                """),
        reference: "https://docs.docker.com/build/building/best-practices/#using-pipes",
        flagged: [
            RuleExample("A download", "FROM debian:13\nRUN 1️⃣curl2️⃣ -fsSL https://example.com/install.sh | sh"),
            RuleExample("What matters more is reported first", "FROM debian:13\nRUN ls | wc -l && 1️⃣curl2️⃣ -fsSL https://example.com/a | bash"),
            RuleExample("All RUNs are mended by one line", "FROM alpine:3.23\nWORKDIR /a\n# Fetch\nRUN 1️⃣wget2️⃣ -qO- https://example.com/ | sh\nRUN 3️⃣cat4️⃣ list | xargs apk add"),
            RuleExample("Behind SHELL without pipefail", "FROM debian:13\nSHELL [\"/bin/bash\", \"-e\", \"-c\"]\nRUN apt-get update && 1️⃣curl2️⃣ -fsSL https://example.com/ | sh"),
            RuleExample("The value of a variable", "FROM registry.example.com/base:1\nRUN VERSION=$(1️⃣curl2️⃣ -fsSL https://example.com/ | tail -n 1) && echo \"$VERSION\""),
            RuleExample("The comment names another shell for the stage above only", "FROM registry.example.com/base:1 AS one\n# hadolint shell=powershell\nRUN curl a | b\n\nFROM debian:13\nRUN 1️⃣curl2️⃣ -fsSL https://example.com/ | sh"),
            RuleExample("Behind one that does not fail", "FROM debian:13\nRUN echo a | 1️⃣base642️⃣ -d | sh"),
            RuleExample("By another shell", "FROM debian:13\nRUN sudo bash -c '1️⃣curl2️⃣ -fsSL https://example.com/ | sh'"),
            RuleExample("In a here-document", "FROM debian:13\nRUN <<EOF\nset -e\n1️⃣curl2️⃣ -fsSL https://example.com/ | sh\nEOF"),
        ],
        clean: [
            RuleExample("pipefail by SHELL", "FROM debian:13\nSHELL [\"/usr/bin/bash\", \"-euxo\", \"pipefail\", \"-c\"]\nRUN curl -fsSL https://example.com/ | sh"),
            RuleExample("SHELL of the stage below", "FROM debian:13 AS base\nSHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]\nFROM base\nRUN curl -fsSL https://example.com/ | sh"),
            RuleExample("For another shell, as a comment says", isWholeFile: true, "# hadolint shell=pwsh\nFROM registry.example.com/base:1\nRUN curl https://example.com/ | Select-Object Content"),
            RuleExample("pipefail in the script", "FROM alpine:3.23\nRUN set -eo pipefail; curl -fsSL https://example.com/ | sh"),
            RuleExample("A script with a #! line", "FROM debian:13\nRUN <<EOF\n#!/bin/bash -eo pipefail\ncurl -fsSL https://example.com/ | sh\nEOF"),
            RuleExample("Commands that do not fail", "FROM debian:13\nRUN yes | unminimize && echo secret | sha256sum"),
            RuleExample("The failure is expected", "FROM debian:13\nRUN find / -name x | xargs rm || true\nRUN if dpkg -l | grep -q curl; then echo yes; fi"),
            RuleExample("An argument, whose status is lost in any case", "FROM debian:13\nRUN echo \"$(ls | head -n 1)\""),
            RuleExample("PowerShell", "FROM registry.example.com/windows:1\nSHELL [\"pwsh\", \"-Command\"]\nRUN Get-Variable PSVersionTable | Select-Object -ExpandProperty Value"),
            RuleExample("pipefail for another shell", "FROM debian:13\nRUN bash -o pipefail -c 'curl -fsSL https://example.com/ | sh'\nRUN [\"bash\", \"-eo\", \"pipefail\", \"-c\", \"curl -fsSL https://example.com/ | sh\"]"),
            RuleExample("For Windows", isWholeFile: true, "# escape=`\nFROM registry.example.com/windows:1\nRUN powershell -Command Get-Content a ^| Where-Object b"),
            RuleExample("The last command notices that nothing came", "FROM debian:13\nRUN grep a.tar.gz SHASUMS | sha256sum -c - && file a | grep 'statically linked'"),
            RuleExample("No pipe", "FROM debian:13\nRUN grep -E 'a|b' /etc/passwd || exit 1"),
        ],
        presets: [.default, .hadolint])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        // Files with backticks are for Windows.
        guard file.tree.escape == UInt8(ascii: "\\") else { return }
        for stage in file.model.stages where stage.image.distribution.value?.family != .windows {
            // One line mends all RUNs up to the next SHELL.
            var fix: Fix??
            for index in stage.instructions {
                let instruction = file.tree.instructions[index]
                switch instruction.content {
                case .shell: fix = nil
                case .run(let run):
                    guard !instruction.heredocs.isEmpty || instruction.logicalLine.bytes.mayHoldPipe else { continue }
                    let shell = file.shell(at: index, of: stage)
                    if file.isForForeignShell(index) { continue }
                    if let (command, range) = innerUnchecked(run.command, instruction, file) {
                        report.add(.unchecked(command.command.name), at: range, onDemand: command.isMinor)
                        continue
                    }
                    guard mayMiss(shell), !isChecked(instruction, file), let script = file.model.script(of: run.command, in: instruction), let command = firstUnchecked(script.script) else { continue }
                    let known = fix ?? self.fix(shell, instruction, stage, file)
                    fix = known
                    report.add(.unchecked(command.command.name), at: script.sourceRange(command.place), fixes: known.map { [$0] } ?? [], onDemand: command.isMinor)
                default: continue
                }
            }
        }
    }

    // MARK: shells

    /// Whether a shell is known that goes on after failures in a pipe.
    private static func mayMiss(_ shell: Fact<[String]>) -> Bool {
        switch shell {
        case .unknown: return false
        case .absent: return true
        case .present(let words, _):
            guard let program = words.first?.split(separator: "/").last, ["sh", "bash", "ash", "dash", "zsh", "ksh"].contains(program) else { return false }
            return !setsPipefail(words.dropFirst())
        }
    }

    /// `-o pipefail`, `-euxo pipefail`.
    private static func setsPipefail(_ words: some Sequence<String>) -> Bool {
        var isOption = false
        for word in words {
            if isOption, word == "pipefail" { return true }
            isOption = word.hasPrefix("-") && word.hasSuffix("o")
        }
        return false
    }

    /// Whether the `#!` line of a here-document sets pipefail, or names a program that is none of these shells.
    private static func isChecked(_ instruction: Instruction, _ file: LintedFile) -> Bool {
        guard let heredoc = instruction.heredocs.first else { return false }
        let body = file.tree.bytes[heredoc.body.indices]
        guard body.starts(with: "#!".utf8) else { return false }
        let words = body.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
        return setsPipefail(words)
    }

    // MARK: pipelines

    private struct Unchecked {
        var command: ShellCommand
        /// It hardly fails, or what comes behind it does.
        var isMinor: Bool

        var place: SourceRange { command.words.first?.range ?? command.range }
    }

    /// The first command that something is piped from and whose failure nobody notices; one that matters, if there is any.
    private static func firstUnchecked(_ script: ShellScript) -> Unchecked? {
        guard script.isComplete else { return nil }
        return firstUnchecked(script.simpleCommands)
    }

    private static func firstUnchecked(_ occurrences: [ShellCommandOccurrence]) -> Unchecked? {
        // A bar may be text, or one of a pattern of `case`.
        guard occurrences.contains(where: { $0.context.pipelineCount > 1 }) else { return nil }
        var minor: ShellCommand?
        // The command that substitutions belong to.
        var owner: ShellCommand?
        for (place, occurrence) in occurrences.enumerated() {
            let context = occurrence.context
            let name = occurrence.name
            if !context.isInSubstitution { owner = occurrence.command }
            if name == "set" || name == "shopt", occurrence.arguments.contains(where: { $0.literalValue == "pipefail" }),
                !occurrence.arguments.contains(where: { $0.literalValue?.hasPrefix("+") == true })
            {
                return nil
            }
            guard context.pipelineCount > 1, context.pipelineIndex + 1 < context.pipelineCount, !occurrence.command.words.isEmpty, !hardlyFails(name) else { continue }
            guard !context.isCondition, !context.isNegated, !context.isInBackground, !isCaught(place, occurrences), !isNoticed(place, occurrences) else { continue }
            // Of a substitution only an assignment looks at the result.
            if context.isInSubstitution, owner?.words.isEmpty != true { continue }
            if !onlyLooks(name), !failsWithoutInput(place, occurrences) { return Unchecked(command: occurrence.command, isMinor: false) }
            minor = minor ?? occurrence.command
        }
        return minor.map { Unchecked(command: $0, isMinor: true) }
    }

    /// What only looks at files of the image fails rarely.
    private static func onlyLooks(_ name: String?) -> Bool {
        ["find", "ls", "cat", "tac", "rev", "nl", "ldd", "gawk", "mawk", "scanelf", "dpkg", "dpkg-query", "rpm", "apk", "getent", "head", "tail", "sort", "uniq", "grep", "egrep", "fgrep", "sed", "awk", "cut", "tr", "tee", "wc", "xargs"].contains(name ?? "")
    }

    /// Whether the pipeline ends with a command that stops the build where its input is missing or breaks off.
    private static func failsWithoutInput(_ place: Int, _ occurrences: [ShellCommandOccurrence]) -> Bool {
        guard let last = lastOfPipeline(place, occurrences) else { return false }
        var words = last.command.words.map { $0.literalValue ?? $0.literalPrefix }[...]
        if words.first == "sudo" { words = words.dropFirst().drop { $0.hasPrefix("-") } }
        guard let name = words.popFirst()?.fileName else { return false }
        switch name {
        case "tar", "bsdtar": return words.contains { $0 == "--extract" || $0 == "--get" || !$0.hasPrefix("--") && $0.utf8.contains(UInt8(ascii: "x")) && $0.utf8.allSatisfy { "-xzjJvfpoCZk".utf8.contains($0) } }
        case "gunzip", "unxz", "bunzip2", "apt-key", "unsquashfs", "cpio": return true
        case "gzip", "xz", "bzip2", "zstd": return words.contains { $0 == "--decompress" || $0 == "-d" || $0 == "-dc" || $0 == "-cd" }
        case "gpg": return words.contains { $0 == "--dearmor" || $0 == "--import" }
        default: return false
        }
    }

    private static func lastOfPipeline(_ place: Int, _ occurrences: [ShellCommandOccurrence]) -> ShellCommandOccurrence? {
        let own = occurrences[place].context
        return occurrences[(place + 1)...].first { $0.context.pipelineIndex + 1 == own.pipelineCount && $0.context.pipelineCount == own.pipelineCount }
    }

    /// The same in a script that is given to another shell: `sudo bash -c '…'`.
    private static func innerUnchecked(_ form: CommandForm, _ instruction: Instruction, _ file: LintedFile) -> (Unchecked, SourceRange)? {
        let script: ShellScript
        // Nearly all RUNs call no further shell.
        if case .shell = form {
            let commands = file.commands(at: instruction.index)
            if !commands.indices.contains(where: { commands[$0].isWrapped }) { return nil }
            if instruction.heredocs.isEmpty, !instruction.logicalLine.bytes.callShell { return nil }
        }
        let written = file.model.script(of: form, in: instruction)
        switch form {
        case .shell:
            guard let written else { return nil }
            script = written.script
        case .exec(let words): script = ShellScript(execForm: words.map { ShellWord(literal: Array($0.text.utf8), range: $0.range) }, range: instruction.range)
        }
        let effective = script.effectiveCommands
        guard effective.contains(where: { !$0.wrappers.isEmpty && $0.context.pipelineCount > 1 }) else { return nil }
        var inner: [ShellCommandOccurrence] = []
        for command in effective where command.words.contains(where: { $0.literalValue == "pipefail" }) && command.isWrapper { return nil }
        for command in effective where command.wrappers.last.map({ ["sh", "bash", "ash", "dash", "zsh"].contains($0) }) ?? false { inner.append(command.occurrence) }
        guard let found = firstUnchecked(inner) else { return nil }
        return (found, written?.sourceRange(found.place) ?? found.place)
    }

    private static func hardlyFails(_ name: String?) -> Bool {
        guard let name else { return false }
        return ["echo", "printf", "yes", "true", ":", "uname", "nproc", "arch", "date", "env", "printenv", "hostname", "whoami", "seq", "pwd", "sleep"].contains(name)
    }

    /// Whether `|| true` stands behind the pipeline, so that its failure would not matter either.
    private static func isCaught(_ place: Int, _ occurrences: [ShellCommandOccurrence]) -> Bool {
        let own = occurrences[place].context
        let depth = own.guards.last == .afterSuccess || own.guards.last == .afterFailure ? own.guards.count - 1 : own.guards.count
        for next in occurrences[(place + 1)...] where next.context.pipelineIndex == 0 && next.context.isInSubstitution == own.isInSubstitution {
            guard next.context.guards.count == depth + 1 else { return false }
            switch next.context.guards.last {
            case .afterSuccess: continue
            case .afterFailure: return ["true", ":", "echo", "printf"].contains(next.name ?? "")
            default: return false
            }
        }
        return false
    }

    /// Whether the pipeline ends with a command that fails where nothing comes to it.
    private static func isNoticed(_ place: Int, _ occurrences: [ShellCommandOccurrence]) -> Bool {
        guard let last = lastOfPipeline(place, occurrences), let name = last.name else { return false }
        if name == "grep" || name == "egrep" || name == "fgrep" { return !last.arguments.contains { $0.literalPrefix.hasPrefix("-") && $0.literalPrefix.contains { $0 == "v" || $0 == "L" } } }
        return name.hasSuffix("sum") && last.arguments.contains { ["-c", "--check"].contains($0.literalValue) || $0.literalPrefix.hasPrefix("-") && $0.literalPrefix.hasSuffix("c") }
    }

    // MARK: fix

    private static func fix(_ shell: Fact<[String]>, _ instruction: Instruction, _ stage: Stage, _ file: LintedFile) -> Fix? {
        let edit: TextEdit
        switch shell {
        case .unknown: return nil
        case .absent:
            guard let program = ShellLine.capableShell(of: stage) else { return nil }
            edit = ShellLine.insertion([program, "-o", "pipefail", "-c"], before: instruction, of: file.tree)
        case .present(let words, _):
            guard let program = words.first?.split(separator: "/").last, ["bash", "ash", "zsh"].contains(program), let option = words.firstIndex(of: "-c") else { return nil }
            // The SHELL in effect, where it stands in this stage.
            let setting = file.tree.instructions[stage.instructions.lowerBound..<instruction.index].last { if case .shell = $0.content { true } else { false } }
            guard case .shell(let written)? = setting?.content, written.map(\.text) == words else { return nil }
            let place = Int(written[option].range.start)
            edit = TextEdit(SourceRange(place, place), "\"-o\", \"pipefail\", ")
        }
        return Fix(title: "Let pipelines fail with any of their commands", edits: [edit], applicability: .unsafe, changes: [.commands, .shell, .start, .healthcheck])
    }
}

extension RuleMessage {
    fileprivate static func unchecked(_ command: String?) -> RuleMessage {
        RuleMessage(
            "A failure of \(command ?? "this command") goes unnoticed in this pipe.",
            why: "The result of a pipeline is that of its last command, and the build goes on.",
            remedy: "Set pipefail: by 'set -o pipefail' in this RUN where its shell knows that (bash, ash), or by a SHELL line in front of it.")
    }
}

extension [UInt8] {
    /// Whether a bar stands in it that is none of the two of `||`.
    fileprivate var mayHoldPipe: Bool {
        var bars = 0
        for byte in self {
            if byte == UInt8(ascii: "|") {
                bars += 1
            } else if bars > 0 {
                if bars != 2 { return true }
                bars = 0
            }
        }
        return bars != 0
    }

    /// Whether `sh` or what ends so stands in front of an option.
    fileprivate var callShell: Bool {
        var index = 0
        while index + 1 < count {
            guard self[index] == UInt8(ascii: "s"), self[index + 1] == UInt8(ascii: "h") else {
                index += 1
                continue
            }
            index += 2
            let start = index
            while index < count, self[index] == UInt8(ascii: " ") || self[index] == UInt8(ascii: "\t") { index += 1 }
            guard index > start, index < count else { continue }
            switch self[index] {
            case UInt8(ascii: "-"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "$"): return true
            default: continue
            }
        }
        return false
    }
}
