public import SourceModel

/// A Dockerfile as text: every byte in its place, and each instruction typed.
///
/// Parsing never fails. What BuildKit would reject is in `diagnostics`, the first of them being the one BuildKit
/// itself reports, and parsing goes on with the next instruction.
public struct DockerfileTree: Sendable {
    /// The text, exactly as it was given.
    public let bytes: [UInt8]
    /// The character that continues lines: a backslash, or a backtick after `# escape=` with one.
    public let escape: UInt8
    /// The parser directives at the top, in order.
    public let directives: [ParserDirective]
    /// The instructions in order; unknown and broken ones included.
    public let instructions: [Instruction]
    /// What BuildKit would reject, in the order in which it would meet it.
    public let diagnostics: [SyntaxDiagnostic]
    /// What stands between the instructions: byte order mark, directives, comments, blank lines. Together with
    /// the ranges of the instructions they cover every byte once.
    public let trivia: [Trivia]

    /// The text of a range, with invalid UTF-8 repaired.
    public func text(_ range: SourceRange) -> String {
        String(decoding: bytes[range.indices], as: UTF8.self)
    }
}
