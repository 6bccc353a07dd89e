import SourceModel

/// Makes instructions of parsed ones.
struct InstructionBuilder {
    let source: [UInt8]
    let index: Int
    let firstLine: Int
    let lastLine: Int
    let range: SourceRange
    let heredocs: [Heredoc]
    /// Why BuildKit rejects the instruction in its second step.
    private(set) var fault: SyntaxFault?

    init(source: [UInt8], index: Int, firstLine: Int, lastLine: Int, range: SourceRange, heredocs: [Heredoc]) {
        self.source = source
        self.index = index
        self.firstLine = firstLine
        self.lastLine = lastLine
        self.range = range
        self.heredocs = heredocs
    }

    /// - Parameter isRejected: the first step already found a fault.
    mutating func build(_ parsed: ParsedInstruction, comments: [Range<Int>], emptyContinuationLine: Int?, isRejected: Bool) -> Instruction {
        let inner = parsed.inner.map { innerInstruction($0, isRejected: isRejected) }
        var content = InstructionContent.invalid
        if !isRejected {
            do {
                content = try ContentReader(parsed: parsed, heredocs: heredocs, source: source).read()
                if case .onbuild(var onbuild) = content {
                    onbuild.inner = inner
                    content = .onbuild(onbuild)
                }
            } catch {
                fault = error
            }
        }
        return Instruction(
            index: index, keyword: parsed.keyword, keywordRange: parsed.line.sourceRange(parsed.split.keyword), range: range,
            firstLine: firstLine, lastLine: lastLine, comments: comments, source: source, logicalLine: parsed.line, flags: parsed.split.flags,
            arguments: inner.isEmpty ? parsed.arguments : .nested(inner), heredocs: heredocs, content: content,
            emptyContinuationLine: emptyContinuationLine)
    }

    /// Faults of what ONBUILD stores count only when it is triggered.
    private func innerInstruction(_ parsed: ParsedInstruction, isRejected: Bool) -> Instruction {
        var builder = self
        return builder.build(parsed, comments: [], emptyContinuationLine: nil, isRejected: isRejected)
    }
}
