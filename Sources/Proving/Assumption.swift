/// The kinds of what is taken to hold without proof, and of results that an organisation may not want; `--refuse KIND` names them.
public enum Assumption {
    /// Everything that is not proven.
    public static let all = "assumed"
    /// What was made for a release line that has ended works on the next one.
    public static let newerLine = "newer-line"

    /// Kinds by name: the reasons of findings that are assumed.
    public static let kinds: [String] = [
        all, "build-tools", "build-user", "called-programs", "command-from-build", "command-not-literal", "command-unknown", "context-file", "dev-final", "dropped-command", "dropped-setting",
        "frozen-variable", "go-modules", "group-missing", "image-files", "interface-change", "jre-for-jdk", "left-behind", "libraries", "low-port", "moved-folder", "native-libraries", "native-parts", newerLine,
        "no-interpreter", "other-system", "package-unknown", "path-from-build", "path-from-image", "path-unknown", "probe-changed", "probe-program", "program-libraries",
        "root", "root-need-unknown", "runtime-for-sdk", "runtime-package", "rust-release", "script-unread", "second-python", "settings-unread", "start-changed", "start-program",
        "start-program-unknown", "start-unknown", "temporary-folder", "unknown-image", "unseen-writes", "user-unknown", "uv-python", "volume-owner", "workdir-unknown", "written-places",
    ]
}

extension ProofPolicy {
    /// How to refuse an assumption of this kind; `nil`: it is not refused.
    public func refusal(of kind: String) -> String? {
        [kind, Assumption.all].first(where: refused.contains).map { "refused by the policy \($0)" }
    }

    /// Whether what is assumed of this kind is refused.
    public func refuses(_ kind: String) -> Bool { refusal(of: kind) != nil }

    /// The same finding, failed where it is an assumption that is refused.
    func applied(to finding: ProofFinding) -> ProofFinding {
        guard finding.status == .assumed, let refusal = refusal(of: finding.reason) else { return finding }
        var failed = finding
        failed.status = .failed
        failed.message += " (\(refusal))"
        return failed
    }
}
