import BuildEffects
import DockerfileSemantics
import SourceModel

/// Whether the program that containers start may write where its command line and its settings say, and comes up with them as before.
struct ServerProof {
    let stage: StageComparison
    let use: ServerUse

    init(stage: StageComparison) {
        self.stage = stage
        use = stage.isStarted ? ServerReader(stage).read() : ServerUse()
    }

    func findings() -> [ProofFinding] {
        guard stage.isStarted else { return [] }
        var findings = stage.isAlone ? [] : use.modules.map(missing)
        guard let user = stage.after.final.user.value, user.isRoot == false, stage.isSplit || stage.isAlone else { return findings }
        guard stage.isAlone || stage.before.final.user.value?.isRoot != false else { return findings }
        let folders = WritableFolders(stage.after, in: stage.result, stage.known, context: stage.context)
        if !stage.isAlone { findings += use.withoutPort.map(changedPort) }
        var assumed: [String] = []
        for written in use.written {
            let target = "\(written.place.text) (\(written.by))"
            switch Self.owner(of: written, in: folders) {
            case .user: continue
            case .unknown: if !assumed.contains(target) { assumed.append(target) }
            case .missing:
                let folder = written.kind == .folder ? written.place : written.place.parent
                findings.append(failed("the program writes \(target), and nothing makes \(folder.text) for \(user.text); make it for \(user.text), or write to /tmp or the standard output"))
            case .another:
                findings.append(failed("the program writes \(target), which root may and \(user.text) may not; use a folder of \(user.text)'s, /tmp or the standard output"))
            }
        }
        if !assumed.isEmpty { findings.append(stage.finding(.writes, .assumed, "written-places", "\(user.text) may write \(assumed.joined(separator: ", "))", at: place)) }
        if !use.unread.isEmpty {
            let what = use.unread.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.joined(separator: ", ")
            findings.append(stage.finding(.writes, .assumed, "settings-unread", "what cannot be read here (\(what)) names no port below 1024 and only places that \(user.text) may write to", at: place))
        }
        return findings
    }

    private var place: SourceRange { stage.after.final.start.value?.range ?? stage.baseRange }

    private func missing(_ module: String) -> ProofFinding {
        let message = "\(module), which comes with \(stage.before.image.title), and whether \(stage.after.image.title) has it is not known"
        return stage.finding(.start, .failed, "module-missing", message, at: place)
    }

    private func changedPort(_ server: String) -> ProofFinding {
        let message = "\(server) has no `listen`: nginx opens port 80 for it where it is root, and port 8000 else; say the port"
        return stage.finding(.start, .failed, "default-port", message, at: place)
    }

    private func failed(_ message: String) -> ProofFinding { stage.finding(.writes, .failed, "start-writes", message, at: place) }

    private static func owner(of written: ServerUse.Written, in folders: WritableFolders) -> FolderOwner {
        if WritableFolders.isOpen(written.place) { return .user }
        let around = folders.owner(of: written.place.parent)
        if written.kind == .new { return around }
        let own = folders.owner(of: written.place)
        switch own {
        case .user, .another: return own
        case .missing: return around
        case .unknown: return written.kind == .file ? around : own
        }
    }
}
