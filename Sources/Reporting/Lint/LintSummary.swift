public import Diagnostics

/// Totals of a lint run.
public struct LintSummary: Sendable, Hashable {
    /// A file or folder that could not be read.
    public struct Failure: Sendable, Hashable {
        public var path: String
        public var message: String

        public init(path: String, message: String) {
            self.path = path
            self.message = message
        }
    }

    /// Files that were linted.
    public var files = 0
    public var findings: [Severity: Int] = [:]
    public var failures: [Failure] = []

    public init() {}

    public mutating func count(_ found: [Diagnostic]) {
        files += 1
        for finding in found { findings[finding.severity, default: 0] += 1 }
    }

    /// The gravest severity found.
    public var worst: Severity? { findings.keys.max() }

    /// `2 errors and 1 warning in 3 files`
    public var text: String {
        let names: [(Severity, String)] = [(.error, "error"), (.warning, "warning"), (.information, "note"), (.hint, "hint")]
        let parts = names.compactMap { severity, name in findings[severity].map { Self.counted($0, name) } }
        let list = parts.count > 1 ? parts.dropLast().joined(separator: ", ") + " and " + parts[parts.count - 1] : parts.first ?? "nothing found"
        let unread = failures.isEmpty ? "" : "; \(Self.counted(failures.count, "path")) could not be read"
        return "\(list) in \(Self.counted(files, "file"))\(unread)"
    }

    private static func counted(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
