import CommandKnowledge
import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A download by http or ftp.
enum ClearTextDownload: Rule {
    static let metadata = RuleMetadata(
        name: "clear-text-download", code: "DHI705", severity: .warning, summary: "Something is fetched without encryption, and not checked",
        documentation: RuleDocumentation(
            what: """
                Reports addresses with `http://`, `ftp://` and `git://` that curl, wget, git clone and ADD fetch, when neither a sum nor a signature is checked in the same instruction. Addresses of the \
                machine itself and of private networks, and hosts that stand in a variable, are left alone.
                """,
            why: "Everybody on the way can change what arrives, and it is built in.",
            remedy: "Write https://, and check what is fetched by its sum: `ADD --checksum=…`, or `sha256sum -c`."),
        reference: "https://docs.docker.com/reference/dockerfile/#add---checksum",
        flagged: [
            RuleExample("curl and wget", "FROM debian:13\nRUN curl -fsSLO 1️⃣http://example.com/x.tgz2️⃣ && wget 3️⃣ftp://example.com/y4️⃣"),
            RuleExample("ADD", "FROM debian:13\nADD 1️⃣http://example.com/x.tgz2️⃣ /x/"),
            RuleExample("A repository", "FROM debian:13\nRUN git clone --depth 1 1️⃣git://example.com/x.git2️⃣"),
            RuleExample("In quotes, with a variable after the host", "FROM debian:13\nRUN wget -q 1️⃣\"http://example.com/x-$VERSION.tgz\"2️⃣"),
        ],
        clean: [
            RuleExample("Encrypted", "FROM debian:13\nADD https://example.com/x /x\nRUN curl -fsSLO https://example.com/y && git clone https://example.com/x.git"),
            RuleExample("Its sum is checked", "FROM debian:13\nRUN wget http://example.com/x && echo \"$SUM  x\" | sha256sum -c\nADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d http://example.com/x /x"),
            RuleExample("Close by", "FROM debian:13\nRUN curl -f http://localhost:8080/ && wget http://mirror/x http://10.0.0.1/y http://$HOST/z http://files.internal/a"),
            RuleExample("Nothing is fetched from it", "FROM debian:13\nENV URL=http://example.com\nRUN curl -f -H 'Referer: http://example.com/' --proxy http://proxy.example.com:3128 https://example.com/ && echo http://example.com"),
        ],
        presets: [.default, .hardened])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for instruction in file.tree.instructions {
            guard case .add(let copy) = instruction.content, !instruction.flags.contains(where: { $0.name == "checksum" }) else { continue }
            for word in copy.sources {
                guard let address = RemoteAddress(word.text), isOpen(address) else { continue }
                report.add(.open(address.scheme), at: word.range, fixes: fix(word.range, address.scheme, .files, file))
            }
        }
        file.forEachRun(calling: programs) { run in
            for number in run.commands.indices {
                guard let name = run.commands[number].name, programs.contains(name), run.commands[number].arguments.contains(where: { mayBeOpen($0.value ?? $0.prefix) }),
                    case .described(let call) = run.commands[number].reading(by: file.catalog)
                else { continue }
                if run.commands.checkDownloads { return }
                if name == "git", call.subcommands != ["clone"] { continue }
                for word in call.operands {
                    guard let address = RemoteAddress(word), isOpen(address) else { continue }
                    report.add(.open(address.scheme), at: word.range, fixes: fix(word.range, address.scheme, run.aspect, file))
                }
            }
        }
    }

    private static let programs: NameSet = ["curl", "wget", "git"]

    /// Whether the scheme of an address may be one of those; commands are read by their descriptions only then.
    private static func mayBeOpen(_ text: String) -> Bool {
        guard text.holdsByte(UInt8(ascii: ":")), let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), let last = text.utf8[..<colon].last else { return false }
        return last | 0x20 == UInt8(ascii: "p") || last | 0x20 == UInt8(ascii: "t")
    }

    private static func isOpen(_ address: RemoteAddress) -> Bool {
        (address.scheme == "http" || address.scheme == "ftp" || address.scheme == "git") && !address.host.isEmpty && !address.isLocal && !address.host.hasSuffix("windowsupdate.com")
    }

    private static func fix(_ range: SourceRange, _ scheme: String, _ aspect: BuildAspect, _ file: LintedFile) -> [Fix] {
        let written = file.tree.bytes[range.indices]
        guard scheme != "ftp", let start = written.firstIndex(where: { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") }), written[start...].starts(with: "\(scheme)://".utf8) else { return [] }
        let edit = TextEdit(SourceRange(start, start + scheme.utf8.count), "https")
        return [Fix(title: "Write https", edits: [edit], applicability: .unsafe, changes: [aspect])]
    }
}

extension RuleMessage {
    fileprivate static func open(_ scheme: String) -> RuleMessage {
        RuleMessage("This is fetched by \(scheme), and nothing checks it.", why: "Everybody on the way can change what arrives.", remedy: "Write https://, and check its sum.")
    }
}
