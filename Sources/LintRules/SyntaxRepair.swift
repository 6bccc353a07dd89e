import Diagnostics
import DockerfileSyntax
import Linting
import SourceModel

/// Repairs of what BuildKit rejects, where it says what it takes for meant.
enum SyntaxRepair {
    /// What BuildKit takes for meant, or the list that SHELL asks for: one for each error, and only where they make a file that BuildKit accepts.
    /// Of templates and other text words would be replaced that are none.
    static func fixes(for diagnostics: [SyntaxDiagnostic], in tree: DockerfileTree) -> [Fix] {
        let edits = diagnostics.compactMap { renaming($0, tree) ?? list($0, tree) }
        let sorted = edits.sorted { $0.range < $1.range }
        guard !edits.isEmpty, edits.count == diagnostics.count, sorted.areDisjoint, DockerfileParser.parse(tree.bytes.applying(sorted)).diagnostics.isEmpty else { return [] }
        // What a file means that cannot be built nobody can compare.
        return edits.map { Fix(title: "Write \(String(decoding: $0.replacement, as: UTF8.self))", edits: [$0], applicability: .unsafe, changes: Set(BuildAspect.allCases)) }
    }

    private static func renaming(_ diagnostic: SyntaxDiagnostic, _ tree: DockerfileTree) -> TextEdit? {
        for (kind, sign) in [("unknown instruction: ", ""), ("unknown flag: --", "--")] where diagnostic.message.hasPrefix(kind) && diagnostic.message.hasSuffix("?)") {
            let parts = diagnostic.message.dropFirst(kind.count).dropLast(2).split(separator: " ")
            guard parts.count == 5, parts[1...3].elementsEqual(["(did", "you", "mean"]), isClose(parts[0].utf8, parts[4].utf8) else { return nil }
            let written = Array((sign + parts[0]).utf8)
            guard tree.bytes[Int(diagnostic.range.start)...].starts(with: written) else { return nil }
            let start = Int(diagnostic.range.start) + sign.utf8.count
            return TextEdit(SourceRange(start, start + parts[0].utf8.count), String(parts[4]))
        }
        return nil
    }

    /// Two edits make any short word of another: those have to begin alike and to differ in one letter, or in the order alone.
    private static func isClose(_ written: Substring.UTF8View, _ meant: Substring.UTF8View) -> Bool {
        guard written.first.map({ $0 | 0x20 }) == meant.first.map({ $0 | 0x20 }) else { return false }
        if written.count >= 5 { return true }
        var rest = meant.map { $0 | 0x20 }
        let others = written.filter { letter in
            guard let place = rest.firstIndex(of: letter | 0x20) else { return true }
            rest.remove(at: place)
            return false
        }
        return rest.count + others.count <= 1
    }

    /// `SHELL /bin/bash -c` as a list, where its words need no quotes.
    private static func list(_ diagnostic: SyntaxDiagnostic, _ tree: DockerfileTree) -> TextEdit? {
        guard diagnostic.message.hasPrefix("SHELL requires"), let instruction = tree.instructions.first(where: { $0.keyword == .shell && $0.range.contains(diagnostic.range) }), instruction.firstLine == instruction.lastLine else { return nil }
        let range = SourceRange(Int(instruction.keywordRange.end), Int(tree.textRange(of: instruction).end))
        let words = tree.bytes[range.indices].split { $0 == 0x20 || $0 == 0x09 }
        guard !words.isEmpty, words.allSatisfy({ $0.allSatisfy(isPlain) }) else { return nil }
        return TextEdit(range, " [" + words.map { "\"\(String(decoding: $0, as: UTF8.self))\"" }.joined(separator: ", ") + "]")
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: "/-_.+".utf8.contains(byte)
        }
    }
}

extension DockerfileTree {
    /// An instruction without the blanks and the line end around it.
    func textRange(of instruction: Instruction) -> SourceRange {
        var end = Int(instruction.range.end)
        while end > Int(instruction.keywordRange.end), bytes[end - 1] <= 0x20 { end -= 1 }
        return SourceRange(Int(instruction.keywordRange.start), end)
    }
}
