import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// What ADD fetches without knowing what it should be.
enum UnverifiedDownload: Rule {
    static let metadata = RuleMetadata(
        name: "unverified-download", code: "DHI302", severity: .warning, summary: "ADD fetches a file without a checksum",
        documentation: RuleDocumentation(
            what: "Reports addresses of ADD that begin with `http://` or `https://` when the instruction has no `--checksum`. Repositories are left alone.",
            why: "Whatever the server sends comes into the image. A file that was replaced, by its owner or by somebody else, goes unnoticed.",
            remedy: "Give the digest that the file has to have, `ADD --checksum=sha256:… https://…`, one address in each ADD."),
        reference: "https://docs.docker.com/reference/dockerfile/#add---checksum",
        flagged: [
            RuleExample("A program", "FROM debian:12\nADD 1️⃣https://example.com/tool2️⃣ /usr/local/bin/tool"),
            RuleExample("By way of a variable", "FROM debian:12\nARG VERSION=1.0\nADD --chmod=0755 1️⃣https://example.com/$VERSION/tool.tar.gz2️⃣ /opt/"),
            RuleExample("Two addresses", "FROM debian:12\nADD 1️⃣http://example.com/a2️⃣ 3️⃣https://example.com/b4️⃣ /opt/"),
            RuleExample("A variable that nobody gives a value", "FROM debian:12\nARG VERSION\nADD 1️⃣https://example.com/${VERSION}/tool2️⃣ /opt/"),
        ],
        clean: [
            RuleExample("With a checksum", "FROM debian:12\nADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/tool /opt/"),
            RuleExample("A checksum in a variable", "FROM debian:12\nARG SUM\nADD --checksum=$SUM https://example.com/tool /opt/"),
            RuleExample("Repositories and files", "FROM debian:12\nADD https://github.com/moby/moby.git#v28 /src\nADD rootfs.tar.gz /"),
        ],
        presets: [.hardened])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard file.tree.instructions.contains(where: { $0.keyword == .add || $0.keyword == .onbuild }) else { return }
        StageCopy.forEach(in: file) { add in
            guard add.isAdd, !add.instruction.flags.contains(where: { $0.name == "checksum" }) else { return }
            for word in add.copy.sources {
                // Where a variable has no value the beginning still says what it is.
                guard case .download = CopySource(add.value(of: word, in: file) ?? word.text) else { continue }
                report.add(.unverified, at: word.range)
            }
        }
    }
}

extension RuleMessage {
    fileprivate static var unverified: RuleMessage {
        RuleMessage(
            "This is fetched without a checksum.", why: "Whatever the server sends comes into the image.",
            remedy: "Give the digest that it has to have: ADD --checksum=sha256:….")
    }
}
