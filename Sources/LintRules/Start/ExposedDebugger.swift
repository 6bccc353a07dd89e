import CommandKnowledge
import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A program that waits for debuggers.
enum ExposedDebugger: Rule {
    static let metadata = RuleMetadata(
        name: "exposed-debugger", code: "DHI046", severity: .warning, summary: "The image starts its program with a debugger that listens",
        documentation: RuleDocumentation(
            what: """
                Reports `--inspect` of Node.js, JDWP agents of Java, Delve and debugpy in the start command of the stage that is built, and in `NODE_OPTIONS`, `JAVA_TOOL_OPTIONS` and `JAVA_OPTS` there. \
                Stages that are called for development or debugging are left alone.
                """,
            why: "Whoever reaches the port runs any code in the container, without a password.",
            remedy: "Take it out of the image that is shipped, and keep it in a stage for development."),
        reference: "https://nodejs.org/en/learn/getting-started/debugging#security-implications",
        flagged: [
            RuleExample("Node.js", "FROM node:22\nCMD [\"node\", 1️⃣\"--inspect=0.0.0.0:9229\"2️⃣, \"server.js\"]"),
            RuleExample("Java", "FROM eclipse-temurin:21\nENTRYPOINT [\"java\", 1️⃣\"-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=*:5005\"2️⃣, \"-jar\", \"/app.jar\"]"),
            RuleExample("In a variable", "FROM node:22\nENV NODE_OPTIONS=1️⃣--inspect2️⃣\nCMD [\"node\", \"server.js\"]"),
            RuleExample("Delve", "FROM debian:13\nENTRYPOINT [1️⃣\"/dlv\"2️⃣, \"exec\", \"/app\", \"--headless\", \"--listen=:2345\"]"),
            RuleExample("In shell form", "FROM python:3.13\nCMD python -m 1️⃣debugpy2️⃣ --listen 0.0.0.0:5678 app.py"),
        ],
        clean: [
            RuleExample("For development", "FROM node:22 AS dev\nCMD [\"node\", \"--inspect\", \"server.js\"]"),
            RuleExample("Not what is built", "FROM node:22 AS base\nCMD [\"node\", \"--inspect\", \"server.js\"]\nFROM base\nCMD [\"node\", \"server.js\"]"),
            RuleExample("An argument of the program", "FROM debian:13\nCMD [\"/app\", \"--inspector\"]"),
            RuleExample("Installed only", "FROM node:22\nRUN npm install --global node-inspect\nCMD [\"node\", \"server.js\"]"),
        ])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard let stage = file.targetStage, stage.name.map({ name in !["dev", "debug", "test"].contains { name.contains($0) } }) ?? true else { return }
        let starts = [stage.final.entrypoint.value?.range, stage.final.cmd.value?.range]
        for index in file.model.chain(of: stage.index).reversed().flatMap({ file.model.stages[$0].instructions }) {
            let instruction = file.tree.instructions[index]
            guard mayName(instruction, starts.contains(instruction.range)) else { continue }
            switch instruction.content {
            case .entrypoint(let form), .cmd(let form):
                if case .exec(let words) = form {
                    for word in words where isDebugger(word.text, isProgram: word == words.first) { add(word.text, word.range, fix(word, words, instruction), &report) }
                } else {
                    for command in file.model.commands(in: index) {
                        if let program = command.program, isDebugger(program, isProgram: true) { add(program, command.nameRange, nil, &report) }
                        for word in command.arguments where !command.isWrapper { if let value = word.value, isDebugger(value, isProgram: false) { add(value, word.range, nil, &report) } }
                    }
                }
            case .env(let pairs):
                for pair in pairs where ["NODE_OPTIONS", "JAVA_TOOL_OPTIONS", "JAVA_OPTS", "JDK_JAVA_OPTIONS"].contains(pair.key.text) {
                    if pair.value.text.split(whereSeparator: { $0 == " " || $0 == "\"" || $0 == "'" }).contains(where: { isDebugger(String($0), isProgram: false) }) {
                        add(pair.key.text, pair.value.range, nil, &report)
                    }
                }
            default: continue
            }
        }
    }

    private static func add(_ text: String, _ range: SourceRange, _ fix: Fix?, _ report: inout RuleReport) { report.add(.debugger(text), at: range, fixes: fix.map { [$0] } ?? []) }

    /// Whether the text of an instruction may name a debugger at all, which hardly any does.
    private static func mayName(_ instruction: Instruction, _ isStart: @autoclosure () -> Bool) -> Bool {
        let bytes = instruction.logicalLine.bytes
        switch instruction.keyword {
        case .cmd, .entrypoint: return isStart() && (bytes.holdsBytes(of: "inspect") || bytes.holdsBytes(of: "jdwp") || bytes.holdsBytes(of: "dlv") || bytes.holdsBytes(of: "debugpy"))
        case .env: return bytes.holdsBytes(of: "_OPT")
        default: return false
        }
    }

    private static func isDebugger(_ word: String, isProgram: Bool) -> Bool {
        if isProgram { return word == "dlv" || word.hasSuffix("/dlv") }
        return word == "debugpy" || word == "--inspect" || word.hasPrefix("--inspect=") || word.hasPrefix("--inspect-brk") || word.hasPrefix("-agentlib:jdwp") || word.hasPrefix("-Xrunjdwp")
    }

    /// An option goes with the comma in front of it.
    private static func fix(_ word: Word, _ words: [Word], _ instruction: Instruction) -> Fix? {
        guard word.text.hasPrefix("-"), let place = words.firstIndex(of: word), place > 0 else { return nil }
        let edit = TextEdit(SourceRange(Int(words[place - 1].range.end), Int(word.range.end)), "")
        return Fix(title: "Take the debugger out", edits: [edit], applicability: .unsafe, changes: [.start])
    }
}

extension RuleMessage {
    fileprivate static func debugger(_ text: String) -> RuleMessage {
        RuleMessage(
            "The image starts its program with a debugger that listens (\(text.prefix(40))).", why: "Whoever reaches the port runs any code in the container.",
            remedy: "Take it out of what is shipped.")
    }
}
