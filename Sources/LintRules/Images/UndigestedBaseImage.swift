import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import ImageReferences
import Linting
import SourceModel

/// A base image whose tag may move.
enum UndigestedBaseImage: Rule {
    static let metadata = RuleMetadata(
        name: "undigested-base-image", code: "DHI103", severity: .hint, summary: "The base image is not pinned by its digest",
        documentation: RuleDocumentation(
            what: "Reports a FROM whose image has no digest. Off by default: digests are only of use where something renews them.",
            why: "A tag may be given to another image at any time; a digest names exactly one.",
            remedy: "Write `image:tag@sha256:…`, and let a bot such as Renovate or Dependabot renew it."),
        reference: "https://docs.docker.com/build/building/best-practices/#pin-base-image-versions",
        flagged: [
            RuleExample("A tag alone", isWholeFile: true, "FROM 1️⃣debian:122️⃣"),
            RuleExample("Nothing", isWholeFile: true, "FROM 1️⃣debian2️⃣ AS build\nFROM build"),
        ],
        clean: [
            RuleExample("A tag with a digest", isWholeFile: true, "FROM debian:12@sha256:0123456789012345678901234567890123456789012345678901234567890123"),
            RuleExample("The empty image", isWholeFile: true, "FROM scratch\nCOPY app /app"),
        ],
        presets: [])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for stage in file.model.stages {
            guard case .image(let text) = stage.base, let reference = file.baseReference(of: stage), reference.digest == nil else { continue }
            report.add(.undigested(text), at: stage.reference.word.range)
        }
    }
}

extension RuleMessage {
    fileprivate static func undigested(_ image: String) -> RuleMessage {
        RuleMessage("\(image) is not pinned by a digest.", why: "Its tag may be given to another image at any time.", remedy: "Write \(image)@sha256:….")
    }
}
