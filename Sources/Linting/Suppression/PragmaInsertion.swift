import DockerfileSyntax
import SourceModel

/// Where comments go that silence findings: into a pragma that is there already, or into a line of their own.
struct PragmaInsertion {
    /// What a finding is silenced by.
    struct Names: Hashable {
        var dhi: String
        /// Only where the name stands for the very part of the rule that the finding belongs to.
        var hadolint: String?
        var buildkit: String?

        init(_ rule: RuleMetadata, _ part: String?) {
            dhi = rule.name
            func alias(_ tool: RuleAlias.Tool) -> String? { rule.aliases.first { $0.tool == tool && ($0.part == nil || $0.part == part) }?.name }
            hadolint = alias(.hadolint)
            buildkit = alias(.buildkit)
        }

        /// Of a code that a rule passes on; hadolint takes those of ShellCheck, too.
        init(code: String) {
            dhi = code
            hadolint = code
        }

        func name(in dialect: SuppressionPragma.Dialect) -> String? {
            switch dialect {
            case .dhi: dhi
            case .hadolint: hadolint
            case .buildkit: buildkit
            }
        }
    }

    private let tree: DockerfileTree
    private let reason: String?
    private let pragmas: [PlacedPragma]
    /// By the place behind the last name of a pragma.
    private var merged: [Int: [String]] = [:]
    /// By the start of the line that is pushed down.
    private var added: [Int: Line] = [:]

    private struct Line {
        var prefix: String
        var indentation: ArraySlice<UInt8>
        var names: [String] = []
    }

    init(_ tree: DockerfileTree, reason: String?) {
        self.tree = tree
        self.reason = reason
        pragmas = Suppressions(tree).pragmas
    }

    /// Sorted and disjoint.
    var edits: [TextEdit] {
        let merging = merged.map { place, names in TextEdit(SourceRange(place, place), names.map { ",\($0)" }.joined()) }
        let adding = added.map { place, line in
            let text = "# \(line.prefix)ignore=\(line.names.joined(separator: ","))" + (reason.map { " reason=\($0)" } ?? "")
            return TextEdit(SourceRange(place, place), Array(line.indentation) + Array(text.utf8) + tree.lineEnd(near: place))
        }
        return (merging + adding).sorted { $0.range < $1.range }
    }

    mutating func silence(_ names: Names, at range: SourceRange) {
        if let instruction = tree.instructions.first(where: { $0.range.start <= range.start && range.start < $0.range.end }) {
            if !merge(names, into: pragmas(above: instruction)) { add(names.dhi, above: instruction) }
        } else if let comment = tree.trivia.first(where: { $0.kind == .comment && $0.range.start <= range.start && range.start < $0.range.end }), !isBound(comment.range) {
            add(names.dhi, "dhi ", at: Int(comment.range.start), [])
        } else if !merge(names, into: pragmas.filter { $0.pragma.scope == .file && $0.pragma.dialect == .dhi }) {
            // In front of a directive no comment may stand.
            add(names.dhi, "dhi global ", at: endOfHead, [])
        }
    }

    // MARK: pragmas that are there

    private func pragmas(above instruction: Instruction) -> [PlacedPragma] {
        let previous = instruction.index == 0 ? 0 : tree.instructions[instruction.index - 1].range.end
        let own = pragmas.filter { $0.pragma.scope == .instruction && $0.line.start >= previous && $0.line.end <= instruction.range.start }
        // Into our own first: the others count for other tools, too.
        return own.filter { $0.pragma.dialect == .dhi } + own.filter { $0.pragma.dialect != .dhi && !$0.pragma.skipsAllChecks }
    }

    private mutating func merge(_ names: Names, into candidates: [PlacedPragma]) -> Bool {
        for candidate in candidates {
            guard let name = names.name(in: candidate.pragma.dialect), let last = candidate.pragma.names.last else { continue }
            let place = Int(last.range.end)
            if merged[place]?.contains(name) != true { merged[place, default: []].append(name) }
            return true
        }
        return false
    }

    // MARK: new lines

    private mutating func add(_ name: String, above instruction: Instruction) {
        var place = Int(instruction.range.start)
        // The comment that describes a stage or an argument stands right above it, and hadolint wants its pragmas there.
        let describes = instruction.keyword == .arg || instruction.keyword == .from
        for line in tree.commentLines(above: instruction).reversed() {
            guard !isBound(line), describes || pragmas.contains(where: { $0.line == line }) else { break }
            place = Int(line.start)
        }
        let text = tree.bytes[instruction.range.indices]
        add(name, "dhi ", at: place, text.prefix { $0 == 0x20 || $0 == 0x09 })
    }

    private mutating func add(_ name: String, _ prefix: String, at place: Int, _ indentation: ArraySlice<UInt8>) {
        var line = added[place] ?? Line(prefix: prefix, indentation: indentation)
        if !line.names.contains(name) { line.names.append(name) }
        added[place] = line
    }

    /// Behind the byte order mark, a `#!` line and the directives.
    private var endOfHead: Int {
        var end = tree.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        for trivia in tree.trivia {
            guard trivia.kind == .directive || trivia.kind == .byteOrderMark || isBound(trivia.range) else { break }
            end = Int(trivia.range.end)
        }
        return end
    }

    /// A line that only counts at the very top: `#!…`, and what programs that read Dockerfiles take for a directive behind it.
    private func isBound(_ line: SourceRange) -> Bool {
        let head = tree.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard tree.bytes[head...].starts(with: "#!".utf8) else { return false }
        if Int(line.start) == head { return true }
        return ParserDirective.Name.all.contains { name in
            guard let directive = FrontendDirective.detect(name, in: tree.bytes) else { return false }
            return LineIndex(tree.bytes).line(at: line.start) <= directive.line
        }
    }
}

extension ParserDirective.Name {
    fileprivate static var all: [Self] { [.syntax, .escape, .check] }
}

extension DockerfileTree {
    /// How the line at an offset ends, or else the first one of the file.
    fileprivate func lineEnd(near offset: Int) -> [UInt8] {
        let feed = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.firstIndex(of: UInt8(ascii: "\n"))
        guard let feed, feed > 0, bytes[feed - 1] == UInt8(ascii: "\r") else { return [UInt8(ascii: "\n")] }
        return Array("\r\n".utf8)
    }
}
