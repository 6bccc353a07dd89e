public import Diagnostics

/// Totals of a lint run.
public struct LintSummary: Sendable, Hashable {
    /// A file or folder that could not be read.
    public struct Failure: Sendable, Hashable {
        public var path: ReportedPath
        public var message: String

        public init(path: ReportedPath, message: String) {
            self.path = path
            self.message = message
        }
    }

    /// Files that were linted.
    public var files = 0
    /// Those of them that BuildKit rejects.
    public var rejected = 0
    public var findings: [Severity: Int] = [:]
    public var failures: [Failure] = []

    /// Findings that were repaired, or with a diff would be.
    public private(set) var fixed = 0
    private var fixedFiles = 0
    private var isWritten = true

    /// What rules and codes were found.
    public private(set) var names: Set<String> = []

    public init() {}

    public mutating func count(fixed count: Int, isWritten: Bool) {
        fixed += count
        fixedFiles += count > 0 ? 1 : 0
        self.isWritten = isWritten
    }

    public mutating func count(_ found: [Diagnostic]) {
        files += 1
        for finding in found {
            findings[finding.severity, default: 0] += 1
            names.insert(finding.rule)
        }
    }

    /// The gravest severity found.
    public var worst: Severity? { findings.keys.max() }

    /// `2 errors and 1 warning in 3 files`
    public var text: String {
        let names: [(Severity, String)] = [(.error, "error"), (.warning, "warning"), (.information, "note"), (.hint, "hint")]
        let parts = names.compactMap { severity, name in findings[severity].map { Self.counted($0, name) } }
        let list = parts.count > 1 ? parts.dropLast().joined(separator: ", ") + " and " + parts[parts.count - 1] : parts.first ?? (fixed == 0 ? "nothing found" : "nothing else found")
        let refused = rejected == 0 ? "" : "; BuildKit rejects \(Self.counted(rejected, "file"))"
        let failed = failures.isEmpty ? "" : "; \(Self.counted(failures.count, "path")) could not be linted"
        let repaired = fixed == 0 ? "" : "\(Self.counted(fixed, "finding")) \(isWritten ? "repaired" : "to repair") in \(Self.counted(fixedFiles, "file")); "
        return "\(repaired)\(list) in \(Self.counted(files, "file"))\(refused)\(failed)"
    }

    private static func counted(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
