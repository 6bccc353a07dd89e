import DockerfileSemantics
import DockerfileSyntax
import SourceModel

/// Whether a program that root started on a port below 1024 may still open it: Kubernetes with its usual settings and older engines let only root do so.
struct PortProof {
    let stage: StageComparison
    let policy: ProofPolicy
    /// What the program's settings say.
    let use: ServerUse

    func findings() -> [ProofFinding] {
        guard stage.before.final.user.value.map({ $0.isRoot == true }) ?? true, let user = stage.after.final.user.value, user.isRoot != true else { return [] }
        if policy.allowsInterfaceChange {
            var seen: Set<Int> = []
            return use.ports.filter { Self.isLow($0.number) && seen.insert($0.number).inserted }.map { allowed($0, user) }
        }
        if let (port, range) = exposed() ?? started() { return [failed(port, nil, user, at: range)] }
        return use.ports.first { Self.isLow($0.number) }.map { [failed($0.number, $0.by, user, at: place)] } ?? []
    }

    private var place: SourceRange { stage.after.final.start.value?.range ?? stage.baseRange }

    /// - Parameter source: What names the port, where it is not the place that is shown.
    private func failed(_ port: Int, _ source: String?, _ user: UserIdentity, at range: SourceRange) -> ProofFinding {
        let by = source.map { " (\($0))" } ?? ""
        let message = "port \(port)\(by) is below 1024, and \(user.text) may not open it everywhere; listen on \(port == 443 ? 8443 : 8000 + port), or say --allow interface-change where containers may open it"
        return stage.finding(.start, .failed, "low-port", message, at: range)
    }

    private func exposed() -> (Int, SourceRange)? {
        for step in stage.steps {
            guard case .expose(let words) = step.instruction.content else { continue }
            for word in words {
                guard let text = stage.result.expand(word, in: step.instruction, step.state), let port = Int(text.prefix { $0 != "/" && $0 != "-" }), Self.isLow(port) else { continue }
                return (port, word.range)
            }
        }
        return nil
    }

    /// A port that the start command itself names: `--bind 0.0.0.0:80`, `--port=80`.
    private func started() -> (Int, SourceRange)? {
        guard let start = stage.after.final.start.value else { return nil }
        for (index, word) in start.words.enumerated().dropFirst() {
            let option = ["-p", "--port", "-b", "--bind", "-l", "--listen"].contains(start.words[index - 1])
            let value = word.split(separator: "=", maxSplits: 1).last ?? ""
            let isOption = option || word.hasPrefix("--port=") || word.hasPrefix("--bind=") || word.hasPrefix("--listen=")
            guard let last = value.split(separator: ":", omittingEmptySubsequences: false).last, let port = Int(last), Self.isLow(port) else { continue }
            if isOption || ["0.0.0.0:", "localhost:", "[::]:", "*:", ":"].contains(where: { value == $0 + last }) { return (port, start.range ?? stage.baseRange) }
        }
        return nil
    }

    private func allowed(_ port: ServerUse.Port, _ user: UserIdentity) -> ProofFinding {
        let message = "\(user.text) listens on port \(port.number) (\(port.by)), which Docker lets everybody open, and Kubernetes with its usual settings root alone"
        return stage.finding(.start, .proven, "low-port", message, at: place)
    }

    private static func isLow(_ port: Int) -> Bool { (1..<1024).contains(port) }
}
