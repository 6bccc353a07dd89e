import DockerfileSyntax
import SourceModel

/// What the comments of one file silence, and where.
struct Suppressions {
    /// Ranges with what is silenced in them; `nil`: the whole file.
    private var silenced: [(range: SourceRange?, pragma: SuppressionPragma)] = []

    /// None.
    init() {}

    init(_ tree: DockerfileTree) {
        for directive in tree.directives where directive.name == .check {
            if let pragma = SuppressionPragma(check: directive.value, scope: .file) { silenced.append((nil, pragma)) }
        }
        for trivia in tree.trivia where trivia.kind == .comment {
            guard let pragma = Self.pragma(tree.bytes[trivia.range.indices]) else { continue }
            add(pragma, above: Int(trivia.range.end), tree)
        }
    }

    func silence(_ rule: RuleMetadata, _ part: String?, at range: SourceRange) -> Bool {
        silenced.contains { entry in
            (entry.range.map { $0.start <= range.start && range.start < $0.end } ?? true) && entry.pragma.silences(rule, part)
        }
    }

    private mutating func add(_ pragma: SuppressionPragma, above offset: Int, _ tree: DockerfileTree) {
        if pragma.scope == .file {
            silenced.append((nil, pragma))
            return
        }
        // Blank lines and further comments may stand in between.
        guard let index = tree.instructions.firstIndex(where: { Int($0.range.start) >= offset }) else {
            silenced.append((SourceRange(offset, tree.bytes.count), pragma))
            return
        }
        let instruction = tree.instructions[index]
        if pragma.scope == .instruction {
            // The comments in between, too, of which some rules speak.
            silenced.append((SourceRange(offset, Int(instruction.range.end)), pragma))
            return
        }
        let next = tree.instructions[(index + 1)...].first { $0.keyword == .from }
        silenced.append((SourceRange(Int(instruction.range.start), next.map { Int($0.range.start) } ?? tree.bytes.count), pragma))
    }

    private static func pragma(_ comment: ArraySlice<UInt8>) -> SuppressionPragma? {
        guard let hash = comment.firstIndex(of: UInt8(ascii: "#")) else { return nil }
        let text = comment[(hash + 1)...]
        // `check`, `dhi` and `hadolint`: most comments are about something else.
        guard let first = text.first(where: { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }), "cdhCDH\r\n".utf8.contains(first) else { return nil }
        return text.contains(UInt8(ascii: "=")) ? SuppressionPragma(text) : nil
    }
}
