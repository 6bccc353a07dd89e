import DockerfileSyntax
import SourceModel

/// How a flag is taken out of an instruction.
enum FlagRemoval {
    /// Deletes a flag with the blanks behind it, but not what continues the line.
    static func edit(_ flag: Flag, in tree: DockerfileTree) -> TextEdit {
        var end = Int(flag.range.end)
        while end < tree.bytes.count, tree.bytes[end] == UInt8(ascii: " ") || tree.bytes[end] == UInt8(ascii: "\t") { end += 1 }
        return TextEdit(SourceRange(Int(flag.range.start), end), "")
    }
}
