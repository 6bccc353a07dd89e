import Diagnostics
import DockerfileSyntax
import Linting
import SourceModel

/// A VOLUME for the socket of a container engine.
enum ContainerSocketVolume: Rule {
    static let metadata = RuleMetadata(
        name: "container-socket-volume", code: "DHI515", severity: .warning, summary: "VOLUME names the socket of a container engine",
        documentation: RuleDocumentation(
            what: "Reports the sockets of Docker, containerd, CRI-O and Podman in VOLUME.",
            why: """
                VOLUME does not bring the socket in: it makes an empty folder of that name. Whoever then mounts the socket gives the container all rights on the machine, for who \
                may talk to the engine may start any container there.
                """,
            remedy: "Remove it. Where a program has to talk to the engine, mount the socket when the container starts, behind a proxy that allows only what it needs."),
        reference: "https://docs.docker.com/engine/security/#docker-daemon-attack-surface",
        flagged: [
            RuleExample("Docker", "FROM debian:13\nVOLUME 1️⃣/var/run/docker.sock2️⃣"),
            RuleExample("Among others", "FROM debian:13\nVOLUME [\"/data\", 1️⃣\"/run/docker.sock\"2️⃣]\nVOLUME /x 3️⃣/run/containerd/containerd.sock4️⃣"),
        ],
        clean: [
            RuleExample("Other volumes", "FROM debian:13\nVOLUME /var/run /data/docker.sock.d"),
            RuleExample("Where it will be", "FROM debian:13\nENV DOCKER_HOST=unix:///var/run/docker.sock"),
        ],
        presets: [.default, .hardened])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard file.has(.volume) else { return }
        for instruction in file.tree.instructions {
            guard case .volume(let words) = instruction.content else { continue }
            for word in words where sockets.contains(word.text) {
                let fixes = words.count == 1 ? [Fix(title: "Remove this VOLUME", edits: [TextEdit(instruction.range, "")], applicability: .unsafe, changes: [.volumes])] : []
                report.add(.socket(word.text), at: word.range, fixes: fixes)
            }
        }
    }

    private static let sockets: Set<String> = Set(
        ["docker.sock", "containerd/containerd.sock", "crio/crio.sock", "podman/podman.sock"].flatMap { ["/run/" + $0, "/var/run/" + $0] })
}

extension RuleMessage {
    fileprivate static func socket(_ path: String) -> RuleMessage {
        RuleMessage(
            "VOLUME makes an empty folder \(path), no socket.", why: "Whoever mounts the socket there gives the container all rights on the machine.",
            remedy: "Remove it, and mount the socket when the container starts if it has to be.")
    }
}
