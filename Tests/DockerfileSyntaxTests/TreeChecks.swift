import DockerfileSyntax
import SourceModel

/// What must hold of every tree, whatever the text.
struct TreeChecks {
    let tree: DockerfileTree

    /// The first thing that does not hold.
    var problem: String? {
        coverProblem ?? tree.instructions.lazy.compactMap { tokenProblem($0) ?? rangeProblem($0, inside: $0.range) }.first ?? diagnosticsProblem
    }

    /// Trivia and instructions cover every byte once.
    private var coverProblem: String? {
        let ranges = (tree.trivia.map(\.range) + tree.instructions.map(\.range)).sorted()
        var end: UInt32 = 0
        for range in ranges {
            if range.start != end { return "byte \(end) is covered not once: \(range)" }
            if range.isEmpty { return "empty range \(range)" }
            end = range.end
        }
        return Int(end) == tree.bytes.count ? nil : "covered to \(end) of \(tree.bytes.count)"
    }

    private func tokenProblem(_ instruction: Instruction) -> String? {
        var end = instruction.range.start
        for token in tree.tokens(of: instruction) {
            if token.range.start != end || token.range.isEmpty { return "token \(token) does not follow \(end)" }
            end = token.range.end
        }
        return end == instruction.range.end ? nil : "tokens end at \(end) of \(instruction.range)"
    }

    private func rangeProblem(_ instruction: Instruction, inside range: SourceRange) -> String? {
        let line = instruction.logicalLine
        var joined: [UInt8] = []
        for (index, segment) in line.segments.enumerated() {
            let end = index + 1 < line.segments.count ? Int(line.segments[index + 1].logical) : line.bytes.count
            joined += tree.bytes[Int(segment.physical)..<(Int(segment.physical) + end - Int(segment.logical))]
        }
        if joined != line.bytes { return "segments do not make the line" }
        var ranges = [instruction.keywordRange] + instruction.flags.flatMap { [$0.range, $0.valueRange] }
        ranges += instruction.heredocs.flatMap { [$0.body, $0.terminator, $0.marker] }
        var words = instruction.arguments.words
        if case .pairs(let pairs) = instruction.arguments { words += pairs.flatMap { [$0.key, $0.value] } }
        if case .arg(let declarations) = instruction.content { words += declarations.flatMap { [$0.name] + ($0.value.map { [$0] } ?? []) } }
        if case .run(let run) = instruction.content { ranges += run.mounts.flatMap { [$0.range] + $0.fields.map(\.valueRange) } }
        for word in words {
            if word.range != line.sourceRange(word.logicalRange) { return "range of \(word)" }
            if word.logicalRange.upperBound > line.bytes.count { return "logical range of \(word)" }
            if let parts = WordSyntax.parts(of: word, in: line, escape: tree.escape), let problem = partProblem(parts, word.range) { return problem }
        }
        ranges += words.map(\.range)
        for inner in ranges where !range.contains(inner) || inner.start > inner.end { return "\(inner) outside of \(range)" }
        if case .nested(let inner) = instruction.arguments { return inner.lazy.compactMap { rangeProblem($0, inside: range) }.first }
        return nil
    }

    /// Literal parts are the bytes they stand at.
    private func partProblem(_ parts: [WordPart], _ range: SourceRange) -> String? {
        for part in parts {
            switch part {
            case .literal(let text, let place):
                if !range.contains(place) { return "part \(part) outside of \(range)" }
                if tree.text(place) != text, !text.unicodeScalars.contains("\u{FFFD}") { return "part \(part) is not its text" }
            case .variable(let variable):
                if !range.contains(variable.range) { return "part \(part) outside of \(range)" }
                if let problem = partProblem(variable.word, variable.range) { return problem }
            }
        }
        return nil
    }

    private var diagnosticsProblem: String? {
        let phases = tree.diagnostics.map(\.phase)
        if let first = phases.firstIndex(of: .instruction), phases[first...].contains(.parse) { return "diagnostics out of order" }
        return tree.diagnostics.first { $0.range.start > $0.range.end || Int($0.range.end) > tree.bytes.count }.map { "range of \($0)" }
    }
}
