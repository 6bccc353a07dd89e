public import BuildEffects
public import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
public import SourceModel

/// Adds comments that silence findings, for editors and for projects that begin to lint.
public struct PragmaAdder: Sendable {
    private let linter: Linter
    private let reason: String?

    /// - Parameter reason: What new comments say as their reason; a single line.
    public init(_ linter: Linter, reason: String? = nil) {
        self.linter = linter
        self.reason = reason
    }

    /// Edits that silence the findings of a file that `isMeant` holds for, each at its instruction; sorted and disjoint.
    ///
    /// A pragma that is there already takes the names up, in its own words. What is said of pragmas themselves stays.
    public func edits(_ bytes: [UInt8], path: String, ignoreFile: IgnoreFile? = nil, where isMeant: (Diagnostic) -> Bool) -> [TextEdit] {
        let tree = DockerfileParser.parse(bytes)
        return edits(tree, linter.lint(tree, path: path, ignoreFile: ignoreFile).filter(isMeant))
    }

    private func edits(_ tree: DockerfileTree, _ findings: [Diagnostic]) -> [TextEdit] {
        let pragmaRules = Set(linter.selection.entries.filter { $0.rule.asPragmaRule != nil }.map { $0.rule.metadata.name })
        var insertion = PragmaInsertion(tree, reason: reason)
        for finding in findings where !pragmaRules.contains(finding.rule) {
            if let rule = linter.selection.known.first(where: { $0.name == finding.rule }) {
                insertion.silence(PragmaInsertion.Names(rule, finding.part), at: finding.range)
            } else if linter.selection.isRelayed(finding.rule) {
                insertion.silence(PragmaInsertion.Names(code: finding.rule), at: finding.range)
            }
        }
        return insertion.edits
    }

    /// Silences all findings from a severity on; `nil`: none. A file that BuildKit rejects is left alone, and one that would not mean the same with the comments.
    public func add(to bytes: [UInt8], path: String, ignoreFile: IgnoreFile? = nil, from severity: Severity?) -> FixedFile {
        let tree = DockerfileParser.parse(bytes)
        let inspection = linter.inspect(tree, path: path, ignoreFile: ignoreFile)
        let found = inspection.findings
        var result = FixedFile(bytes: bytes, remaining: found, failures: inspection.failures)
        guard let severity else { return result }
        let edits = edits(tree, found.filter { $0.severity >= severity })
        // Where an organisation does not honour pragmas, they would be of no use.
        if edits.isEmpty || linter.options.policy.ignoresPragmas || !isSame(bytes, bytes.applying(edits)) { return result }
        result.bytes = bytes.applying(edits)
        result.edits = edits
        result.remaining = linter.lint(result.bytes, path: path, ignoreFile: ignoreFile)
        var left = result.remaining.map(Said.init)
        result.fixed = found.filter { finding in
            guard let place = left.firstIndex(of: Said(finding)) else { return true }
            left.remove(at: place)
            return false
        }
        return result
    }

    /// Whether a build makes the same of both texts.
    private func isSame(_ old: [UInt8], _ new: [UInt8]) -> Bool {
        let (before, after) = (DockerfileParser.parse(old), DockerfileParser.parse(new))
        guard before.diagnostics.isEmpty, after.diagnostics.isEmpty, before.directives.map(\.value) == after.directives.map(\.value), before.instructions.count == after.instructions.count else { return false }
        for name in [ParserDirective.Name.syntax, .check] where FrontendDirective.detect(name, in: old)?.value != FrontendDirective.detect(name, in: new)?.value { return false }
        return BuildMeaning(linter.model(of: after)).differences(from: BuildMeaning(linter.model(of: before))).isEmpty
    }

    /// A finding, wherever it has moved to.
    private struct Said: Hashable {
        var rule: String
        var message: String

        init(_ finding: Diagnostic) {
            rule = finding.rule
            message = finding.message
        }
    }
}
