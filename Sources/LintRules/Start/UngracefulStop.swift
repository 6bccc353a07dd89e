import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Linting
import SourceModel

/// A server that is told to drop its connections.
enum UngracefulStop: Rule {
    static let metadata = RuleMetadata(
        name: "ungraceful-stop", code: "DHI217", severity: .hint, summary: "The program ends in order at another signal than the one it gets",
        documentation: RuleDocumentation(
            what: """
                Reports CMD and ENTRYPOINT in exec form that start nginx, OpenResty, PHP-FPM, Apache or systemd, when neither the file nor the image sets a STOPSIGNAL. Off by default: \
                not every service minds.
                """,
            why: "At SIGTERM, which `docker stop` sends, nginx and its like break off the requests they are answering, and systemd does not shut down at all.",
            remedy: "Write the STOPSIGNAL at which the program finishes its work first."),
        reference: "https://docs.docker.com/reference/dockerfile/#stopsignal",
        flagged: [
            RuleExample("A web server", "FROM debian:12\nRUN apt-get update && apt-get install -y nginx\nCMD [1️⃣\"nginx\"2️⃣, \"-g\", \"daemon off;\"]"),
            RuleExample("Behind an init", "FROM debian:12\nENTRYPOINT [\"tini\", \"--\", 1️⃣\"/usr/sbin/php-fpm8.2\"2️⃣, \"-F\"]"),
            RuleExample("A whole system", "FROM debian:12 AS base\nFROM base\nCMD [1️⃣\"/lib/systemd/systemd\"2️⃣]"),
        ],
        clean: [
            RuleExample("A signal that is set", "FROM debian:12 AS base\nSTOPSIGNAL SIGQUIT\nFROM base\nCMD [\"nginx\", \"-g\", \"daemon off;\"]"),
            RuleExample("A signal of the image", "FROM nginx:1.29\nCMD [\"nginx\", \"-g\", \"daemon off;\"]"),
            RuleExample("An image that is not known", "FROM registry.example.com/nginx:1\nCMD [\"nginx\", \"-g\", \"daemon off;\"]"),
            RuleExample("Another program", "FROM debian:12\nCMD [\"sleep\", \"60\"]"),
        ],
        presets: [])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard let stage = file.targetStage, !setsSignal(stage.image) else { return }
        for start in StartInstruction.effective(in: stage, of: file) where start.instruction.keyword != .healthcheck {
            guard case .exec(let words) = start.form, let word = words.first(where: { !isWrapping($0.text) }), let (program, signal) = signal(for: word.text) else { continue }
            if file.history(of: stage).contains(where: { $0.instruction.keyword == .stopsignal }) { return }
            let line = Int(start.instruction.range.start)
            let end: [UInt8] = file.tree.bytes[start.instruction.range.indices].contains(0x0D) ? [0x0D, 0x0A] : [0x0A]
            let edit = TextEdit(SourceRange(line, line), Array("STOPSIGNAL \(signal)".utf8) + end)
            let fix = Fix(title: "Write STOPSIGNAL \(signal) above", edits: [edit], applicability: .unsafe, changes: [.stopSignal])
            report.add(.ungraceful(program, signal), at: word.range, fixes: [fix])
            return
        }
    }

    /// Also where it is not known.
    private static func setsSignal(_ image: ImageFacts) -> Bool {
        switch image.origin {
        case .hardened(let definition, _): definition.stopSignal != nil
        case .source(let source): source.stopSignal != nil
        case .scratch: false
        case .configured, .unknown: true
        }
    }

    private static func isWrapping(_ word: String) -> Bool { word.hasPrefix("-") || Wrapper.startsItsArguments([word]) }

    private static func signal(for path: String) -> (program: String, signal: String)? {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        switch name {
        case "nginx", "openresty": return (name, "SIGQUIT")
        case "httpd", "httpd-foreground", "apache2", "apache2-foreground": return (name, "SIGWINCH")
        case "systemd": return (name, "SIGRTMIN+3")
        default: return name.hasPrefix("php-fpm") ? (name, "SIGQUIT") : nil
        }
    }
}

extension RuleMessage {
    fileprivate static func ungraceful(_ program: String, _ signal: String) -> RuleMessage {
        RuleMessage("\(program) does not finish its work at SIGTERM.", why: "'docker stop' sends that signal where no other is set.", remedy: "Write STOPSIGNAL \(signal).")
    }
}
