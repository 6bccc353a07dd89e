import CommandKnowledge
import DockerfileSyntax
import SourceModel

/// How options are put into a command line and taken out of it.
enum OptionEdit {
    /// Puts `option` behind the word at `range`; `nil` where that is not written as `text`, alone or as an element of an exec form.
    static func adding(_ option: String, behind range: SourceRange, reading text: String, in tree: DockerfileTree) -> TextEdit? {
        let written = tree.bytes[range.indices]
        let end = SourceRange(Int(range.end), Int(range.end))
        if written.elementsEqual(text.utf8) { return TextEdit(end, " " + option) }
        return written.elementsEqual("\"\(text)\"".utf8) ? TextEdit(end, ", \"\(option)\"") : nil
    }

    /// Takes out an option with its value; `nil` where it is quoted or goes over lines, or in an exec form.
    static func removing(_ option: CommandInvocation.Option, in tree: DockerfileTree) -> TextEdit? {
        removing(option.name, hasValue: option.value != nil, at: option.range, in: tree)
    }

    static func removing(_ name: String, hasValue: Bool, at range: SourceRange, in tree: DockerfileTree) -> TextEdit? {
        let written = tree.bytes[range.indices]
        // Name and value as two words of one line.
        if hasValue, written.starts(with: "\(name) ".utf8), !written.contains(where: { "'\"\\\n".utf8.contains($0) }) { return removingWord(at: range, in: tree) }
        guard written.first == UInt8(ascii: "-"), !written.contains(where: { "'\"\\ \t\n".utf8.contains($0) }) else { return nil }
        if written.elementsEqual(name.utf8) || hasValue && written.starts(with: "\(name)=".utf8) { return removingWord(at: range, in: tree) }
        // One letter of several.
        guard !hasValue, name.utf8.count == 2, !written.starts(with: "--".utf8), let letter = name.utf8.last, let place = written.firstIndex(of: letter) else { return nil }
        return TextEdit(SourceRange(place, place + 1), "")
    }

    /// Takes out a word with the blanks in front, or the line that it has for itself.
    static func removingWord(at range: SourceRange, in tree: DockerfileTree) -> TextEdit? {
        let bytes = tree.bytes
        var start = Int(range.start)
        while start > 0, bytes[start - 1] == UInt8(ascii: " ") || bytes[start - 1] == UInt8(ascii: "\t") { start -= 1 }
        guard start > 0, start < Int(range.start) else { return nil }
        guard bytes[start - 1] == UInt8(ascii: "\n") else { return TextEdit(SourceRange(start, Int(range.end)), "") }
        guard let end = bytes[Int(range.end)...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        let rest = bytes[Int(range.end)..<end].filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") && $0 != UInt8(ascii: "\r") }
        return rest == [tree.escape] ? TextEdit(SourceRange(start, end + 1), "") : nil
    }
}
