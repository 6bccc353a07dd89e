import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import ShellSyntax
import SourceModel

/// Whether shell text means the same where `/bin/sh` becomes another program.
///
/// On Debian and Ubuntu it is dash; on the hardened images made from Debian it is bash. What dash rejects fails in the original
/// too; what both accept and read differently is found here.
struct ShellChangeProof {
    let stage: StageComparison

    init(_ stage: StageComparison) { self.stage = stage }

    func findings(_ instruction: Instruction, _ state: StageState) -> [ProofFinding] {
        guard changes(state) else { return [] }
        let form: CommandForm
        let obligation: ObligationID
        switch instruction.content {
        case .run(let run): (form, obligation) = (run.command, .build)
        case .cmd(let command), .entrypoint(let command): (form, obligation) = (command, .start)
        case .healthcheck(let check):
            guard let command = check.command else { return [] }
            (form, obligation) = (command, .probe)
        default: return []
        }
        guard let script = stage.result.script(of: form, in: instruction) else { return [] }
        return Self.differences(script.script).map { difference in
            let text = "/bin/sh is dash in \(stage.before.image.title) and bash in \(stage.after.image.title), and \(difference.text)"
            return stage.finding(obligation, .failed, "shell-differs", text, at: script.sourceRange(difference.range))
        }
    }

    private func changes(_ state: StageState) -> Bool {
        guard case .absent = state.shell, let family = stage.before.image.sourceImage?.distribution.family, family == .debian || family == .ubuntu,
            let definition = stage.definition, definition.distribution.family == .debian
        else { return false }
        return definition.hasShell && !definition.shells.contains("dash")
    }

    struct Difference {
        var text: String
        var range: SourceRange
    }

    static func differences(_ script: ShellScript) -> [Difference] {
        var differences: [Difference] = []
        for occurrence in script.simpleCommands {
            let command = occurrence.command
            if command.name == "echo", let difference = echo(command) { differences.append(difference) }
            if command.name == "[" || command.name == "test", let word = command.arguments.first(where: { $0.literalValue == "==" }) {
                differences.append(Difference(text: "`==` is an error there and a comparison here; write `=`", range: word.range))
            }
            if let word = command.arguments.first(where: \.hasBraceExpansion) {
                differences.append(Difference(text: "braces are plain text there and several words here; write the words out", range: word.range))
            }
            for redirection in command.redirections where [.outputAndError, .appendOutputAndError].contains(redirection.operation) {
                let text = "`\(redirection.operation.rawValue)` starts a command in the background there and redirects here; write `>FILE 2>&1`"
                differences.append(Difference(text: text, range: redirection.operatorRange))
            }
        }
        return differences
    }

    private static func echo(_ command: ShellCommand) -> Difference? {
        if let first = command.arguments.first, let option = first.literalValue, option.hasPrefix("-"), option.contains("e"), option.dropFirst().allSatisfy({ "neE".contains($0) }) {
            return Difference(text: "`echo \(option)` prints \(option) there; use printf", range: first.range)
        }
        guard let word = command.arguments.first(where: { hasEscape($0.parts) }) else { return nil }
        return Difference(text: "echo replaces \\n and its kin there and leaves them here; use printf", range: word.range)
    }

    /// Whether a backslash that echo of dash reads stands in literal text.
    private static func hasEscape(_ parts: [ShellWordPart]) -> Bool {
        parts.contains { part in
            switch part.kind {
            case .literal(let bytes), .singleQuoted(let bytes), .ansiQuoted(let bytes):
                return zip(bytes, bytes.dropFirst()).contains { $0 == UInt8(ascii: "\\") && #"abcfnrtv0\"#.utf8.contains($1) }
            case .doubleQuoted(let inner), .localized(let inner): return hasEscape(inner)
            default: return false
            }
        }
    }
}
