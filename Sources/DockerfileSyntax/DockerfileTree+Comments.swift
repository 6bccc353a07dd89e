public import SourceModel

extension DockerfileTree {
    /// The comment lines that stand right above an instruction, in their order.
    public func commentLines(above instruction: Instruction) -> [SourceRange] {
        var start = instruction.range.start
        var lines: [SourceRange] = []
        for trivia in trivia.reversed() where trivia.range.end <= start {
            guard trivia.range.end == start, trivia.kind == .comment else { break }
            start = trivia.range.start
            lines.append(trivia.range)
        }
        return lines.reversed()
    }
}
