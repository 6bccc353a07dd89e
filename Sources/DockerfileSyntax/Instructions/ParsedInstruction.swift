/// An instruction after the first of BuildKit's two steps: split into keyword, flags and arguments.
///
/// A class because its readers share it, which would otherwise count references to each of its arrays.
final class ParsedInstruction {
    let line: LogicalLine
    let escape: UInt8
    let keyword: Keyword
    let split: InstructionSplit
    let arguments: InstructionArguments
    /// The instruction that ONBUILD stores; at most one.
    let inner: [ParsedInstruction]

    /// How many ONBUILD inside ONBUILD are kept; BuildKit rejects more than one anyway.
    static let depthLimit = 4

    /// - Parameter fault: receives why BuildKit rejects the instruction in this step; the arguments are then empty.
    init(_ line: LogicalLine, escape: UInt8, depth: Int = 0, fault: inout SyntaxFault?) {
        self.line = line
        self.escape = escape
        split = InstructionSplit(line, 0..<line.bytes.count, escape: escape)
        keyword = Keyword(line.bytes.span, split.keyword)
        if keyword == .onbuild {
            arguments = .words([])
            inner = Self.nested(line, split.arguments, escape: escape, depth: depth, fault: &fault)
            return
        }
        inner = []
        do {
            arguments = try ArgumentReader(line: line, escape: escape).read(keyword, split.arguments)
        } catch {
            arguments = .words([])
            fault = error
        }
    }

    /// Whether BuildKit looks for here-documents.
    var canHoldHeredocs: Bool {
        guard let target = keyword == .onbuild ? inner.first : self else { return false }
        switch target.keyword {
        case .run, .copy, .add: return !target.arguments.isJSON
        default: return false
        }
    }

    /// The command that the arguments are.
    var command: CommandForm {
        switch arguments {
        case .json(let words): .exec(words)
        case .words(let words): .shell(words.first ?? line.word(split.arguments))
        case .pairs, .nested: .exec([])
        }
    }

    var keywordText: String {
        let bytes = line.bytes
        return String(lossy: bytes.span, split.keyword)
    }

    /// A fault of the instruction as a whole.
    func fault(_ message: String) -> SyntaxFault {
        let bytes = line.bytes
        return SyntaxFault(message: message, range: bytes.span.trimmed(0..<bytes.count))
    }

    private static func nested(
        _ line: LogicalLine, _ range: Range<Int>, escape: UInt8, depth: Int, fault: inout SyntaxFault?
    ) -> [ParsedInstruction] {
        if range.isEmpty { return [] }
        guard depth < depthLimit else {
            check(line, range, escape: escape, fault: &fault)
            return []
        }
        var innerFault: SyntaxFault?
        let inner = ParsedInstruction(line.slice(range), escape: escape, depth: depth + 1, fault: &innerFault)
        if let innerFault {
            let shifted = (innerFault.range.lowerBound + range.lowerBound)..<(innerFault.range.upperBound + range.lowerBound)
            fault = SyntaxFault(message: innerFault.message, range: shifted)
        }
        return [inner]
    }

    /// Looks for the fault of the innermost instruction without keeping what is in between.
    private static func check(_ line: LogicalLine, _ range: Range<Int>, escape: UInt8, fault: inout SyntaxFault?) {
        var range = range
        while !range.isEmpty {
            let split = InstructionSplit(line, range, escape: escape)
            let keyword = Keyword(line.bytes.span, split.keyword)
            range = split.arguments
            if keyword == .onbuild { continue }
            do {
                _ = try ArgumentReader(line: line, escape: escape).read(keyword, range)
            } catch {
                fault = error
            }
            return
        }
    }
}
