import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import ImageReferences
import Linting
import SourceModel

/// An image of any version that something is copied or mounted from.
enum UntaggedSourceImage: Rule {
    static let metadata = RuleMetadata(
        name: "untagged-source-image", code: "DHI043", severity: .warning, summary: "COPY or a mount takes files from an image without a version",
        documentation: RuleDocumentation(
            what: "Reports images in `COPY --from` and `RUN --mount=from` that have neither tag nor digest, or the tag `latest`, which is a hint only.",
            why: "What is copied is another version from day to day; and a misspelt stage is taken for an image of that name on Docker Hub, which may be anybody's.",
            remedy: "Write the version, best with its digest; or correct the name of the stage."),
        reference: "https://docs.docker.com/build/building/best-practices/#pin-base-image-versions",
        flagged: [
            RuleExample("No tag", "FROM debian:13\nCOPY --from=1️⃣composer2️⃣ /usr/bin/composer /usr/bin/"),
            RuleExample("A misspelt stage", "FROM golang:1.26 AS builder\nFROM debian:13\nCOPY --from=1️⃣bulider2️⃣ /app /app"),
            RuleExample("A mount", "FROM debian:13\nRUN --mount=type=bind,from=1️⃣busybox2️⃣,target=/b /b/bin/busybox"),
            RuleExample("latest is a hint", "FROM debian:13\nCOPY --from=1️⃣ghcr.io/astral-sh/uv:latest2️⃣ /uv /bin/"),
        ],
        clean: [
            RuleExample("A version", "FROM debian:13\nCOPY --from=composer:2.8 /usr/bin/composer /usr/bin/"),
            RuleExample("A stage, and one by number", "FROM golang:1.26 AS build\nFROM debian:13\nCOPY --from=build /a /a\nCOPY --from=0 /b /b"),
            RuleExample("A digest", "FROM debian:13\nCOPY --from=composer@sha256:0123456789012345678901234567890123456789012345678901234567890123 /a /a"),
        ])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard file.has(.copy) || file.has(.run) else { return }
        let references = file.references
        for number in references.indices where file.model.uses[number].kind != .from && !file.model.uses[number].isTrigger {
            guard let reference = references[number].reference, reference.digestRange == nil, reference.tagRange == nil || reference.tag == "latest" else { continue }
            let use = file.model.uses[number]
            let text = reference.text
            let names = file.model.stages[..<use.stage].compactMap(\.name)
            let stage = reference.tag == nil ? Suggestion.nearest(to: text, among: names, caseSensitive: false) : nil
            let isWritten = file.tree.bytes[use.reference.word.range.indices].elementsEqual(text.utf8)
            let fixes = stage.flatMap { name in
                isWritten ? [Fix(title: "Write \(name)", edits: [TextEdit(use.reference.word.range, name)], applicability: .unsafe, changes: [.files, .commands])] : nil
            }
            report.add(.untagged(text, stage, isLatest: reference.tag != nil), at: use.reference.word.range, severity: reference.tag != nil ? .hint : nil, fixes: fixes ?? [])
        }
    }
}

extension RuleMessage {
    fileprivate static func untagged(_ image: String, _ stage: String?, isLatest: Bool) -> RuleMessage {
        RuleMessage(
            isLatest ? "\(image) moves: tomorrow it may be another version." : "\(image) has no tag.", why: "What is copied changes without a change of the file.",
            remedy: stage.map { "Did you mean the stage '\($0)'?" } ?? "Write the version, best with its digest.")
    }
}
