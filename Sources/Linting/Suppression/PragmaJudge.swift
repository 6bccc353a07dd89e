import DockerfileSyntax
import Migration

/// Says which names of pragmas are of no use in a run.
struct PragmaJudge {
    private let selection: RuleSelection
    /// The run looks at less than all of a file's meaning, so that what silences nothing now may do so otherwise.
    private let isPartial: Bool
    private let knowsIgnoreFile: Bool
    private let knowsPolicy: Bool

    init(_ selection: RuleSelection, _ options: LintOptions, knowsIgnoreFile: Bool) {
        self.selection = selection
        self.knowsIgnoreFile = knowsIgnoreFile
        knowsPolicy = options.policy != LintPolicy()
        isPartial = options.asMigrated || options.platform != nil || options.migration.target != nil || !options.migration.buildArguments.isEmpty
    }

    func review(_ placed: inout PlacedPragma) {
        for (name, isUsed) in zip(placed.pragma.names, placed.isUsed) where !isUsed {
            let rules = selection.known.filter { $0.isCalled(name.text) }
            if rules.isEmpty {
                if isOurs(name.text, placed.pragma.dialect) { placed.unknown.append(PlacedPragma.UnknownName(name: name, nearest: nearest(to: name.text))) }
            } else if !isPartial, rules.allSatisfy({ hasRun($0, as: name.text) }) {
                placed.idle.append(name)
            }
        }
    }

    private func nearest(to name: String) -> String? {
        Suggestion.nearest(to: name, among: selection.known.map(\.name), caseSensitive: false)
    }

    /// Whether all that a rule says under a name has been looked for.
    private func hasRun(_ rule: RuleMetadata, as name: String) -> Bool {
        // What is said of pragmas is only said when all other rules have spoken.
        // What other programs are asked, they may be asked elsewhere.
        if rule.relays != nil { return false }
        guard let entry = selection.entries.first(where: { $0.rule.metadata.name == rule.name }), entry.rule.asPragmaRule == nil, knowsIgnoreFile || !rule.readsIgnoreFile, knowsPolicy || !rule.readsPolicy else { return false }
        guard let parts = entry.parts else { return true }
        return ([nil] + rule.parts.sorted().map { $0 }).allSatisfy { !rule.isCalled(name, for: $0) || parts.contains($0) }
    }

    /// Names that other tools may know are theirs to judge: of the codes of hadolint and ShellCheck, and of BuildKit's checks, some are none of our rules.
    private func isOurs(_ name: String, _ dialect: SuppressionPragma.Dialect) -> Bool {
        if dialect == .buildkit { return false }
        let small = name.lowercased()
        let digits = small.dropFirst(2)
        return !((small.hasPrefix("dl") || small.hasPrefix("sc")) && !digits.isEmpty && digits.allSatisfy(\.isASCIIDigit))
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
