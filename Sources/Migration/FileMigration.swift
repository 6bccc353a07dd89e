public import DockerfileSyntax
public import HardenedCatalog
public import Proving
public import SourceModel

/// The plan for one file: what changes and why, and why the rest stays.
public struct FileMigration: Sendable {
    public var outcome: Outcome
    /// Image references that were left on an image that is not hardened.
    public var unmapped: Int
    /// Whether the built image runs as root; `nil`: not known.
    public var finalRoot: Bool?
    /// Whether the built image stands on a build variant.
    public var finalDev: Bool
    public var stages: [StageReport]
    public var references: [ReferenceReport]
    /// Sorted, disjoint edits of the original.
    public var edits: [TextEdit]
    public var instructions: [InstructionReport]
    /// Ranges in the original.
    public var obligations: [Obligation]
    public var interfaceChanges: [InterfaceChange]
    public var notes: [Reason]
    /// The stage that is asked for exists.
    public var hasTarget = true
    /// What BuildKit rejects; the file is left alone then.
    public var syntaxErrors: [SyntaxDiagnostic]

    /// How many obligations have this status.
    public func count(_ status: ProofStatus) -> Int { obligations.count { $0.status == status } }

    public struct StageReport: Sendable {
        public var index: Int
        public var name: String?
        public var outcome: Outcome
        /// `runtime` or `dev`; `nil` when not on a hardened image.
        public var variant: ImageDefinition.Variant?
        public var reasons: [Reason]
    }

    public struct ReferenceReport: Sendable {
        /// `from`, `copy` or `mount`.
        public var kind: String
        public var stage: Int
        public var before: String
        /// `nil`: left as it was.
        public var after: String?
        public var mapping: ImageMapping?
        public var range: SourceRange
        /// Why it was left.
        public var reason: Reason?
        /// What is to be known of the new reference.
        public var notes: [Reason]
    }

    public struct InstructionReport: Sendable {
        public enum Fate: String, Sendable { case kept, moved, replaced, dropped }

        public var range: SourceRange
        public var fate: Fate
        public var reason: String
    }
}
