import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// The port of SSH and its like.
enum ExposedLoginPort: Rule {
    static let metadata = RuleMetadata(
        name: "exposed-login-port", code: "DHI702", severity: .warning, summary: "EXPOSE names the port of SSH, telnet or a remote desktop",
        documentation: RuleDocumentation(
            what: "Reports the ports 22 (SSH), 23 (telnet) and 3389 (remote desktop) in EXPOSE of the stage that is built, alone or within a range.",
            why: "Who runs a login service in a container has to keep its accounts, keys and updates in the image, and opens a second door to the program.",
            remedy: "Leave the service out: `docker exec` and `kubectl exec` give a shell in a container without it."),
        reference: "https://docs.docker.com/reference/cli/docker/container/exec/",
        flagged: [
            RuleExample("SSH", "FROM debian:13\nEXPOSE 80 1️⃣222️⃣"),
            RuleExample("With its protocol, in a range, by a variable", "FROM debian:13\nENV SSH_PORT=22\nEXPOSE 1️⃣22/tcp2️⃣ 3️⃣20-254️⃣ 5️⃣$SSH_PORT6️⃣"),
            RuleExample("Others", "FROM debian:13\nEXPOSE 1️⃣232️⃣ 3️⃣33894️⃣"),
            RuleExample("Alone, on lines of its own", "FROM debian:13\nEXPOSE \\\n  1️⃣22/tcp2️⃣\nUSER 1000"),
        ],
        clean: [
            RuleExample("Other ports", "FROM debian:13\nEXPOSE 80 2222 8022"),
            RuleExample("Not shipped", "FROM debian:13 AS tools\nEXPOSE 22\nFROM debian:13\nEXPOSE 80"),
            RuleExample("Not TCP", "FROM debian:13\nEXPOSE 22/udp"),
            RuleExample("A server for git", "FROM gitea/gitea:1\nEXPOSE 22 3000"),
        ],
        presets: [.default, .hardened])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard file.has(.expose), let stage = file.targetStage else { return }
        for member in file.model.chain(of: stage.index) {
            let stage = file.model.stages[member]
            for index in stage.instructions {
                guard case .expose(let words) = file.tree.instructions[index].content else { continue }
                let state = stage.states[index - stage.instructions.lowerBound]
                for word in words {
                    // Nearly all are plain numbers.
                    if word.text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let number = Int(word.text), !logins.contains(where: { $0.port == number }) { continue }
                    guard let text = file.exposed(word, in: file.tree.instructions[index], state) else { continue }
                    let port = ExposedPort(text)
                    let ends = port.port.split(byte: UInt8(ascii: "-"), maxSplits: 1).map { Int($0) }
                    guard ["", "/tcp"].contains(port.proto.lowercased()), let low = ends.first ?? nil, let high = ends.last ?? nil, high - low < 1000,
                        let login = logins.first(where: { low <= $0.port && $0.port <= high })
                    else { continue }
                    // Where files are brought by SSH, it is what the image is for.
                    if isServer(stage, file) { return }
                    report.add(.login(login.port, login.name), at: word.range, fixes: fix(word, of: words, in: file.tree.instructions[index], low == high && text == word.text))
                }
            }
        }
    }

    /// Takes the port out of the list, and the instruction with the last one.
    private static func fix(_ word: Word, of words: [Word], in instruction: Instruction, _ isAlone: Bool) -> [Fix] {
        guard isAlone, let place = words.firstIndex(where: { $0.range == word.range }) else { return [] }
        let edit =
            words.count == 1
            ? instruction.range
            : place == 0 ? SourceRange(Int(word.range.start), Int(words[1].range.start)) : SourceRange(Int(words[place - 1].range.end), Int(word.range.end))
        return [Fix(title: words.count == 1 ? "Remove this EXPOSE" : "Remove \(word.text)", edits: [TextEdit(edit, "")], applicability: .unsafe, changes: [.ports])]
    }

    private static func isServer(_ stage: Stage, _ file: LintedFile) -> Bool {
        guard let name = file.model.stages[file.model.root(of: stage.index)].reference.text.value else { return false }
        return ["gitea", "gitlab", "gogs", "forgejo", "sftp", "openssh", "sshd"].contains { name.holdsBytes(of: $0) }
    }

    private static let logins: [(port: Int, name: String)] = [(22, "SSH"), (23, "telnet"), (3389, "a remote desktop")]
}

extension RuleMessage {
    fileprivate static func login(_ port: Int, _ name: String) -> RuleMessage {
        RuleMessage(
            "Port \(port) is that of \(name).", why: "A login service in a container needs accounts and keys in the image, and is a second door to the program.",
            remedy: "Leave the service out, and use 'docker exec' or 'kubectl exec'.")
    }
}
