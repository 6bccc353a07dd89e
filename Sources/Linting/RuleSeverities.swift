public import Diagnostics

/// Severities by names of rules, in order: where several names stand for one rule the last one counts.
public struct RuleSeverities: Sendable, Hashable {
    public struct Entry: Sendable, Hashable {
        /// Any name of a rule, or a preset.
        public var name: String
        public var severity: Severity

        public init(name: String, severity: Severity) {
            self.name = name
            self.severity = severity
        }
    }

    public private(set) var entries: [Entry] = []

    public init() {}

    /// Of entries of one name the last one stays.
    public init(_ entries: [Entry]) {
        var seen: Set<String> = []
        self.entries = entries.reversed().filter { seen.insert($0.name).inserted }.reversed()
    }

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
        self = RuleSeverities(entries + later.entries)
    }
}

extension RuleSeverities: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, Severity)...) {
        self.init(elements.map { Entry(name: $0.0, severity: $0.1) })
    }
}
