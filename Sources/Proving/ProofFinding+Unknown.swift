extension ProofFinding {
    /// Reasons that refuse a migration because something is not known, and say nothing against a file that is there already.
    private static let unknownReasons: Set<String> = [
        "command-unknown", "group-missing", "no-interpreter", "package-unknown", "path-unknown", "script-unread", "second-python", "start-program-unknown", "start-unknown", "user-unknown",
        "workdir-unknown",
    ]

    /// The same, taken to hold where it failed merely for want of knowledge.
    var whereUnknownAssumed: ProofFinding {
        guard status == .failed, Self.unknownReasons.contains(reason) else { return self }
        var finding = self
        finding.status = .assumed
        return finding
    }
}
