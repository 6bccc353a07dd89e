import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// An ENV that uses what it sets itself.
enum SameInstructionVariable: Rule {
    static let metadata = RuleMetadata(
        name: "same-instruction-variable", code: "DHI221", aliases: [.hadolint("DL3044")], severity: .error,
        summary: "ENV uses a variable that the same ENV sets",
        documentation: RuleDocumentation(
            what: """
                Reports a variable in the value of an ENV that another pair of the same ENV sets, when it has no value from before. A variable that is extended \
                (`PATH=/app:$PATH`) or that an earlier instruction or the image sets is left alone.
                """,
            why: "All values of an ENV are worked out before the first one is set: the variable is replaced by nothing.",
            remedy: "Set it in an ENV in front."),
        reference: "https://docs.docker.com/reference/dockerfile/#environment-replacement",
        flagged: [
            RuleExample("Set in front", "FROM debian:12\nENV HOME_DIR=/app PATH=1️⃣$HOME_DIR2️⃣/bin:$PATH"),
            RuleExample("Over several lines", "FROM debian:12\nENV VERSION=1 \\\n    NAME=app-1️⃣${VERSION}2️⃣ \\\n    OTHER=x"),
            RuleExample("An image of which the variables are not known", "FROM registry.example.com/base:1\nENV A=1 B=1️⃣${A:-2}2️⃣"),
            RuleExample("Set after", "FROM debian:12\nENV B=1️⃣$A2️⃣ A=1"),
        ],
        clean: [
            RuleExample("Two instructions", "FROM debian:12\nENV HOME_DIR=/app\nENV PATH=$HOME_DIR/bin:$PATH"),
            RuleExample("A variable that is extended", "FROM debian:12\nENV PATH=/app:$PATH OTHER=$PATH"),
            RuleExample("Set before", "FROM debian:12\nARG A=0\nENV A=1 B=$A"),
            RuleExample("Set by the image", "FROM node:22\nENV NODE_VERSION=1 NAME=$NODE_VERSION"),
            RuleExample("A variable that images often set", "FROM registry.example.com/base:1\nENV LD_LIBRARY_PATH=/a OTHER=$LD_LIBRARY_PATH"),
        ],
        presets: [.default, .hadolint], supersedes: ["undefined-variable"])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard file.has(.env), file.tree.instructions.contains(where: mayMention) else { return }
        var declared = DeclaredVariables()
        for stage in file.model.stages {
            declared.enter(stage)
            for (number, index) in stage.instructions.enumerated() {
                let instruction = file.tree.instructions[index]
                defer { declared.declare(instruction) }
                guard mayMention(instruction), case .env(let pairs) = instruction.content else { continue }
                check(pairs, instruction, stage.states[number], declared, file, &report)
            }
            declared.leave(stage)
        }
    }

    /// Whether an instruction sets several variables and mentions any.
    private static func mayMention(_ instruction: Instruction) -> Bool {
        guard instruction.keyword == .env, case .env(let pairs) = instruction.content, pairs.count > 1 else { return false }
        return instruction.logicalLine.bytes.contains(UInt8(ascii: "$"))
    }

    private static func check(
        _ pairs: [KeyValuePair], _ instruction: Instruction, _ state: StageState, _ declared: DeclaredVariables, _ file: LintedFile, _ report: inout RuleReport
    ) {
        for (number, pair) in pairs.enumerated() where pair.value.text.utf8.contains(UInt8(ascii: "$")) {
            var seen: Set<String> = []
            for case .variable(let variable) in WordSyntax.parts(of: pair.value, in: instruction, escape: file.tree.escape) ?? [] {
                let name = variable.name
                guard let other = pairs.firstIndex(where: { $0.key.text == name }), pair.key.text != name, !declared.names.contains(name), !mayBeSet(name, state),
                    seen.insert(name).inserted
                else { continue }
                // An image that is not known may set it.
                let severity: Severity? = if case .unknown = state.variables[name] { .warning } else { nil }
                let fix = other < number ? split(before: number, pairs, instruction, file) : nil
                report.add(
                    .same(name), at: variable.range, severity: severity, related: [RelatedPlace(range: pairs[other].key.range, message: "set here, which counts from the next instruction on")],
                    fixes: fix.map { [$0] } ?? [])
            }
        }
    }

    private static func mayBeSet(_ name: String, _ state: StageState) -> Bool {
        switch state.variables[name] {
        case .present: true
        case .absent: false
        case .unknown: ["PATH", "HOME", "LANG", "LC_ALL", "TERM", "LD_LIBRARY_PATH", "PYTHONPATH", "JAVA_HOME", "GOPATH", "NODE_ENV", "NODE_PATH", "CLASSPATH"].contains(name)
        }
    }

    /// Lets a new ENV begin with a pair.
    private static func split(before number: Int, _ pairs: [KeyValuePair], _ instruction: Instruction, _ file: LintedFile) -> Fix? {
        let gap = SourceRange(Int(pairs[number - 1].value.range.end), Int(pairs[number].key.range.start))
        let bytes = file.tree.bytes[gap.indices]
        // Comments between the lines would be lost.
        guard !bytes.contains(UInt8(ascii: "#")) else { return nil }
        let end: [UInt8] = file.tree.bytes[instruction.range.indices].contains(0x0D) ? [0x0D, 0x0A] : [0x0A]
        let indent = Array(file.tree.bytes[Int(instruction.range.start)..<Int(instruction.keywordRange.start)])
        let text = end + indent + Array("\(instruction.keywordText) ".utf8)
        return Fix(title: "Begin a new ENV here", edits: [TextEdit(gap, text)], applicability: .unsafe, changes: [.variables, .workdir, .user, .files])
    }
}

extension RuleMessage {
    fileprivate static func same(_ name: String) -> RuleMessage {
        RuleMessage("$\(name) is set by this very ENV and has no value yet.", why: "It is replaced by nothing.", remedy: "Set it in an ENV in front.")
    }
}
