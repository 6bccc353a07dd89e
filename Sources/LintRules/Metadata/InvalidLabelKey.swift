import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A label whose key breaks the rules for keys.
enum InvalidLabelKey: Rule {
    static let metadata = RuleMetadata(
        name: "invalid-label-key", code: "DHI1003", aliases: [.hadolint("DL3048")], severity: .hint, summary: "The key of a label is not formed as Docker asks",
        documentation: RuleDocumentation(
            what: """
                Reports keys of LABEL that do not begin with a small letter or end with a small letter or digit, that hold other characters than small letters, digits, `.`, `-`, `_` and `/`, that hold `..` or `--`, \
                or that stand in a namespace of Docker's own. Keys with variables are left alone.
                """,
            why: "Tools that select images by labels compare keys letter by letter and may refuse others; Docker keeps `com.docker.`, `io.docker.` and `org.dockerproject.` for itself.",
            remedy: "Write the key in small letters, after the reversed name of a domain: `com.example.build-date`."),
        reference: "https://docs.docker.com/engine/manage-resources/labels/#key-format-recommendations",
        flagged: [
            RuleExample("Capitals", "FROM debian:13\nLABEL 1️⃣Version2️⃣=1 3️⃣com.example.buildDate4️⃣=\"2026\""),
            RuleExample("Blanks", "FROM debian:13\nLABEL 1️⃣\"release date\"2️⃣=today"),
            RuleExample("Ends", "FROM debian:13\nLABEL 1️⃣1st2️⃣=a 3️⃣name.4️⃣=b"),
            RuleExample("Two signs in a row", "FROM debian:13\nLABEL 1️⃣com..example2️⃣=a 3️⃣com.example--name4️⃣=b"),
            RuleExample("Docker's own", "FROM debian:13\nLABEL 1️⃣com.docker.example2️⃣=a"),
        ],
        clean: [
            RuleExample("Well formed", "FROM debian:13\nLABEL org.opencontainers.image.ref.name=a com.redhat.license_terms=b version=1 example.com/name=c"),
            RuleExample("With a variable", "FROM debian:13\nARG NAME=a\nLABEL com.example.$NAME=b"),
            RuleExample("Of extensions of Docker Desktop", "FROM debian:13\nLABEL com.docker.desktop.extension.api.version=\">= 0.3.0\" com.docker.extension.categories=security"),
        ],
        presets: [.hadolint])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for stage in file.model.stages {
            for index in stage.instructions {
                guard case .label(let pairs) = file.tree.instructions[index].content else { continue }
                for pair in pairs {
                    guard !pair.key.text.utf8.contains(UInt8(ascii: "$")), let key = plain(pair.key, file.tree.instructions[index], file), let fault = fault(of: key) else { continue }
                    report.add(.invalid(key, fault), at: pair.key.range, fixes: fix(key, pair.key, file))
                }
            }
        }
    }

    /// Without quotes.
    private static func plain(_ word: Word, _ instruction: Instruction, _ file: LintedFile) -> String? {
        guard let parts = WordSyntax.parts(of: word, in: instruction, escape: file.tree.escape) else { return nil }
        return parts.map { if case .literal(let text, _) = $0 { text } else { "" } }.joined()
    }

    private static func fault(of key: String) -> String? {
        let bytes = Array(key.utf8)
        guard let first = bytes.first, let last = bytes.last else { return "is empty" }
        if bytes.contains(where: { !isKeyByte($0) }) {
            return bytes.contains { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) } ? "holds capitals" : "holds characters other than a-z, 0-9, '.', '-', '_' and '/'"
        }
        if !isSmall(first) { return "does not begin with a small letter" }
        if !isSmall(last), !isDigit(last) { return "does not end with a small letter or a digit" }
        for (left, right) in zip(bytes, bytes.dropFirst()) where left == right && (left == UInt8(ascii: ".") || left == UInt8(ascii: "-")) { return "holds two signs in a row" }
        if key.hasPrefix("com.docker.desktop.") || key.hasPrefix("com.docker.extension.") { return nil }
        return ["com.docker.", "io.docker.", "org.dockerproject."].contains(where: key.hasPrefix) ? "stands in a namespace that Docker keeps for itself" : nil
    }

    private static func isSmall(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    private static func isKeyByte(_ byte: UInt8) -> Bool { isSmall(byte) || isDigit(byte) || ".-_/".utf8.contains(byte) }

    /// Where capitals are all that is wrong, small ones take their place.
    private static func fix(_ key: String, _ word: Word, _ file: LintedFile) -> [Fix] {
        let small = key.lowercased()
        guard small != key, fault(of: small) == nil, file.tree.bytes[word.range.indices].elementsEqual(key.utf8) else { return [] }
        return [Fix(title: "Write \(small)", edits: [TextEdit(word.range, small)], applicability: .unsafe, changes: [.labels])]
    }
}

extension RuleMessage {
    fileprivate static func invalid(_ key: String, _ fault: String) -> RuleMessage {
        RuleMessage("The label '\(key)' \(fault).", why: "Tools that select images by labels may not find it.", remedy: "Write a key such as com.example.build-date.")
    }
}
