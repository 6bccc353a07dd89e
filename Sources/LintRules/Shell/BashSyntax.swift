import CommandKnowledge
import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Linting
import ShellSyntax
import SourceModel

/// What only bash knows, in a script for a plain `sh`.
enum BashSyntax: Rule {
    static let metadata = RuleMetadata(
        name: "bash-syntax", code: "DHI049", severity: .error, summary: "RUN uses syntax of bash, but /bin/sh of the image is dash",
        documentation: RuleDocumentation(
            what: """
                Reports syntax and built-in commands of bash in RUN in shell form on Debian and Ubuntu, where `/bin/sh` is dash: arrays, `[[`, `<<<`, `<(…)`, `source`, `==` in tests and the like. \
                Files that make another shell of `/bin/sh` are left alone.
                """,
            why: "dash refuses the whole RUN, or takes the text for something else: `a &> b` starts `a` in the background and empties `b`.",
            remedy: "Write it in the syntax of POSIX, or put `SHELL [\"/bin/bash\", \"-c\"]` in front of it."),
        reference: "https://wiki.ubuntu.com/DashAsBinSh",
        flagged: [
            RuleExample("source", "FROM debian:13\nRUN python3 -m venv /venv && 1️⃣source2️⃣ /venv/bin/activate && pip install a"),
            RuleExample("Tests", "FROM ubuntu:24.04\nRUN if [ \"$(uname -m)\" 1️⃣==2️⃣ x86_64 ]; then echo a; fi\nRUN 3️⃣[[4️⃣ -f /a ]] && rm /a"),
            RuleExample("Behind a SHELL that undoes the comment", "FROM debian:13\n# hadolint shell=bash\nRUN source /a\nSHELL [\"/bin/sh\", \"-c\"]\nRUN cat 1️⃣<<<2️⃣ text"),
            RuleExample("Refused", "FROM debian:13\nRUN cat 1️⃣<<<2️⃣ text"),
            RuleExample("Taken for something else", "FROM debian:13\nRUN make 1️⃣&>2️⃣ /log"),
            RuleExample("In a here-document", "FROM debian:13\nRUN <<EOF\n1️⃣pushd2️⃣ /a\nEOF"),
        ],
        clean: [
            RuleExample("bash by SHELL", "FROM debian:13\nSHELL [\"/bin/bash\", \"-c\"]\nRUN source /a && [[ -f /b ]]"),
            RuleExample("bash, as a comment says", "FROM debian:13\n# hadolint shell=bash\nRUN source /a && [[ -f /b ]]"),
            RuleExample("bash by its name", "FROM debian:13\nRUN bash -c 'source /a && [[ -f /b ]]'"),
            RuleExample("A script with a #! line", "FROM debian:13\nRUN <<EOF\n#!/bin/bash\n[[ -f /b ]]\nEOF"),
            RuleExample("/bin/sh is bash", "FROM fedora:43\nRUN source /a"),
            RuleExample("/bin/sh becomes bash", "FROM debian:13\nRUN ln -sf /bin/bash /bin/sh\nRUN source /a"),
            RuleExample("An image of which nothing is known", "FROM registry.example.com/base:1\nRUN source /a"),
            RuleExample("Words that are no commands", "FROM debian:13\nRUN echo source '[[' && [ a = b ]"),
        ],
        // ShellCheck's codes for what a plain sh does not know.
        supersedes: Set((3001...3063).map { "SC\($0)" }))

