/// A format for the findings of a lint run.
///
/// `file` may be called from several threads; its parts are put end to end in the order of the files, with `separator` between those that
/// are not empty.
public protocol LintReporter: Sendable {
    func opening() -> [UInt8]
    func file(_ source: LintedSource) -> [UInt8]
    var separator: [UInt8] { get }
    func closing(_ summary: LintSummary) -> [UInt8]
}
