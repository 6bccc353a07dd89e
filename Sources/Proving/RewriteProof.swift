import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import SourceModel

/// Whether the image that somebody rewrote does for its users what that of the original did, beside building and starting at all.
///
/// The proofs of a migration are asked what they compare. They refuse what is not known to come to the same; here it is taken to, and named. What the file
/// could keep and whoever runs the image misses fails.
struct RewriteProof {
    let stage: StageComparison
    let policy: ProofPolicy

    func findings() -> [ProofFinding] {
        start() + ports() + users() + DroppedSettings(stage: stage).findings() + LeftBehind(stage: stage).findings() + GivenPlacesProof(stage: stage).findings()
            + VariableProof(stage).findings() + DotnetLineProof(stage).findings() + RootHomeProof(stage).findings() + RemoteFileProof(stage).findings()
            + CalledProgramsProof(stage: stage).findings() + TemporaryFolderProof(stage: stage).findings() + packages()
    }

    // MARK: start command and health check

    /// Reasons of findings that compare; the others say what the stage by itself is asked already.
    private static let comparing: Set<String> = [
        "entrypoint-gone", "entrypoint-lost", "exposed-port", "frozen-variable", "probe-changed", "probe-lost", "read-by-program", "set-for-all", "start-changed", "workdir-differs",
    ]

    private func start() -> [ProofFinding] {
        let (findings, changes) = StartProof(stage, policy: lenient).result()
        return findings.filter { Self.comparing.contains($0.reason) }.map(said)
            + changes.filter(\.needsPermission).map { change in
                let text = "whoever runs the image follows: the \(change.kind.title) was \(CommandText.short([change.before])) and is \(CommandText.short([change.after]))"
                return stage.finding(.start, .assumed, "interface-change", text, at: stage.after.final.start.value?.range ?? stage.baseRange)
            }
    }

    /// The same finding, in words for a file that is there already, and taken to hold where nobody can tell.
    private func said(_ finding: ProofFinding) -> ProofFinding {
        func assumed(_ reason: String, _ message: String) -> ProofFinding { stage.finding(finding.obligation, .assumed, reason, message, at: finding.range) }
        switch finding.reason {
        case "probe-changed": return assumed("probe-changed", "the HEALTHCHECK asks what the one of the original did")
        case "probe-lost": return stage.finding(finding.obligation, .failed, finding.reason, "the HEALTHCHECK of the original is gone", at: finding.range)
        case "workdir-differs":
            let (old, new) = (stage.before.final.workdir.value ?? "one that is not known", stage.after.final.workdir.value ?? "one that is not known")
            return assumed("left-behind", "what the start command names lies in \(new) as it did in \(old), the working directory of the original")
        case "start-changed":
            let reading = stage.startReader(policy: policy)?.read()
            let (old, new) = (plainWords(reading) ?? words(stage.before), words(stage.after))
            // The image around the command makes the difference.
            if old == new { return finding }
            let (shownOld, shownNew) = Self.differing(old, new)
            if case .refused(let refusal)? = reading {
                return assumed("start-changed", "`\(shownNew)` does what `\(shownOld)` did, of which it cannot be told (\(refusal.message))")
            }
            if Self.isScript(old) {
                return assumed("start-changed", "`\(shownNew)` does what `\(shownOld)` did, of which it cannot be told")
            }
            if !new.isEmpty, old.count > new.count, old.suffix(new.count).elementsEqual(new) {
                return assumed("start-changed", "the program starts as well without `\(CommandText.short(Array(old.dropLast(new.count))))` in front of it")
            }
            return stage.finding(finding.obligation, .failed, finding.reason, "containers start `\(shownNew)` instead of `\(shownOld)`", at: finding.range)
        default: return finding
        }
    }

    /// The command as the file has it, without an entry point of the image around it.
    private func words(_ stage: Stage) -> [String] {
        let state = stage.final
        return (state.entrypoint.value?.range == nil ? state.cmd.value : nil)?.words ?? state.start.value?.words ?? []
    }

    /// What the command of the original comes to without a shell.
    private func plainWords(_ reading: StartReading?) -> [String]? {
        guard case .plain(let plain)? = reading, !plain.isBehindEntrypoint else { return nil }
        let state = stage.before.final
        return (plain.entrypoint ?? (state.entrypoint.value?.range == nil ? nil : state.entrypoint.value?.words) ?? []) + (plain.cmd ?? state.cmd.value?.words ?? [])
    }

    /// Both commands, from a word before the first that differs on.
    private static func differing(_ old: [String], _ new: [String]) -> (String, String) {
        let common = max(0, zip(old, new).prefix { $0 == $1 }.count - 1)
        func shown(_ words: [String]) -> String { CommandText.short((common > 1 ? ["…"] : Array(words.prefix(common))) + words.dropFirst(common)) }
        return (shown(old), shown(new))
    }

    /// Whether a command starts what only its own text tells: a shell, or a file of the project.
    private static func isScript(_ words: [String]) -> Bool {
        guard let program = words.first else { return false }
        return ShellStart.needsShell(words, isShellForm: false) || program.contains("/") && !RuntimePlaces.isProgramFolder(Place(absolute: program).parent) || program.hasSuffix(".sh")
    }

    /// With what only whoever runs the image can tell allowed: it is named instead.
    private var lenient: ProofPolicy {
        var lenient = policy
        lenient.allowsInterfaceChange = true
        return lenient
    }

    private func ports() -> [ProofFinding] { PortProof(stage: stage, policy: policy, use: ServerReader(stage).read()).findings().map(assumed) }

    // MARK: users and packages

    private func users() -> [ProofFinding] {
        (UserProof(stage).findings() + ModeProof(stage: stage).findings()).filter { ["mask-closes", "root-need-unknown", "unreadable", "would-become-root"].contains($0.reason) }
    }

    /// By which way libraries come into the image is not followed.
    private func packages() -> [ProofFinding] {
        CarriedPackageProof(stage: stage, builder: nil).findings().map { $0.reason == "runtime-package" ? assumed($0) : $0 }
    }

    private func assumed(_ finding: ProofFinding) -> ProofFinding {
        var finding = finding
        finding.status = .assumed
        return finding
    }
}
