public import DockerfileSyntax
public import Proving

/// What is shown of a file that is to stand on hardened images.
public struct FileVerification: Sendable {
    public var outcome: Outcome
    public var stages: [StageReport]
    public var obligations: [Obligation]
    /// What BuildKit rejects; nothing is judged then.
    public var syntaxErrors: [SyntaxDiagnostic]
    /// The stage that is asked for exists.
    public var hasTarget = true
    /// So does it in the original, if the file is compared with one.
    public var originalHasTarget = true

    public struct StageReport: Sendable {
        public var index: Int
        public var name: String?
        /// The image under it, as it is called in messages.
        public var image: String
        /// It stands on a hardened image that the catalogue knows, and was judged.
        public var isJudged: Bool
    }

    /// The worst of all; `proven` where there is none.
    public var status: ProofStatus { obligations.map(\.status).max() ?? .proven }

    public func count(_ status: ProofStatus) -> Int { obligations.count { $0.status == status } }
}
