public import Diagnostics

/// Totals of a lint run.
public struct LintSummary: Sendable {
    /// A file or folder that could not be read.
    public struct Failure: Sendable, Hashable {
        public var path: ReportedPath
        public var message: String
        /// The file was linted by some rules.
        public var isPartial: Bool

        public init(path: ReportedPath, message: String, isPartial: Bool = false) {
            self.path = path
            self.message = message
            self.isPartial = isPartial
        }
    }

    /// Files that were linted.
    public var files = 0
    /// Those of them that BuildKit rejects.
    public var rejected = 0
    public private(set) var findings = SeverityCounts()
    public var failures: [Failure] = []

    /// Findings that were repaired, or with a diff would be.
    public private(set) var fixed = 0
    private var fixedFiles = 0
    private var isWritten = true
    private var isSilenced = false

    /// What rules and codes were found.
    public private(set) var names: Set<String> = []
    /// Findings that the baseline holds, which are not reported.
    public var held = 0
    /// Findings that the baseline holds and that are there no more.
    public var gone = 0
    /// The baseline to be written anew where some are gone.
    public var baseline: ReportedPath?
    /// Where the findings of this run were written down, and how many; `nil`: nowhere.
    public var recorded: (file: ReportedPath, count: Int)?

    public init() {}

    /// - Parameter isSilenced: They were not repaired, but silenced.
    public mutating func count(fixed count: Int, isWritten: Bool, isSilenced: Bool = false) {
        fixed += count
        fixedFiles += count > 0 ? 1 : 0
        self.isWritten = isWritten
        self.isSilenced = isSilenced
    }

    public mutating func count(_ found: [Diagnostic]) {
        files += 1
        for finding in found {
            findings.add(finding.severity)
            names.insert(finding.rule)
        }
    }

    /// The gravest severity found.
    public var worst: Severity? { findings.worst }

    /// `2 errors and 1 warning in 3 files`
    public var text: String {
        let names: [(Severity, String)] = [(.error, "error"), (.warning, "warning"), (.information, "note"), (.hint, "hint")]
        let parts = names.compactMap { severity, name in findings[severity] > 0 ? Self.counted(findings[severity], name) : nil }
        let list = parts.count > 1 ? parts.dropLast().joined(separator: ", ") + " and " + parts[parts.count - 1] : parts.first ?? nothing
        let refused = rejected == 0 ? "" : "; BuildKit rejects \(Self.counted(rejected, "file"))"
        let partial = Set(failures.filter(\.isPartial).map(\.path)).count
        let whole = failures.count { !$0.isPartial }
        let failed = (whole == 0 ? "" : "; \(Self.counted(whole, "path")) could not be linted") + (partial == 0 ? "" : "; \(Self.counted(partial, "file")) could not be linted by all rules")
        let repaired = fixed == 0 ? "" : "\(Self.counted(fixed, "finding")) \(deed) in \(Self.counted(fixedFiles, "file")); "
        if let recorded {
            return "\(repaired)\(Self.counted(recorded.count, "finding")) of \(Self.counted(files, "file")) recorded in \(recorded.file.shown)\(refused)"
        }
        return "\(repaired)\(list) in \(Self.counted(files, "file"))\(refused)\(failed)\(known)"
    }

    private var nothing: String { held > 0 ? "nothing new found" : fixed > 0 ? "nothing else found" : "nothing found" }

    /// What there is to say about the baseline.
    private var known: String {
        var text = held == 0 ? "" : "; \(Self.counted(held, "finding")) known from the baseline"
        if gone > 0 {
            let remedy = baseline.map { ": write it anew with --write-baseline \($0.shown)" } ?? ""
            text += "; \(Self.counted(gone, "finding")) of the baseline \(gone == 1 ? "is" : "are") gone\(remedy)"
        }
        return text
    }

    private var deed: String { isSilenced ? isWritten ? "silenced" : "to silence" : isWritten ? "repaired" : "to repair" }

    private static func counted(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
