public import Diagnostics

/// The rules that a run uses, with the severities its configuration gives them.
public struct RuleSelection: Sendable {
    /// A rule, how much of it is asked for, and its configured severities.
    ///
    /// Without the metadata, which all threads would count references of for each file.
    public struct Entry: Sendable {
        public let rule: any Rule.Type
        /// The parts that are asked for, `nil` among them for what belongs to no part; `nil`: everything.
        let parts: Set<String?>?
        /// The rule was asked for by one of its names or by a preset other than the default.
        let isDemanded: Bool
        /// By part; none: the rule's own.
        let severities: [String?: Severity]

        /// All of the rule is asked for.
        public var isWhole: Bool { parts == nil }

        /// The parts that are asked for, `nil` being what belongs to none, with the severities of their findings.
        public var chosen: [(part: String?, severity: Severity)] {
            let metadata = rule.metadata
            return ([nil] + metadata.parts.sorted()).filter { part in parts?.contains(part) ?? true }.map { (part: $0, severity: severity(of: $0) ?? metadata.severity) }
        }

        /// The configured severity of a part; `nil`: the rule's own.
        func severity(of part: String?) -> Severity? { severities.isEmpty ? nil : severities[part] }
    }

    /// A rule of a configuration; `nil`: the severity is its own.
    public struct OwnEntry: Sendable {
        public let rule: PatternRule
        public let severity: Severity?
    }

    public let entries: [Entry]
    public let ownEntries: [OwnEntry]
    /// Of all known rules, for pragmas and reports.
    public let known: [RuleMetadata]
    /// A rule asks what `.dockerignore` excludes.
    public var readsIgnoreFile: Bool { entries.contains { $0.rule.metadata.readsIgnoreFile } }

    /// Whether all findings of a rule are asked for; true of a name that no rule has.
    public func looksForAll(_ rule: String) -> Bool {
        guard known.contains(where: { $0.name == rule }) else { return true }
        return entries.contains { $0.parts == nil && $0.rule.metadata.name == rule } || ownEntries.contains { $0.rule.name == rule }
    }

    /// Chooses among `rules`: those of `select` (the default set when empty) without those of `ignore`.
    ///
    /// Every name may be a rule's name, its code, what another tool calls it, a preset or `all`.
    ///
    /// - Parameter own: Rules of a configuration, which belong to the default set.
    /// - Parameter elsewhere: Names of rules that only configurations of other files have; they stand for none.
    public init(
        _ rules: [any Rule.Type], own: [PatternRule] = [], select: [String], ignore: [String] = [], severities: RuleSeverities = [:], elsewhere: Set<String> = []
    ) throws(RuleSelectionError) {
        let known = rules.map { $0.metadata } + own.map(\.metadata)
        let selected = try Self.choices(of: select.isEmpty ? [RulePreset.default.rawValue] : select, in: known, elsewhere)
        let demanded = try Self.choices(of: select.filter { $0 != RulePreset.default.rawValue }, in: known, elsewhere)
        let ignored = try Self.choices(of: ignore, in: known, elsewhere)
        var configured: [Choice: Severity] = [:]
        for entry in severities.entries {
            for choice in try Self.choices(of: [entry.name], in: known, elsewhere) { configured[choice] = entry.severity }
        }
        self.known = known
        entries = zip(rules, known).compactMap { rule, metadata in
            let all = Choice.all(metadata)
            let chosen = all.filter { selected.contains($0) && !ignored.contains($0) }
            if chosen.isEmpty { return nil }
            var severities: [String?: Severity] = [:]
            for choice in chosen { if let severity = configured[choice] { severities[choice.part] = severity } }
            return Entry(
                rule: rule, parts: chosen.count == all.count ? nil : Set(chosen.map(\.part)), isDemanded: chosen.contains(where: demanded.contains), severities: severities)
        }
        ownEntries = own.compactMap { rule in
            let choice = Choice(rule: rule.name)
            return selected.contains(choice) && !ignored.contains(choice) ? OwnEntry(rule: rule, severity: configured[choice]) : nil
        }
    }

    /// The default set of `rules`.
    public init(_ rules: [any Rule.Type]) {
        known = rules.map { $0.metadata }
        ownEntries = []
        entries = rules.filter { $0.metadata.isOnByDefault }.map { Entry(rule: $0, parts: nil, isDemanded: false, severities: [:]) }
    }

    /// A rule's findings for one part, or those for none.
    private struct Choice: Hashable {
        var rule: String
        var part: String?

        static func all(_ rule: RuleMetadata) -> [Choice] {
            [Choice(rule: rule.name, part: nil)] + rule.parts.sorted().map { Choice(rule: rule.name, part: $0) }
        }
    }

    private static func choices(of words: [String], in known: [RuleMetadata], _ elsewhere: Set<String>) throws(RuleSelectionError) -> Set<Choice> {
        var choices: Set<Choice> = []
        for word in words {
            if word == "all" {
                choices.formUnion(known.flatMap(Choice.all))
            } else if let preset = RulePreset(rawValue: word) {
                choices.formUnion(known.filter { $0.presets.contains(preset) }.flatMap(Choice.all))
            } else {
                let called = known.filter { $0.isCalled(word) }
                if called.isEmpty, !elsewhere.contains(word.lowercased()) { throw RuleSelectionError(name: word) }
                choices.formUnion(called.flatMap { rule in Choice.all(rule).filter { rule.isCalled(word, for: $0.part) } })
            }
        }
        return choices
    }
}
