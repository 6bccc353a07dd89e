import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import ShellSyntax
import SourceModel

/// Several RUNs in a row that could be one.
enum ConsecutiveRuns: Rule {
    static let metadata = RuleMetadata(
        name: "consecutive-runs", code: "DHI905", aliases: [.hadolint("DL3059")], severity: .information, summary: "A RUN of one command follows another one",
        documentation: RuleDocumentation(
            what: """
                Reports a RUN that stands right after another one with the same flags, when both run a single command. Stages that only serve others are left alone: their layers are not shipped, \
                and RUNs of their own are cached better.
                """,
            why: "Each RUN makes a layer. What a later one deletes or changes stays in the image a second time.",
            remedy: "Join the RUNs by `&&` where they belong together."),
        reference: "https://docs.docker.com/build/building/best-practices/#run",
        flagged: [
            RuleExample("Two", "FROM debian:13\nRUN mkdir /a\n1️⃣RUN2️⃣ touch /a/b"),
            RuleExample("Three, with a comment between them", "FROM debian:13\nRUN mkdir /a\n1️⃣RUN2️⃣ touch /a/b\n# Why\n\n3️⃣RUN4️⃣ touch /a/c"),
            RuleExample("With the same mounts", "FROM debian:13\nRUN --mount=type=cache,target=/c a\n1️⃣RUN2️⃣ --mount=type=cache,target=/c b"),
            RuleExample("The variables would not be the same", "FROM debian:13\nRUN export A=1\n1️⃣RUN2️⃣ ./install"),
        ],
        clean: [
            RuleExample("Another instruction in between", "FROM debian:13\nRUN mkdir /a\nWORKDIR /a\nRUN touch b"),
            RuleExample("Long ones", "FROM debian:13\nRUN a && b\nRUN c\nWORKDIR /\nRUN a\nRUN b && c"),
            RuleExample("Other flags", "FROM debian:13\nRUN a\nRUN --network=none b"),
            RuleExample("A stage that only serves another one", "FROM golang:1.26 AS build\nRUN go build -o /a ./a\nRUN go build -o /b ./b\nFROM debian:13\nCOPY --from=build /a /b /usr/local/bin/"),
        ],
        presets: [.hadolint])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for stage in file.model.stages {
            var first: Instruction?
            for index in stage.instructions {
                let instruction = file.tree.instructions[index]
                guard instruction.keyword == .run else {
                    first = nil
                    continue
                }
                guard let remembered = first, flags(remembered) == flags(instruction), isShort(remembered, file) else {
                    first = instruction
                    continue
                }
                guard isShort(instruction, file) else {
                    first = instruction
                    continue
                }
                guard file.shippedStages.contains(stage) else { break }
                report.add(.consecutive, at: instruction.keywordRange, fixes: fix(file.tree.instructions[index - 1], instruction, file))
            }
        }
    }

    private static func flags(_ instruction: Instruction) -> [String] { instruction.flags.map(\.raw).sorted() }

    private static func isShort(_ instruction: Instruction, _ file: LintedFile) -> Bool {
        file.commands(at: instruction.index).count { !$0.isWrapper } <= 1
    }

    /// Where nothing of the first changes what the second runs, the one goes on as the other.
    private static func fix(_ first: Instruction, _ second: Instruction, _ file: LintedFile) -> [Fix] {
        // Other shells may not know `&&`.
        guard file.tree.escape == UInt8(ascii: "\\"), let head = script(first, file), let tail = script(second, file), first.lastLine + 1 == second.firstLine else { return [] }
        let lasting: Set<String> = ["cd", "set", "export", "unset", "alias", "exit", "exec", ".", "source", "umask", "ulimit", "trap", "eval", "pushd", "popd", "shopt", "nvm", "return"]
        for part in [head, tail] {
            // `a; b` and `a || b` would take up what follows.
            guard part.script.isAccepted, part.script.isComplete, part.script.statements.count == 1, part.script.comments.isEmpty, part.script.hereDocuments.isEmpty,
                let statement = part.script.statements.first, statement.terminator == .none, statement.rest.allSatisfy({ $0.connector == .and })
            else { return [] }
        }
        let isPlain = head.script.simpleCommands.allSatisfy { !$0.command.words.isEmpty && $0.name.map { !lasting.contains($0) } ?? false }
        guard isPlain, let begin = tail.script.statements.first, let end = head.script.statements.first else { return [] }
        let gap = SourceRange(Int(head.sourceRange(end.range).end), Int(tail.sourceRange(begin.range).start))
        let text = file.tree.bytes[gap.indices]
        let lineEnd = text.contains(UInt8(ascii: "\r")) ? "\r\n" : "\n"
        let escape = String(decoding: [file.tree.escape], as: UTF8.self)
        return [Fix(title: "Join it to the RUN above", edits: [TextEdit(gap, " \(escape)\(lineEnd) && ")], applicability: .safe, changes: [.commands, .files, .variables])]
    }

    private static func script(_ instruction: Instruction, _ file: LintedFile) -> RunScript? {
        guard case .run(let run) = instruction.content, instruction.heredocs.isEmpty else { return nil }
        return file.model.script(of: run.command, in: instruction)
    }
}

extension RuleMessage {
    fileprivate static let consecutive = RuleMessage(
        "This RUN follows another short one.", why: "Each makes a layer of its own.", remedy: "Join them by '&&' where they belong together.")
}
