import DockerfileSyntax
import SourceModel

/// Whole lines that are put behind an instruction.
struct LineInsertion {
    let tree: DockerfileTree

    /// What a line of the file ends with.
    var lineEnd: String {
        let bytes = tree.bytes
        let first = bytes.firstIndex(of: UInt8(ascii: "\n"))
        return first.map { $0 > 0 && bytes[$0 - 1] == UInt8(ascii: "\r") } == true ? "\r\n" : "\n"
    }

    /// `text` are whole lines.
    func edit(_ text: String, behind index: Int) -> TextEdit {
        let end = Int(tree.instructions[index].range.end)
        let isEnded = end > 0 && tree.bytes[end - 1] == UInt8(ascii: "\n")
        // Behind a last line without an end, the text has none either.
        return TextEdit(SourceRange(end, end), isEnded ? text : lineEnd + String(text.dropLast(lineEnd.count)))
    }
}
