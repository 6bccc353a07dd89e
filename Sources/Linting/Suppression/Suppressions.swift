import DockerfileSyntax
import SourceModel

/// What the comments of one file silence, and where.
struct Suppressions {
    private(set) var pragmas: [PlacedPragma] = []
    /// What comments say of shells.
    private(set) var shells = ShellPragmas()
    /// `# check=error=true`: what BuildKit checks makes its build fail.
    private(set) var failsOnChecks = false
    private let areInForce: Bool

    /// - Parameter areInForce: Without that, pragmas silence nothing; the organisation may have decided so.
    init(_ tree: DockerfileTree, areInForce: Bool = true) {
        self.areInForce = areInForce
        for directive in tree.directives where directive.name == .check {
            if let pragma = SuppressionPragma(check: directive.valueRange, tree.bytes) {
                pragmas.append(PlacedPragma(pragma, line: tree.wholeLine(of: directive.range), bytes: tree.bytes, covered: nil, isDirective: true))
            }
            if case .success(let options) = CheckOptions.parse(directive.value) { failsOnChecks = failsOnChecks || options.failsBuild }
        }
        tree.forEachComment { line, instruction in
            guard PragmaCursor.mayStand(in: line, of: tree.bytes) else { return }
            if let pragma = SuppressionPragma(tree.bytes, line: line) {
                let covered = Self.covered(by: pragma.scope, line, inside: instruction, tree)
                pragmas.append(PlacedPragma(pragma, line: line, bytes: tree.bytes, covered: covered))
            } else if let shell = ShellPragma(tree.bytes, line: line) {
                shells.add(shell)
            }
        }
    }

    /// Whether a finding is silenced; what silences it is kept in mind.
    mutating func silence(_ rule: RuleMetadata, _ part: String?, at range: SourceRange) -> Bool {
        guard areInForce else { return false }
        var isSilenced = false
        for place in pragmas.indices where pragmas[place].covers(range) {
            let pragma = pragmas[place].pragma
            for (number, name) in pragma.names.enumerated() where pragma.silences(rule, part, by: name) {
                pragmas[place].isUsed[number] = true
                isSilenced = true
            }
        }
        return isSilenced
    }

    /// Sorts the names that silenced nothing into those of rules that `judge` knows and those that it does not.
    mutating func review(_ judge: PragmaJudge) {
        guard areInForce else { return }
        for place in pragmas.indices { judge.review(&pragmas[place]) }
    }

    private static func covered(by scope: SuppressionPragma.Scope, _ line: SourceRange, inside: Instruction?, _ tree: DockerfileTree) -> SourceRange? {
        if scope == .file { return nil }
        // Blank lines and further comments may stand in between.
        guard let instruction = inside ?? tree.instructions.first(where: { $0.range.start >= line.end }) else {
            return SourceRange(Int(line.start), tree.bytes.count)
        }
        // The comments in between, too, of which some rules speak.
        let start = min(line.start, instruction.range.start)
        if scope == .instruction { return SourceRange(Int(start), Int(instruction.range.end)) }
        let from = tree.instructions[...instruction.index].last { $0.keyword == .from }
        let next = tree.instructions[(instruction.index + 1)...].first { $0.keyword == .from }
        return SourceRange(Int(min(start, from?.range.start ?? start)), next.map { Int($0.range.start) } ?? tree.bytes.count)
    }
}

extension PlacedPragma {
    fileprivate func covers(_ range: SourceRange) -> Bool { covered.map { $0.start <= range.start && range.start < $0.end } ?? true }
}

extension DockerfileTree {
    /// A line with its line end.
    func wholeLine(of range: SourceRange) -> SourceRange {
        let start = bytes[..<Int(range.start)].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? (bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
        let end = bytes[Int(range.end)...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
        return SourceRange(start, end)
    }
}
