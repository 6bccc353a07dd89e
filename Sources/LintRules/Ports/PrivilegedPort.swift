import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A port below 1024 for a user who may not open it everywhere.
enum PrivilegedPort: Rule {
    static let metadata = RuleMetadata(
        name: "privileged-port", code: "DHI010", severity: .information, summary: "Port below 1024 exposed, but the container does not run as root",
        documentation: RuleDocumentation(
            what: """
                Reports ports below 1024 in EXPOSE of the stage that is built, when its user is known not to be root. A program with the capability set by \
                `setcap` is none of its business.
                """,
            why: """
                Only root may open these ports in Kubernetes clusters with the usual settings and in Docker Engine before 20.10. The container starts on a newer \
                Docker and fails there.
                """,
            remedy: "Let the program listen on a port from 1024 on, for example 8080, and map it when the container is started: `-p 80:8080`."),
        reference: "https://docs.docker.com/reference/dockerfile/#expose",
        flagged: [
            RuleExample(
                "A web server that does not run as root",
                """
                FROM dhi.io/python:3.13
                EXPOSE 1️⃣802️⃣ 8080 3️⃣443/tcp4️⃣
                CMD ["python", "-m", "http.server", "80"]
                """),
            RuleExample(
                "A user set in the file",
                """
                FROM debian:13
                USER 1000
                EXPOSE 1️⃣802️⃣
                """),
        ],
        clean: [
            RuleExample(
                "A high port",
                """
                FROM dhi.io/python:3.13
                EXPOSE 8080
                """),
            RuleExample(
                "Root may open it",
                """
                FROM debian:13
                EXPOSE 80
                """),
            RuleExample(
                "A capability is set",
                """
                FROM debian:13
                RUN setcap cap_net_bind_service=+ep /usr/local/bin/server
                USER 1000
                EXPOSE 80
                """),
        ],
        presets: [.default, .hardened])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard file.has(.expose), let stage = file.targetStage, let user = stage.final.user.value, user.isRoot == false else { return }
        for step in file.history(of: stage) {
            guard case .expose(let words) = step.instruction.content else { continue }
            for word in words {
                guard let text = file.expand(word, at: step).value, let port = firstPort(text), port > 0, port < 1024 else { continue }
                // Only now, since it reads the shell text of the whole file.
                if setsCapabilities(file) { return }
                var related: [RelatedPlace] = []
                if let range = stage.final.user.source?.range { related.append(RelatedPlace(range: range, message: "containers run as \(user.text)")) }
                report.add(.privileged(port, user.text), at: word.range, related: related)
            }
        }
    }

    private static func firstPort(_ text: String) -> Int? { Int(text.prefix { $0 != "/" && $0 != "-" }) }

    private static func setsCapabilities(_ file: LintedFile) -> Bool {
        file.tree.instructions.indices.contains { file.commands(at: $0).contains { $0.name == "setcap" || $0.literalArguments.contains("setcap") } }
    }
}

extension RuleMessage {
    fileprivate static func privileged(_ port: Int, _ user: String) -> RuleMessage {
        RuleMessage(
            "Port \(port) is below 1024, and the container runs as \(user).",
            why: "Kubernetes with its usual settings and older Docker engines let only root open such ports.",
            remedy: "Listen on a port from 1024 on, for example \(port == 443 ? 8443 : 8000 + port), and map it when the container is started.")
    }
}
