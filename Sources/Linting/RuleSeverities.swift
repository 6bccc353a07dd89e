public import Diagnostics

/// Severities by names of rules, in order: where several names stand for one rule the last one counts.
public struct RuleSeverities: Sendable, Hashable {
    public struct Entry: Sendable, Hashable {
        /// Any name of a rule, or a preset.
        public var name: String
        public var severity: Severity
    }

    public private(set) var entries: [Entry] = []

    public init() {}

    /// In the order of the names.
    public init(_ severities: [String: Severity]) {
        entries = severities.sorted { $0.key < $1.key }.map { Entry(name: $0.key, severity: $0.value) }
    }

    /// A severity that is set counts more than those that are there.
    public subscript(name: String) -> Severity? {
        get { entries.last { $0.name == name }?.severity }
        set {
            entries.removeAll { $0.name == name }
            if let newValue { entries.append(Entry(name: name, severity: newValue)) }
        }
    }

    /// `later` counts more.
    public mutating func merge(_ later: RuleSeverities) {
        for entry in later.entries { self[entry.name] = entry.severity }
    }
}

extension RuleSeverities: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, Severity)...) {
        for (name, severity) in elements { self[name] = severity }
    }
}
