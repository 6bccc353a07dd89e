import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// An EXPOSE that looks like `docker run -p`.
enum ExposedHostPort: Rule {
    static let metadata = RuleMetadata(
        name: "exposed-host-port", code: "DHI703", aliases: [.buildkit("ExposeInvalidFormat")], severity: .warning,
        summary: "EXPOSE names an address or a port of the host",
        documentation: RuleDocumentation(
            what: "Reports ports of EXPOSE with the port or the address of a host in front, as in `8080:80` or `127.0.0.1:8080:80`.",
            why: "EXPOSE only says which ports the container listens on. What is in front of the last colon is thrown away, and BuildKit says that it will refuse it.",
            remedy: "Write the port of the container alone, and give the other one to `docker run -p`."),
        reference: "https://docs.docker.com/reference/build-checks/expose-invalid-format/",
        flagged: [
            RuleExample("A port of the host", "FROM debian:12\nEXPOSE 443 1️⃣8080:802️⃣"),
            RuleExample("An address, too", "FROM debian:12\nEXPOSE 1️⃣127.0.0.1:8080:80/tcp2️⃣"),
            RuleExample("By way of a variable", "FROM debian:12\nARG HOST=8080\nEXPOSE 1️⃣$HOST:802️⃣"),
        ],
        clean: [
            RuleExample("Ports", "FROM debian:12\nEXPOSE 80 443/tcp 8000-8010/udp"),
            RuleExample("A default", "FROM debian:12\nARG PORT\nEXPOSE ${PORT:-80}"),
        ],
        presets: [.default, .buildkit])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard file.has(.expose) else { return }
        for stage in file.model.stages {
            for step in file.steps(of: stage) {
                guard step.instruction.keyword == .expose, case .expose(let words) = step.instruction.content else { continue }
                // Only a variable can bring a colon that is not written.
                for word in words where word.text.utf8.contains(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "$") }) {
                    guard let text = file.expand(word, at: step).value, text.utf8.contains(UInt8(ascii: ":")), case let port = ExposedPort(text), !port.host.isEmpty, port.host != ":" else { continue }
                    let isLiteral = text == word.text
                    let fix = Fix(
                        title: "Write \(port.port + port.proto)", edits: [TextEdit(word.range, port.port + port.proto)], applicability: .safe, changes: [.ports])
                    report.add(.host(String(port.host.dropLast()), port.port), at: word.range, fixes: isLiteral && !port.port.isEmpty ? [fix] : [])
                }
            }
        }
    }
}

extension RuleMessage {
    fileprivate static func host(_ host: String, _ port: String) -> RuleMessage {
        RuleMessage(
            "EXPOSE cannot map \(port) to \(host) of the host.", why: "That part is thrown away, and will be refused one day.",
            remedy: "Write \(port) alone, and map it with 'docker run -p'.")
    }
}
