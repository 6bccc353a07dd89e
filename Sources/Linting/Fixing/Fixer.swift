public import BuildEffects
public import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import SourceModel

/// Applies the fixes of findings until none is left.
///
/// Each is tried by itself first: where BuildKit rejects the result, or it means something else to a build than the fix declares, it is left out.
/// Of fixes that overlap the first goes, and the others wait for the next round.
public struct Fixer: Sendable {
    private let linter: Linter
    private let applicability: Applicability

    /// - Parameter applicability: What to apply: safe fixes only, or unsafe ones, too.
    public init(_ linter: Linter, upTo applicability: Applicability) {
        self.linter = linter
        self.applicability = applicability
    }

    /// Repairs that lead to further ones come to an end soon; this many rounds are far more than any file needs.
    private static let rounds = 20

    public func fix(_ bytes: [UInt8], path: String, ignoreFile: IgnoreFile? = nil) -> FixedFile {
        let inspection = linter.inspect(DockerfileParser.parse(bytes), path: path, ignoreFile: ignoreFile)
        var result = FixedFile(bytes: bytes, remaining: inspection.findings, failures: inspection.failures)
        var refused: Set<FixedFile.Refusal> = []
        for _ in 0..<Self.rounds {
            let round = Round(result.bytes, linter, path)
            var taken: [(finding: Diagnostic, fix: Fix)] = []
            for finding in result.remaining {
                guard let fix = finding.fixes.first(where: applies), !taken.contains(where: { $0.fix.overlaps(fix) }) else { continue }
                if let changes = round.undeclared(fix) {
                    refused.insert(FixedFile.Refusal(finding: finding, fix: fix, changes: changes))
                } else {
                    taken.append((finding, fix))
                }
            }
            let edits = taken.flatMap(\.fix.edits).sorted { $0.range < $1.range }
            // Together they may still do what none does alone.
            guard !taken.isEmpty, round.undeclared(Fix(title: "", edits: edits, applicability: applicability, changes: Set(taken.flatMap(\.fix.changes)))) == nil else { break }
            result.edits = result.edits.followed(by: edits, in: bytes)
            result.bytes = result.bytes.applying(edits)
            result.fixed += taken.map(\.finding)
            let inspection = linter.inspect(DockerfileParser.parse(result.bytes), path: path, ignoreFile: ignoreFile)
            result.remaining = inspection.findings
            result.failures = inspection.failures
        }
        // What was left out at first may have gone through in a later round.
        result.refused = refused.filter { refusal in result.remaining.contains { $0.rule == refusal.finding.rule && $0.message == refusal.finding.message } }
            .sorted { ($0.finding.range, $0.fix.title) < ($1.finding.range, $1.fix.title) }
        return result
    }

    private func applies(_ fix: Fix) -> Bool { fix.applicability >= applicability && !fix.edits.isEmpty }

    /// One text, and what it means.
    private struct Round {
        let bytes: [UInt8]
        let linter: Linter
        let isRejected: Bool
        let meaning: BuildMeaning

        init(_ bytes: [UInt8], _ linter: Linter, _ path: String) {
            self.bytes = bytes
            self.linter = linter
            let tree = DockerfileParser.parse(bytes)
            isRejected = !tree.diagnostics.isEmpty
            meaning = BuildMeaning(linter.model(of: tree))
        }

        /// What a fix changes though it does not say so; `nil`: nothing, so that it may be applied.
        func undeclared(_ fix: Fix) -> Set<BuildAspect>? {
            let tree = DockerfileParser.parse(bytes.applying(fix.edits))
            if !tree.diagnostics.isEmpty, !isRejected { return [] }
            let changes = BuildMeaning(linter.model(of: tree)).differences(from: meaning).subtracting(fix.changes)
            return changes.isEmpty ? nil : changes
        }
    }
}

extension Fix {
    fileprivate func overlaps(_ other: Fix) -> Bool {
        edits.contains { own in other.edits.contains { own.range.start < $0.range.end && $0.range.start < own.range.end || own.range.start == $0.range.start || own.range.end == $0.range.end && (own.range.isEmpty || $0.range.isEmpty) } }
    }
}
