import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// An EXPOSE that BuildKit refuses.
enum InvalidPort: Rule {
    static let metadata = RuleMetadata(
        name: "invalid-port", code: "DHI701", aliases: [.hadolint("DL3011")], severity: .error, summary: "EXPOSE names no port that there is",
        documentation: RuleDocumentation(
            what: """
                Reports ports of EXPOSE above 65535, ranges that end below their start, what is no number, and protocols other than tcp, udp and sctp. Variables are followed; what \
                is not known is left alone.
                """,
            why: "The build stops when it comes to the instruction.",
            remedy: "Write numbers from 1 to 65535, with blanks between them, and `/udp` or `/sctp` after them where it is not TCP."),
        reference: "https://docs.docker.com/reference/dockerfile/#expose",
        flagged: [
            RuleExample("Too large", "FROM debian:13\nEXPOSE 80 1️⃣800002️⃣"),
            RuleExample("A range", "FROM debian:13\nEXPOSE 1️⃣65000-655362️⃣ 3️⃣9000-80004️⃣"),
            RuleExample("No number", "FROM debian:13\nEXPOSE 1️⃣http2️⃣ 3️⃣80,4434️⃣"),
            RuleExample("A protocol", "FROM debian:13\nEXPOSE 80/1️⃣http2️⃣ 53/udp"),
            RuleExample("By a variable", "FROM debian:13\nENV PORT=70000\nEXPOSE 1️⃣$PORT2️⃣"),
        ],
        clean: [
            RuleExample("Ports", "FROM debian:13\nEXPOSE 80 443/tcp 53/UDP 8000-8010 9/sctp 65535"),
            RuleExample("Not known", "FROM debian:13\nARG PORT\nEXPOSE $PORT ${PORT:-80}"),
            RuleExample("In quotes", "FROM debian:13\nEXPOSE \"8080\" '9090/tcp'"),
            RuleExample("With a host in front", "FROM debian:13\nEXPOSE 8080:80"),
        ],
        presets: [.default, .hadolint])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard file.has(.expose) else { return }
        for stage in file.model.stages {
            for index in stage.instructions where file.tree.instructions[index].keyword == .expose {
                guard case .expose(let words) = file.tree.instructions[index].content else { continue }
                for word in words { check(word, file.tree.instructions[index], stage.states[index - stage.instructions.lowerBound], file, &report) }
            }
        }
    }

    private static func check(_ word: Word, _ instruction: Instruction, _ state: @autoclosure () -> StageState, _ file: LintedFile, _ report: inout RuleReport) {
        // Nearly all are plain numbers.
        if word.text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), UInt16(word.text) != nil { return }
        guard let text = file.exposed(word, in: instruction, state()), !text.isEmpty else { return }
        // BuildKit splits what a variable holds at blanks.
        for part in text.split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init) {
            let port = ExposedPort(part)
            guard !port.port.isEmpty else { continue }
            let ends = port.port.split(byte: UInt8(ascii: "-"), maxSplits: 1, omittingEmptySubsequences: false).map { end in end.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? Int(end) : nil }
            guard let low = ends[0], let high = ends[ends.count - 1] else {
                report.add(.word(port.port), at: word.range, fixes: part == word.text ? list(port, word, file) : [])
                continue
            }
            let proto = port.proto.dropFirst()
            if low > 65535 || high > 65535 {
                report.add(.large(max(low, high)), at: word.range)
            } else if low > high {
                let better = "\(port.host)\(high)-\(low)\(port.proto)"
                let fix = Fix(title: "Write \(better)", edits: [TextEdit(word.range, better)], applicability: .unsafe, changes: [.ports])
                report.add(.backwards(low, high), at: word.range, fixes: part == word.text ? [fix] : [])
            } else if !["", "tcp", "udp", "sctp"].contains(proto.lowercased()) {
                let isLiteral = part == word.text && word.range.count == part.utf8.count
                report.add(.proto(String(proto)), at: isLiteral ? SourceRange(Int(word.range.end) - proto.utf8.count, Int(word.range.end)) : word.range)
            }
        }
    }

    /// `80,443` stands for two ports.
    private static func list(_ port: ExposedPort, _ word: Word, _ file: LintedFile) -> [Fix] {
        let ports = port.port.split(byte: UInt8(ascii: ","), omittingEmptySubsequences: false)
        guard port.host.isEmpty, ports.count > 1 || ports.last == "", file.tree.bytes[word.range.indices].elementsEqual(word.text.utf8), case let named = ports.filter({ !$0.isEmpty }), !named.isEmpty,
            named.allSatisfy({ UInt16($0) != nil })
        else { return [] }
        let better = named.map { $0 + port.proto }.joined(separator: " ")
        return [Fix(title: "Write \(better)", edits: [TextEdit(word.range, better)], applicability: .safe, changes: [.ports])]
    }
}

extension RuleMessage {
    private static let why = "The build stops here."

    fileprivate static func large(_ port: Int) -> RuleMessage { RuleMessage("There is no port \(port).", why: why, remedy: "Ports end at 65535.") }
    fileprivate static func backwards(_ low: Int, _ high: Int) -> RuleMessage {
        RuleMessage("The range of ports from \(low) ends at \(high), in front of its start.", why: why, remedy: "Write the smaller number first.")
    }
    fileprivate static func word(_ text: String) -> RuleMessage {
        RuleMessage("'\(text)' is no number of a port.", why: why, remedy: "Write numbers, with blanks between them.")
    }
    fileprivate static func proto(_ name: String) -> RuleMessage {
        RuleMessage("'\(name)' is no protocol that EXPOSE knows.", why: why, remedy: "Write tcp, udp or sctp, or nothing for tcp.")
    }
}
