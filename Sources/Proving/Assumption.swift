/// The kinds of what is taken to hold without proof, and of results that an organisation may not want; `--refuse KIND` names them.
public enum Assumption {
    /// Everything that is not proven.
    public static let all = "assumed"

    /// Kinds by name: the reasons of findings that are assumed.
    public static let kinds: [String] = [
        all, "build-tools", "build-user", "called-programs", "command-from-build", "command-not-literal", "command-unknown", "dev-final", "frozen-variable", "go-modules", "group-missing",
        "jre-for-jdk", "libraries", "native-libraries", "native-parts", "no-interpreter", "other-system", "package-unknown", "path-from-build", "path-from-image", "path-unknown", "probe-program",
        "program-libraries", "root", "root-need-unknown", "runtime-for-sdk", "rust-release", "script-unread", "second-python", "settings-unread", "start-program", "start-program-unknown", "start-unknown", "temporary-folder",
        "unknown-image", "unseen-writes", "user-unknown", "uv-python", "volume-owner", "workdir-unknown", "written-places",
    ]
}

extension ProofPolicy {
    /// How to refuse an assumption of this kind; `nil`: it is not refused.
    public func refusal(of kind: String) -> String? {
        [kind, Assumption.all].first(where: refused.contains).map { "refused by the policy \($0)" }
    }

    /// The same finding, failed where it is an assumption that is refused.
    func applied(to finding: ProofFinding) -> ProofFinding {
        guard finding.status == .assumed, let refusal = refusal(of: finding.reason) else { return finding }
        var failed = finding
        failed.status = .failed
        failed.message += " (\(refusal))"
        return failed
    }
}
