import Diagnostics
import Hashing
import SourceModel

/// Names for the findings of one file that stay when lines move: made of the rule, the text of the line without blanks and, of equal ones, the number.
public struct FindingFingerprints {
    /// In the order of the findings; 64 hexadecimal digits each.
    public let digests: [String]

    public init(_ source: LintedSource) {
        var seen: [String: Int] = [:]
        digests = source.findings.map { finding in
            let line = String(decoding: source.line(source.lines.line(at: finding.range.start)), as: UTF8.self)
            let key = finding.rule + "\n" + line.filter { !$0.isWhitespace }
            let number = seen[key, default: 0]
            seen[key] = number + 1
            return SHA256.hexDigest(of: Array("\(key)\n\(number)".utf8))
        }
    }
}
