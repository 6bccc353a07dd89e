public import Diagnostics
import DockerfileSyntax

/// The rules that a run uses, with the severities its configuration gives them.
public struct RuleSelection: Sendable {
    /// A rule, how much of it is asked for, and its configured severities.
    ///
    /// Small, since each file's report of each rule holds a copy: without the metadata, and without what is said of few rules.
    public struct Entry: Sendable {
        public let rule: any Rule.Type
        /// The rule was asked for by one of its names or by a preset other than the default.
        let isDemanded: Bool
        /// `nil`: all of the rule, with severities of its own.
        private let details: Details?

        private final class Details: Sendable {
            let parts: RuleParts?
            let without: Set<String>
            /// By part; none: the rule's own.
            let severities: [(part: String?, severity: Severity)]

            init(_ parts: RuleParts?, _ without: Set<String>, _ severities: [(part: String?, severity: Severity)]) {
                self.parts = parts
                self.without = without
                self.severities = severities
            }
        }

        init(rule: any Rule.Type, parts: RuleParts?, isDemanded: Bool, without: Set<String> = [], severities: [(part: String?, severity: Severity)] = []) {
            self.rule = rule
            self.isDemanded = isDemanded
            details = parts == nil && without.isEmpty && severities.isEmpty ? nil : Details(parts, without, severities)
        }

        /// The parts that are asked for; `nil`: everything.
        var parts: RuleParts? { details?.parts }
        /// Codes that the rule does not pass on.
        private var without: Set<String> { details?.without ?? [] }

        /// All of the rule is asked for.
        public var isWhole: Bool { parts == nil }

        /// The parts that are asked for, `nil` being what belongs to none, with the severities of their findings.
        public var chosen: [(part: String?, severity: Severity)] {
            let metadata = rule.metadata
            if metadata.relays != nil {
                let names = (parts?.all ?? [nil]).filter { $0 != Choice.onDemand }.sorted { ($0 ?? "") < ($1 ?? "") }
                return names.map { name in (part: name, severity: severity(of: name) ?? metadata.severity) }
            }
            return ([nil] + metadata.parts.sorted()).filter { part in parts?.contains(part) ?? true }.map { (part: $0, severity: severity(of: $0) ?? metadata.severity) }
        }

        /// The configured severity of a part; `nil`: the rule's own.
        func severity(of part: String?) -> Severity? { details?.severities.first { $0.part == part }?.severity }

        /// Whether a code that the rule passes on is asked for: by itself, or with others of its kind.
        func wants(_ code: String, onDemand: Bool) -> Bool {
            if without.contains(code) { return false }
            guard let parts else { return true }
            return parts.contains(code) || parts.contains(onDemand ? Choice.onDemand : nil)
        }

        func severity(of code: String, onDemand: Bool) -> Severity? {
            severity(of: code) ?? severity(of: onDemand ? Choice.onDemand : nil)
        }
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
    /// A rule passes on what another program says.
    public var relaysFindings: Bool { entries.contains { $0.rule.metadata.relays != nil } }

    /// Whether a name is the code of another program that a rule passes on.
    public func isRelayed(_ rule: String) -> Bool { known.contains { $0.relays?.contains(rule) == true } }

    /// Whether all findings of a rule are asked for; true of a name that no rule has.
    public func looksForAll(_ rule: String) -> Bool {
        if let relaying = known.first(where: { $0.relays?.contains(rule) == true }) {
            return entries.contains { $0.rule.metadata.name == relaying.name && $0.wants(rule, onDemand: true) }
        }
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
            var chosen = all.filter { selected.contains($0) && !ignored.contains($0) }
            var without: Set<String> = []
            if metadata.relays != nil {
                let named = { (choices: Set<Choice>) in choices.filter { $0.rule == metadata.name && !all.contains($0) } }
                without = Set(named(ignored).compactMap(\.part))
                // Who leaves the whole rule out leaves out all of its codes.
                if !all.allSatisfy(ignored.contains) { chosen += named(selected).filter { !ignored.contains($0) } }
            }
            if chosen.isEmpty { return nil }
            var severities: [(part: String?, severity: Severity)] = []
            for (choice, severity) in configured where choice.rule == metadata.name && (chosen.contains(choice) || metadata.relays != nil) { severities.append((choice.part, severity)) }
            let isWhole = all.allSatisfy(chosen.contains)
            return Entry(
                rule: rule, parts: isWhole ? nil : RuleParts(chosen.map(\.part)), isDemanded: chosen.contains(where: demanded.contains), without: without, severities: severities)
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
        let known = known
        entries = rules.indices.filter { known[$0].isOnByDefault }.map { Entry(rule: rules[$0], parts: known[$0].relays == nil ? nil : RuleParts([nil]), isDemanded: false) }
    }

    /// A rule's findings for one part, or those for none.
    private struct Choice: Hashable {
        var rule: String
        var part: String?

        /// Of a rule that passes findings on: what is not part of the default set.
        static let onDemand = "on demand"

        static func all(_ rule: RuleMetadata) -> [Choice] {
            if rule.relays != nil { return [Choice(rule: rule.name, part: nil), Choice(rule: rule.name, part: onDemand)] }
            return [Choice(rule: rule.name, part: nil)] + rule.parts.sorted().map { Choice(rule: rule.name, part: $0) }
        }
    }

    /// What was probably meant by a word that stands for nothing.
    private static func nearest(to word: String, in known: [RuleMetadata]) -> String? {
        let groups = RulePreset.allCases.map(\.rawValue) + ["all"]
        // These alone have to be written as they are.
        if groups.contains(word.lowercased()) { return word.lowercased() }
        let names = known.flatMap { [$0.name, $0.code] + $0.aliases.map(\.name) }
        guard let nearest = Suggestion.nearest(to: word, among: groups + names, caseSensitive: false) else { return nil }
        return groups.contains(nearest.lowercased()) ? nearest.lowercased() : nearest
    }

    private static func choices(of words: [String], in known: [RuleMetadata], _ elsewhere: Set<String>) throws(RuleSelectionError) -> Set<Choice> {
        var choices: Set<Choice> = []
        for word in words {
            if word == "all" {
                choices.formUnion(known.flatMap(Choice.all))
            } else if let preset = RulePreset(rawValue: word) {
                let rules = known.filter { $0.presets.contains(preset) }
                choices.formUnion(rules.flatMap { rule in Choice.all(rule).filter { preset != .default || $0.part != Choice.onDemand } })
            } else {
                let called = known.filter { $0.isCalled(word) }
                if called.isEmpty, !elsewhere.contains(word.lowercased()) { throw RuleSelectionError(name: word, suggestion: Self.nearest(to: word, in: known)) }
                choices.formUnion(
                    called.flatMap { rule in
                        rule.relays?.contains(word) == true
                            ? [Choice(rule: rule.name, part: word.uppercased())] : Choice.all(rule).filter { rule.isCalled(word, for: $0.part) }
                    })
            }
        }
        return choices
    }
}
