import Diagnostics
import SourceModel

/// Findings that are known and not reported again.
///
/// A finding is known by its file, its rule and the text of its line, so it stays known when lines move; of equal ones as many as there were.
public struct LintBaseline: Sendable {
    /// Equal findings of one file.
    public struct Entry: Sendable, Hashable {
        /// Relative to the folder of the baseline.
        public var path: ReportedPath
        public var rule: String
        /// 16 hexadecimal digits.
        public var fingerprint: String
        public var count: Int
    }

    private struct Key: Sendable, Hashable {
        var rule: String
        var fingerprint: String
    }

    private var counts: [ReportedPath: [Key: Int]] = [:]

    public init(_ entries: [Entry]) {
        for entry in entries { counts[entry.path, default: [:]][Key(rule: entry.rule, fingerprint: entry.fingerprint), default: 0] += entry.count }
    }

    /// The files it has findings of.
    public var paths: [ReportedPath] { counts.keys.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) } }

    /// How many findings of a file it has.
    public func count(at path: ReportedPath) -> Int { counts[path]?.values.reduce(0, +) ?? 0 }

    /// Sets the findings of `source` aside that are known; those further up come first.
    ///
    /// - Parameter isLookedFor: Whether all findings of a rule were looked for; of other rules none is gone.
    /// - Returns: How many known findings are gone.
    public func sift(_ source: inout LintedSource, at path: ReportedPath, isLookedFor: (String) -> Bool) -> Int {
        guard var left = counts[path] else { return 0 }
        var new: [Diagnostic] = []
        for finding in source.findings {
            let key = Key(rule: finding.rule, fingerprint: FindingFingerprints.common(finding, source))
            if let count = left[key], count > 0 {
                left[key] = count - 1
                source.held.append(finding)
            } else {
                new.append(finding)
            }
        }
        source.findings = new
        return left.reduce(0) { $0 + (isLookedFor($1.key.rule) ? $1.value : 0) }
    }

    /// What a baseline has to hold for the findings of `source` to be known.
    public static func entries(of source: LintedSource, at path: ReportedPath) -> [Entry] {
        var counts: [Key: Int] = [:]
        for finding in source.findings { counts[Key(rule: finding.rule, fingerprint: FindingFingerprints.common(finding, source)), default: 0] += 1 }
        return counts.map { Entry(path: path, rule: $0.key.rule, fingerprint: $0.key.fingerprint, count: $0.value) }
    }
}
