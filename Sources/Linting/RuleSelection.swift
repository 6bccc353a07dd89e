public import Diagnostics

/// The rules that a run uses, with the severities its configuration gives them.
public struct RuleSelection: Sendable {
    /// A rule and its configured severity; `nil`: the rule's own.
    ///
    /// Without the metadata, which all threads would count references of for each file.
    public struct Entry: Sendable {
        public let rule: any Rule.Type
        public let severity: Severity?
    }

    public let entries: [Entry]
    /// Of all known rules, for pragmas and reports.
    public let known: [RuleMetadata]
    /// A rule asks what `.dockerignore` excludes.
    public var readsIgnoreFile: Bool { entries.contains { $0.rule.metadata.readsIgnoreFile } }

    /// Chooses among `rules`: those of `select` (the default set when empty) without those of `ignore`.
    ///
    /// Every name may be a rule's name, its code, what another tool calls it, a preset or `all`.
    public init(
        _ rules: [any Rule.Type], select: [String], ignore: [String] = [], severities: [String: Severity] = [:]
    ) throws(RuleSelectionError) {
        let known = rules.map { $0.metadata }
        let selected = select.isEmpty ? Set(known.filter(\.isOnByDefault).map(\.name)) : try Self.names(of: select, in: known)
        let ignored = try Self.names(of: ignore, in: known)
        var configured: [String: Severity] = [:]
        for (name, severity) in severities.sorted(by: { $0.key < $1.key }) {
            for rule in try Self.names(of: [name], in: known) { configured[rule] = severity }
        }
        self.known = known
        entries = zip(rules, known).compactMap { rule, metadata in
            guard selected.contains(metadata.name), !ignored.contains(metadata.name) else { return nil }
            return Entry(rule: rule, severity: configured[metadata.name])
        }
    }

    /// The default set of `rules`.
    public init(_ rules: [any Rule.Type]) {
        known = rules.map { $0.metadata }
        entries = rules.filter { $0.metadata.isOnByDefault }.map { Entry(rule: $0, severity: nil) }
    }

    private static func names(of words: [String], in known: [RuleMetadata]) throws(RuleSelectionError) -> Set<String> {
        var names: Set<String> = []
        for word in words {
            if word == "all" {
                names.formUnion(known.map(\.name))
            } else if let preset = RulePreset(rawValue: word) {
                names.formUnion(known.filter { $0.presets.contains(preset) }.map(\.name))
            } else {
                let called = known.filter { $0.isCalled(word) }
                if called.isEmpty { throw RuleSelectionError(name: word) }
                names.formUnion(called.map(\.name))
            }
        }
        return names
    }
}
