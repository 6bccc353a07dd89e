import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// ADD where COPY does the same.
enum AddForLocalFiles: Rule {
    static let metadata = RuleMetadata(
        name: "add-for-local-files", code: "DHI301", aliases: [.hadolint("DL3020")], severity: .warning, summary: "ADD of plain files and folders",
        documentation: RuleDocumentation(
            what: "Reports ADD when none of its sources is an address, a repository or an archive, as far as their names say.",
            why: "ADD fetches addresses and unpacks archives. Who reads it has to find out which of these is meant, and a file that turns into an archive one day is unpacked without a word.",
            remedy: "Write COPY, which takes the same arguments and the flags `--chown`, `--chmod`, `--link` and `--exclude`."),
        reference: "https://docs.docker.com/build/building/best-practices/#add-or-copy",
        flagged: [
            RuleExample("A folder", "FROM debian:12\n1️⃣ADD2️⃣ . /app"),
            RuleExample("In small letters, with a flag", "FROM debian:12\n1️⃣add2️⃣ --chown=1000 run.sh \\\n  conf /app/"),
            RuleExample("By way of a variable", "FROM debian:12\nARG JAR=target/app.jar\n1️⃣ADD2️⃣ $JAR /app.jar"),
            RuleExample("A pattern", "FROM debian:12\n1️⃣ADD2️⃣ package*.json ./\n3️⃣ADD4️⃣ app* /app/"),
            RuleExample("A packed file that is no archive to ADD", "FROM debian:12\n1️⃣ADD2️⃣ [\"site.zip\", \"/srv/\"]"),
            RuleExample("Stored for other files", "FROM debian:12\nONBUILD 1️⃣ADD2️⃣ . /app"),
        ],
        clean: [
            RuleExample("COPY", "FROM debian:12\nCOPY . /app"),
            RuleExample("Archives", "FROM scratch\nADD rootfs.tar.xz /\nADD data.tar.zst extra.txt /data/"),
            RuleExample("Addresses and repositories", "FROM debian:12\nADD https://example.com/app.conf /etc/\nADD git@github.com:moby/moby.git /src\nADD https://github.com/moby/moby.git#v28 /src"),
            RuleExample("A variable that is not known", "FROM debian:12\nARG URL\nARG SOURCE=https://example.com/a\nADD ${URL:?} /a\nADD $SOURCE /b"),
            RuleExample("Told to unpack", "FROM debian:12\nADD --unpack=true data /data"),
        ],
        presets: [.hadolint])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard file.tree.instructions.contains(where: { $0.keyword == .add || $0.keyword == .onbuild }) else { return }
        StageCopy.forEach(in: file) { add in
            guard add.isAdd, !add.instruction.flags.contains(where: { special.contains($0.name) }) else { return }
            var isCertain = true
            var isLiteral = true
            for word in add.copy.sources {
                guard let text = add.value(of: word, in: file), !text.isEmpty else { return }
                // Another value may be given with --build-arg.
                if word.text.utf8.contains(UInt8(ascii: "$")) { isCertain = false }
                switch CopySource(text) {
                case .plain: if text.utf8.contains(UInt8(ascii: "*")) || text.utf8.contains(UInt8(ascii: "?")) { isLiteral = false }
                case .pattern: isCertain = false
                case .archive, .download, .repository: return
                }
            }
            let range = add.instruction.keywordRange
            let keyword = KeywordCasing(add.instruction.keywordText)?.applied(to: "COPY") ?? "COPY"
            report.add(
                .plain, at: range,
                fixes: [
                    Fix(
                        title: "Write \(keyword)", edits: [TextEdit(range, keyword)], applicability: isCertain ? .safe : .unsafe,
                        changes: isCertain && isLiteral && !add.isTrigger ? [] : [add.aspect])
                ])
        }
    }

    /// Flags that only ADD has.
    private static let special: Set<String> = ["unpack", "checksum", "keep-git-dir"]
}

extension RuleMessage {
    fileprivate static var plain: RuleMessage {
        RuleMessage("ADD copies plain files here, as COPY does.", why: "ADD also fetches addresses and unpacks archives, so that readers have to find out what is meant.", remedy: "Write COPY.")
    }
}