    private static let builtins: NameSet = ["source", "shopt", "declare", "typeset", "pushd", "popd", "dirs", "[[", "mapfile", "readarray", "let"]

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for stage in file.model.stages {
            guard let family = stage.image.distribution.value?.family, family == .debian || family == .ubuntu, stage.image.hasShell.value == true else { continue }
            var isPlain: Bool?
            // One line mends all RUNs up to the next SHELL.
            var line: Fix?
            for index in stage.instructions {
                let instruction = file.tree.instructions[index]
                if case .shell = instruction.content { line = nil }
                guard case .run(let run) = instruction.content, case .shell = run.command, mayHoldBash(instruction, file), isDash(file.shell(at: index, of: stage)) else { continue }
                let plain = isPlain ?? !file.mayReplaceShell(in: stage)
                isPlain = plain
                guard plain else { break }
                check(run, instruction, stage, file, &line, &report)
            }
        }
    }

    private static func check(_ run: RunInstruction, _ instruction: Instruction, _ stage: Stage, _ file: LintedFile, _ line: inout Fix?, _ report: inout RuleReport) {
        if let heredoc = instruction.heredocs.first, file.tree.bytes[heredoc.body.indices].starts(with: "#!".utf8) { return }
        guard let written = file.model.script(of: run.command, in: instruction), written.script.isAccepted else { return }
        let text: [UInt8]
        switch written.origin {
        case .file(let offset): text = Array(file.tree.bytes[offset..<(offset + written.script.range.count)])
        case .logical(let line, let offset): text = Array(line.bytes[offset..<(offset + written.script.range.count)])
        }
        let script = ShellParser.parse(text, dialect: .posix)
        var places: [(range: SourceRange, message: RuleMessage, severity: Severity?, fix: (title: String, edits: [(SourceRange, String)], applicability: Applicability)?)] = []
        for diagnostic in script.diagnostics {
            switch diagnostic.kind {
            case .bashSyntax(let feature): places.append((diagnostic.range, .refused(feature), nil, nil))
            case .shellDependent(let feature): places.append((diagnostic.range, .other(feature), .warning, nil))
            default: continue
            }
        }
        var functions: Set<String> = []
        for occurrence in script.simpleCommands {
            for reason in occurrence.context.guards { if case .function(let name) = reason { functions.insert(name) } }
            guard let name = occurrence.name, let word = occurrence.command.words.first, !functions.contains(name) else { continue }
            if builtins.contains(name), word.literalValue == name {
                // A name without a slash is looked up elsewhere by `.` of dash.
                let isPath = occurrence.arguments.first.map { ($0.literalValue ?? $0.literalPrefix + $0.literalSuffix).contains("/") } ?? false
                places.append((word.range, .builtin(name), occurrence.context.isCondition || name == "[[" ? .warning : nil, name == "source" && isPath ? ("Write '.'", [(word.range, ".")], .safe) : nil))
            } else if name == "[" || name == "test" {
                for argument in occurrence.arguments where argument.literalValue == "==" && !argument.isQuoted { places.append((argument.range, .equals, nil, ("Write '='", [(argument.range, "=")], .safe))) }
            }
        }
        // dash reads `a &> b` as `a & > b`.
        for redirection in written.script.simpleCommands.flatMap(\.command.redirections) where redirection.operation == .outputAndError || redirection.operation == .appendOutputAndError {
            let end = Int(redirection.target.range.end)
            let edits = [(redirection.operatorRange, redirection.operation == .outputAndError ? ">" : ">>"), (SourceRange(end, end), " 2>&1")]
            places.append((redirection.operatorRange, .background(redirection.operation.rawValue), .warning, ("Write '> … 2>&1'", edits, .unsafe)))
        }
        var seen: Set<RuleMessage> = []
        for place in places.sorted(by: { $0.range < $1.range }) where place.fix != nil || seen.insert(place.message).inserted {
            let own = place.fix.map { fix in
                Fix(title: fix.title, edits: fix.edits.map { TextEdit(written.sourceRange($0.0), $0.1) }, applicability: fix.applicability, changes: [.commands])
            }
            if own == nil { line = line ?? bash(instruction, file) }
            report.add(place.message, at: written.sourceRange(place.range), severity: place.severity, fixes: [own ?? line].compactMap { $0 })
        }
    }

    /// bash is there on Debian and Ubuntu.
    private static func bash(_ instruction: Instruction, _ file: LintedFile) -> Fix {
        Fix(
            title: "Run it by bash", edits: [ShellLine.insertion(["/bin/bash", "-c"], before: instruction, of: file.tree)], applicability: .unsafe,
            changes: [.commands, .shell, .start, .healthcheck])
    }

    private static func mayHoldBash(_ instruction: Instruction, _ file: LintedFile) -> Bool {
        if BashSigns.mayHold(instruction.logicalLine.bytes[...]) || instruction.heredocs.contains(where: { BashSigns.mayHold(file.tree.bytes[$0.body.indices]) }) { return true }
        let commands = file.commands(at: instruction.index)
        // By number, since a copy of a command counts references to each of its parts.
        return commands.indices.contains { commands[$0].name.map { builtins.contains($0) } ?? false }
    }

    private static func isDash(_ shell: Fact<[String]>) -> Bool {
        switch shell {
        case .unknown: false
        case .absent: true
        case .present(let words, _): words.first == "/bin/sh" || words.first == "sh"
        }
    }
}

extension RuleMessage {
    private static let remedy = "Write it as POSIX says, or put SHELL [\"/bin/bash\", \"-c\"] in front of it."

    fileprivate static func refused(_ feature: String) -> RuleMessage {
        RuleMessage("/bin/sh does not know \(feature).", why: "It is dash in this image, and refuses the whole RUN.", remedy: remedy)
    }

    fileprivate static func other(_ feature: String) -> RuleMessage {
        RuleMessage("/bin/sh takes \(feature) for something else than bash does.", why: "It is dash in this image.", remedy: remedy)
    }

    fileprivate static func background(_ operation: String) -> RuleMessage {
        RuleMessage(
            "/bin/sh does not know '\(operation)': it starts the command in the background and goes on without it.", why: "It is dash in this image.",
            remedy: "Write '> file 2>&1', or put SHELL [\"/bin/bash\", \"-c\"] in front of it.")
    }

    fileprivate static func builtin(_ name: String) -> RuleMessage {
        RuleMessage("/bin/sh does not know '\(name)'.", why: "It is dash in this image, and says 'not found'.", remedy: name == "source" ? "Write '.', with a path that holds a slash." : remedy)
    }

    fileprivate static let equals = RuleMessage("'[' of /bin/sh does not know '=='.", why: "It is dash in this image, and says 'unexpected operator'.", remedy: "Write '='.")
}
