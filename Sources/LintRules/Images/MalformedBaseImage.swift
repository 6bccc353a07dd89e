import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import ImageReferences
import Linting
import SourceModel

/// A FROM with something that no image can be called.
enum MalformedBaseImage: Rule {
    static let metadata = RuleMetadata(
        name: "malformed-base-image", code: "DHI116", aliases: [.buildkit("InvalidDefaultArgInFrom")], severity: .error,
        summary: "FROM names something that no image can be called",
        documentation: RuleDocumentation(
            what: """
                Reports a FROM, without variables in it, whose text is no reference to an image: it has capital letters, an empty tag, blanks or other characters that names \
                do not have. A stage that is called by its name in capitals is reported, too: BuildKit does not find it.
                """,
            why: "The build stops at this FROM.",
            remedy: "Write the name in lower case, as `registry/path:tag`, without `https://`."),
        reference: "https://docs.docker.com/reference/dockerfile/#from",
        flagged: [
            RuleExample("Capitals", "FROM 1️⃣Debian:122️⃣"),
            RuleExample("An empty tag", "FROM 1️⃣debian:2️⃣"),
            RuleExample("An address", "FROM 1️⃣https://registry.example.com/base:12️⃣"),
            RuleExample("A stage in another case", "FROM debian:12 AS base\nFROM 1️⃣BASE2️⃣"),
            RuleExample("The empty image in capitals", "FROM 1️⃣SCRATCH2️⃣\nCOPY . /"),
        ],
        clean: [
            RuleExample("A registry with a port", "FROM localhost:5000/a/b:C"),
            RuleExample("A digest", "FROM debian@sha256:0123456789012345678901234567890123456789012345678901234567890123"),
            RuleExample("A host with capitals", "FROM Registry.example.com/base:1"),
            RuleExample("Variables", "ARG BASE=debian:12\nFROM $BASE"),
        ],
        presets: [.default, .buildkit])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for stage in file.model.stages where !stage.reference.hasVariables {
            guard case .image(let text) = stage.base, case .malformed(let error) = file.references[file.model.fromUse(of: stage.index)] else { continue }
            report.add(.malformed(text, error), at: stage.reference.word.range, severity: isPlaceholder(text) ? .information : nil, fixes: fix(stage, text, file).map { [$0] } ?? [])
        }
    }

    /// `REPLACE-ME` stands for a name.
    private static func isPlaceholder(_ text: String) -> Bool {
        !text.utf8.contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ":") || $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }
    }

    private static func fix(_ stage: Stage, _ text: String, _ file: LintedFile) -> Fix? {
        guard stage.reference.word.text == text else { return nil }
        var name = text
        for scheme in ["https://", "http://", "docker://"] where name.hasPrefix(scheme) { name = String(name.dropFirst(scheme.count)) }
        if name.hasSuffix(":") { name.removeLast() }
        // Tags may have capitals, names may not.
        if let reference = try? ImageReference.parse(name.lowercased()) {
            let end = name.utf8.index(name.startIndex, offsetBy: reference.pathRange.upperBound)
            name = name[..<end].lowercased() + name[end...]
        }
        guard name != text, (try? ImageReference.parse(name)) != nil else { return nil }
        if isPlaceholder(text), name != "scratch", !file.model.stages[..<stage.index].contains(where: { $0.name == name }) { return nil }
        // A name in capitals may be there for a script to replace.
        let isKnown = name == "scratch" || name.lowercased() != text.lowercased() || file.model.stages[..<stage.index].contains { $0.name == name }
        return Fix(title: "Write '\(name)'", edits: [TextEdit(stage.reference.word.range, name)], applicability: isKnown ? .safe : .displayOnly, changes: Set(BuildAspect.allCases))
    }
}

extension RuleMessage {
    fileprivate static func malformed(_ text: String, _ error: ImageReferenceError) -> RuleMessage {
        let what: String = if case .uppercase = error { "'\(text)' has capital letters, which names of images do not have." } else { "'\(text)' is no name of an image." }
        return RuleMessage(what, why: "The build stops here.", remedy: "Write it in lower case, as registry/path:tag; a word that stands for a name has to be replaced.")
    }
}
