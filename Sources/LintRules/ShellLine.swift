import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Linting
import SourceModel

/// A SHELL line that a fix puts in front of an instruction.
enum ShellLine {
    /// The shell that certainly is in the image of a stage and knows `pipefail`; `nil`: none is known.
    static func capableShell(of stage: Stage) -> String? {
        let image = stage.image
        guard image.hasShell.value == true, let family = image.distribution.value?.family else { return nil }
        if let definition = image.definition {
            if family == .alpine { return "/bin/ash" }
            return definition.shells.contains { $0.hasSuffix("bash") } ? "/bin/bash" : nil
        }
        switch family {
        case .alpine: return "/bin/ash"
        case .debian, .ubuntu, .amazonlinux, .ubi, .oraclelinux: return "/bin/bash"
        default: return nil
        }
    }

    /// The edit that puts the line in front of an instruction and of the comments that belong to it.
    static func insertion(_ words: [String], before instruction: Instruction, of tree: DockerfileTree) -> TextEdit {
        let start = Int((tree.commentLines(above: instruction).first ?? instruction.range).start)
        let list = words.map { "\"\($0)\"" }.joined(separator: ", ")
        return TextEdit(SourceRange(start, start), "SHELL [\(list)]" + lineEnd(of: instruction, in: tree))
    }

    private static func lineEnd(of instruction: Instruction, in tree: DockerfileTree) -> String {
        let text = tree.bytes[instruction.range.indices]
        guard let end = text.firstIndex(of: UInt8(ascii: "\n")), end > text.startIndex, text[end - 1] == UInt8(ascii: "\r") else { return "\n" }
        return "\r\n"
    }
}
