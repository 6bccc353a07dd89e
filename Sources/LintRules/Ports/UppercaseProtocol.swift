import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// `EXPOSE 80/TCP`.
enum UppercaseProtocol: Rule {
    static let metadata = RuleMetadata(
        name: "uppercase-protocol", code: "DHI704", aliases: [.buildkit("ExposeProtoCasing")], severity: .hint,
        summary: "The protocol of an exposed port has capital letters",
        documentation: RuleDocumentation(
            what: "Reports `TCP`, `UDP` and `SCTP` in EXPOSE that are not in lower case.",
            why: "BuildKit takes them, but other tools that read the file or the image compare with the names in lower case.",
            remedy: "Write the protocol in lower case."),
        reference: "https://docs.docker.com/reference/build-checks/expose-proto-casing/",
        flagged: [
            RuleExample("Capitals", "FROM debian:12\nEXPOSE 80/1️⃣TCP2️⃣ 53/udp"),
            RuleExample("One capital", "FROM debian:12\nEXPOSE 8000-8010/1️⃣Udp2️⃣"),
        ],
        clean: [
            RuleExample("Lower case", "FROM debian:12\nEXPOSE 80/tcp 53/udp 9/sctp"),
            RuleExample("No protocol", "FROM debian:12\nEXPOSE 80"),
            RuleExample("An unknown protocol", "FROM debian:12\nARG PROTO\nEXPOSE 80/$PROTO"),
        ],
        presets: [.buildkit])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard file.has(.expose) else { return }
        for stage in file.model.stages {
            for step in file.steps(of: stage) {
                guard case .expose(let words) = step.instruction.content else { continue }
                for word in words {
                    guard let text = file.expand(word, at: step).value else { continue }
                    let name = String(ExposedPort(text).proto.dropFirst())
                    let small = name.lowercased()
                    guard name != small, ["tcp", "udp", "sctp"].contains(small) else { continue }
                    guard text == word.text, word.range.count == text.utf8.count else {
                        report.add(.capitals(name), at: word.range)
                        continue
                    }
                    let range = SourceRange(Int(word.range.end) - name.utf8.count, Int(word.range.end))
                    report.add(.capitals(name), at: range, fixes: [Fix(title: "Write '\(small)'", edits: [TextEdit(range, small)], applicability: .safe)])
                }
            }
        }
    }
}

extension RuleMessage {
    fileprivate static func capitals(_ name: String) -> RuleMessage {
        RuleMessage("The protocol '\(name)' has capital letters.", why: "Tools that compare names do not know it so.", remedy: "Write '\(name.lowercased())'.")
    }
}
