public import SourceModel

/// A repair of a finding: what it does in words, its edits and what they may change.
public struct Fix: Sendable, Hashable {
    /// What the fix does, as an order: "Remove this USER".
    public var title: String
    /// Sorted, disjoint edits of the text the finding is about.
    public var edits: [TextEdit]
    public var applicability: Applicability
    /// What of the build's meaning the edits change; a fix that turns out to change anything else is not applied.
    public var changes: Set<BuildAspect>

    public init(title: String, edits: [TextEdit], applicability: Applicability, changes: Set<BuildAspect> = []) {
        self.title = title
        self.edits = edits
        self.applicability = applicability
        self.changes = changes
    }
}
