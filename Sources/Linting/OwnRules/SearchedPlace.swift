import DockerfileSemantics
import DockerfileSyntax
import SourceModel

/// An instruction that rules of a configuration look at, or one that an ONBUILD stores.
struct SearchedPlace {
    let instruction: Instruction
    /// Among the instructions of the file; of a stored one that of its ONBUILD.
    let index: Int
    /// `nil` in front of the first FROM.
    let stage: Stage?
    let isTrigger: Bool

    /// All of a file, in the order of the text.
    static func all(of file: LintedFile) -> [SearchedPlace] {
        var places: [SearchedPlace] = []
        var stages = file.model.stages[...]
        var stage: Stage?
        for (index, instruction) in file.tree.instructions.enumerated() {
            if stages.first?.fromIndex == index { stage = stages.popFirst() }
            places.append(SearchedPlace(instruction: instruction, index: index, stage: stage, isTrigger: false))
            guard case .onbuild(let onbuild) = instruction.content else { continue }
            places += onbuild.inner.map { SearchedPlace(instruction: $0, index: index, stage: stage, isTrigger: true) }
        }
        return places
    }

    /// The instruction without blanks around it.
    func range(in file: LintedFile) -> SourceRange {
        let start = Int(instruction.keywordRange.start)
        let bytes = file.tree.bytes
        var end = Int(instruction.range.end)
        while end > start, bytes[end - 1].isBlank { end -= 1 }
        return SourceRange(start, end)
    }

    func texts(_ subject: PatternRule.Subject, in file: LintedFile) -> [SearchedText] {
        switch subject {
        case .pattern: [text(in: file)]
        case .value: values(in: file)
        case .command: commands(in: file)
        }
    }

    /// Everything behind the keyword.
    private func text(in file: LintedFile) -> SearchedText {
        let line = instruction.logicalLine
        let bytes = line.bytes
        var start = bytes.prefix { $0.isBlank }.count
        start = bytes[start...].firstIndex { $0.isBlank } ?? bytes.count
        start = bytes[start...].firstIndex { !$0.isBlank } ?? bytes.count
        let end = (bytes.lastIndex { !$0.isBlank } ?? -1) + 1
        var text = SearchedText(owner: range(in: file))
        if start < end {
            for piece in line.pieces(of: start..<end) { text.add(bytes[piece.range], at: piece.physical) }
        }
        for heredoc in instruction.heredocs {
            text.add("\n")
            text.add(file.tree.bytes[heredoc.body.indices], at: Int(heredoc.body.start))
        }
        return text
    }
}

extension UInt8 {
    fileprivate var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
