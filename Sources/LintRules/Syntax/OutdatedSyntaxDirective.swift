import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A feature that the named version of Docker's syntax does not have yet.
enum OutdatedSyntaxDirective: Rule {
    static let metadata = RuleMetadata(
        name: "outdated-syntax-directive", code: "DHI045", severity: .error, summary: "The file uses what the version in '# syntax=' does not know",
        documentation: RuleDocumentation(
            what: """
                Reports here-documents and flags that came with a later version of `docker/dockerfile` than the one that `# syntax=` names. Other front ends, `labs` and `experimental` versions are left alone.
                """,
            why: "BuildKit downloads exactly that version and reads the file by it: the flag is unknown there, and the text of a here-document is taken for instructions.",
            remedy: "Write `# syntax=docker/dockerfile:1`, which is the newest version that reads the file alike."),
        reference: "https://docs.docker.com/build/buildkit/frontend/#stable-channel",
        flagged: [
            RuleExample("A here-document", isWholeFile: true, "# syntax=docker/dockerfile:1.2\nFROM debian:13\nRUN 1️⃣<<EOF2️⃣\ntrue\nEOF"),
            RuleExample("A flag", isWholeFile: true, "# syntax=docker/dockerfile:1.4\nFROM debian:13\nADD 1️⃣--checksum=sha256:01234567890123456789012345678901234567890123456789012345678901232️⃣ https://example.com/a /a"),
            RuleExample("Two of them", isWholeFile: true, "# syntax=docker.io/docker/dockerfile:1.3.1\nFROM debian:13\nCOPY 1️⃣--link2️⃣ a /a\nCOPY --link b /b\nCOPY 3️⃣--exclude=*.md4️⃣ c /c"),
        ],
        clean: [
            RuleExample("The newest", isWholeFile: true, "# syntax=docker/dockerfile:1\nFROM debian:13\nRUN <<EOF\ntrue\nEOF"),
            RuleExample("New enough", isWholeFile: true, "# syntax=docker/dockerfile:1.4\nFROM debian:13\nCOPY --link --chmod=755 a /a"),
            RuleExample("Another front end", isWholeFile: true, "# syntax=example.com/frontend:1.0\nFROM debian:13\nCOPY --link a /a"),
            RuleExample("A labs version", isWholeFile: true, "# syntax=docker/dockerfile:1.7-labs\nFROM debian:13\nCOPY --parents a /a"),
            RuleExample("None is named", isWholeFile: true, "FROM debian:13\nCOPY --link a /a"),
        ])

    /// By flag, the version 1.x that brought it, as the reference of the Dockerfile says.
    private static let versions: [String: Int] = [
        "mount": 2, "chmod": 2, "network": 3, "link": 4, "checksum": 6, "unpack": 17, "exclude": 19, "parents": 20, "security": 20,
    ]

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard let directive = file.tree.directives.first(where: { $0.name == .syntax }), let version = version(of: directive.value), version < 20 else { return }
        var seen: Set<String> = []
        func add(_ feature: String, _ needed: Int, _ range: SourceRange) {
            guard needed > version, seen.insert(feature).inserted else { return }
            report.add(
                .outdated(feature, needed), at: range, related: [RelatedPlace(range: directive.valueRange, message: "this version is older")], fixes: fix(directive, file))
        }
        for instruction in file.tree.instructions {
            for flag in instruction.flags { if let needed = versions[flag.name] { add("--\(flag.name)", needed, flag.range) } }
            if let heredoc = instruction.heredocs.first { add("here-documents", 4, heredoc.marker) }
        }
    }

    /// The minor number of `docker/dockerfile:1.4`.
    private static func version(of value: String) -> Int? {
        let parts = value.split(separator: ":")
        guard parts.count == 2, parts[0] == "docker/dockerfile" || parts[0] == "docker.io/docker/dockerfile" else { return nil }
        let numbers = parts[1].split(separator: ".")
        guard numbers.count >= 2, numbers[0] == "1", numbers.allSatisfy({ Int($0) != nil }) else { return nil }
        return Int(numbers[1])
    }

    private static func fix(_ directive: ParserDirective, _ file: LintedFile) -> [Fix] {
        guard file.tree.bytes[directive.valueRange.indices].elementsEqual(directive.value.utf8), let colon = directive.value.utf8.lastIndex(of: UInt8(ascii: ":")) else { return [] }
        let tag = directive.value.utf8.distance(from: colon, to: directive.value.utf8.endIndex) - 1
        let range = SourceRange(Int(directive.valueRange.end) - tag, Int(directive.valueRange.end))
        return [Fix(title: "Name version 1 of the syntax", edits: [TextEdit(range, "1")], applicability: .safe)]
    }
}

extension RuleMessage {
    fileprivate static func outdated(_ feature: String, _ needed: Int) -> RuleMessage {
        RuleMessage("The version in '# syntax=' does not know \(feature).", why: "It came with 1.\(needed).", remedy: "Write docker/dockerfile:1 there.")
    }
}
