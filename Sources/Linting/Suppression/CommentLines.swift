import DockerfileSyntax
import SourceModel

extension DockerfileTree {
    /// Hands on the comment lines that may be pragmas, with the instruction in whose lines they stand; directives are none.
    func forEachComment(_ body: (_ line: SourceRange, _ inside: Instruction?) -> Void) {
        for trivia in trivia where trivia.kind == .comment { body(trivia.range, nil) }
        for instruction in instructions where instruction.lastLine > instruction.firstLine {
            forEachComment(in: instruction) { body($0, instruction) }
        }
    }

    /// The comment lines between the lines of an instruction; the bodies of here-documents hold none.
    private func forEachComment(in instruction: Instruction, _ body: (SourceRange) -> Void) {
        let text = bytes.span
        let end = Int(instruction.heredocs.first?.body.start ?? instruction.range.end)
        var start = Int(instruction.range.start)
        while start < end {
            var feed = start
            while feed < end, text[feed] != UInt8(ascii: "\n") { feed += 1 }
            let next = min(feed + 1, end)
            var first = start
            while first < feed, text[first] == 0x20 || text[first] == 0x09 { first += 1 }
            if first < feed, text[first] == UInt8(ascii: "#") { body(SourceRange(start, next)) }
            start = next
        }
    }
}
