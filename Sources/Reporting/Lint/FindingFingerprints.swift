import Diagnostics
import Hashing
import SourceModel

/// Names for the findings of one file that stay when lines move: made of the rule, the text of the line without blanks and, of equal ones, the number.
public struct FindingFingerprints {
    /// In the order of the findings; 64 hexadecimal digits each.
    public let digests: [String]

    public init(_ source: LintedSource) {
        var seen: [String: Int] = [:]
        for finding in source.held { seen[Self.key(finding, source), default: 0] += 1 }
        digests = source.findings.map { finding in
            let key = Self.key(finding, source)
            let number = seen[key, default: 0]
            seen[key] = number + 1
            return SHA256.hexDigest(of: Array("\(key)\n\(number)".utf8))
        }
    }

    /// The same without a number, so that equal findings have the same; 16 hexadecimal digits.
    static func common(_ finding: Diagnostic, _ source: LintedSource) -> String {
        String(SHA256.hexDigest(of: Array(key(finding, source).utf8)).prefix(16))
    }

    private static func key(_ finding: Diagnostic, _ source: LintedSource) -> String {
        let line = String(decoding: source.line(source.lines.line(at: finding.range.start)), as: UTF8.self)
        return finding.rule + "\n" + line.filter { !$0.isWhitespace }
    }
}
