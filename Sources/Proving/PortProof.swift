import DockerfileSemantics
import DockerfileSyntax
import SourceModel

/// Whether a program that root started on a port below 1024 may still open it: Kubernetes with its usual settings and older engines let only root do so.
struct PortProof {
    let stage: StageComparison
    let policy: ProofPolicy

    func findings() -> [ProofFinding] {
        guard !policy.allowsInterfaceChange, stage.before.final.user.value.map({ $0.isRoot == true }) ?? true, let user = stage.after.final.user.value, user.isRoot != true,
            let (port, range) = exposed() ?? started()
        else { return [] }
        let message = "port \(port) is below 1024, and \(user.text) may not open it everywhere; listen on \(port == 443 ? 8443 : 8000 + port), or say --allow interface-change where containers may open it"
        return [stage.finding(.start, .failed, "low-port", message, at: range)]
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

    private static func isLow(_ port: Int) -> Bool { (1..<1024).contains(port) }
}
