internal import Diagnostics
internal import DockerfileSyntax
internal import Linting
internal import SourceModel

/// What two linters say of the same files, rule by rule and instruction by instruction.
struct LintComparison {
    struct Row {
        var both = 0
        var theirs: [LintDifference] = []
        var ours: [LintDifference] = []

        var agreement: Double? { both + theirs.count + ours.count == 0 ? nil : Double(both) / Double(both + theirs.count + ours.count) }
    }

    /// By the peer's names; every rule that is compared has one.
    private(set) var rows: [String: Row]
    private(set) var files = 0
    /// Files that both read and that neither finds anything in.
    private(set) var silent = 0
    /// Files that we read and the peer does not, with what it says.
    private(set) var unreadable: [(path: String, why: String)] = []
    /// Files that BuildKit rejects: nothing else is said of them by us.
    private(set) var rejected: [String] = []
    private let linter: Linter
    private let rules: PeerRules

    init(_ linter: Linter, _ rules: PeerRules) {
        self.linter = linter
        self.rules = rules
        rows = Dictionary(uniqueKeysWithValues: rules.all.map { ($0, Row()) })
    }

    mutating func add(_ path: String, _ bytes: [UInt8], _ answer: PeerAnswer) {
        files += 1
        let tree = DockerfileParser.parse(bytes)
        let isRejected = !tree.diagnostics.isEmpty
        if isRejected { rejected.append(path) }
        switch answer {
        case .unreadable(let why), .crashed(let why): if !isRejected { unreadable.append((path, why)) }
        case .findings(let findings) where !isRejected: compare(path, tree, findings)
        case .findings: break
        }
    }

    /// A rule at an instruction.
    private struct Place: Hashable {
        var rule: String
        var instruction: Int
    }

    private mutating func compare(_ path: String, _ tree: DockerfileTree, _ findings: [PeerFinding]) {
        guard !tree.instructions.isEmpty else { return }
        let file = linter.file(tree, path: path)
        let theirs = Set(findings.filter { rows[$0.rule] != nil }.map { Place(rule: $0.rule, instruction: Self.instruction(atLine: $0.line, in: tree)) })
        var agreed: Set<Place> = []
        var ours: [Place: Diagnostic] = [:]
        var found: [String: Set<Int>] = [:]
        for finding in linter.rawFindings(tree, path: path) {
            let instruction = tree.instructions.last { $0.range.start <= finding.range.start }?.index ?? 0
            let places = rules.names(of: finding).map { Place(rule: $0, instruction: instruction) }
            for place in places { found[place.rule, default: []].insert(instruction) }
            if let place = places.first(where: theirs.contains) {
                agreed.insert(place)
            } else if let place = places.first, ours[place] == nil {
                ours[place] = finding
            }
        }
        if theirs.isEmpty, ours.isEmpty { silent += 1 }
        for place in agreed { rows[place.rule]?.both += 1 }
        for place in theirs.subtracting(agreed).sorted(by: { ($0.instruction, $0.rule) < ($1.instruction, $1.rule) }) {
            rows[place.rule]?.theirs.append(
                LintDifference(rule: place.rule, side: .theirs, path: path, file: file, instruction: tree.instructions[place.instruction], found: found[place.rule] ?? []))
        }
        for (place, finding) in ours.sorted(by: { ($0.key.instruction, $0.key.rule) < ($1.key.instruction, $1.key.rule) }) {
            rows[place.rule]?.ours.append(
                LintDifference(rule: place.rule, side: .ours, path: path, file: file, instruction: tree.instructions[place.instruction], found: found[place.rule] ?? [], finding: finding))
        }
    }

    /// Peers name the first line of an instruction, or one within it; what is about the image belongs to the FROM of the stage that is built.
    private static func instruction(atLine line: Int, in tree: DockerfileTree) -> Int {
        line == 0 ? tree.instructions.last { $0.keyword == .from }?.index ?? 0 : tree.instructions.last { $0.firstLine <= line }?.index ?? 0
    }
}
