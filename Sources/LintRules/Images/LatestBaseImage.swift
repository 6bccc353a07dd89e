import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import ImageReferences
import Linting
import SourceModel

/// A base image of the newest version, whichever that is.
enum LatestBaseImage: Rule {
    static let metadata = RuleMetadata(
        name: "latest-base-image", code: "DHI102", aliases: [.hadolint("DL3007")], severity: .warning, summary: "The base image has the tag latest",
        documentation: RuleDocumentation(
            what: "Reports a FROM whose image has the tag `latest` and no digest, after its arguments are replaced by their defaults; below a comment that lets Semgrep pass it, only where the rule is asked for by name.",
            why: "It moves to each new version: the same file builds another image tomorrow, and may stop building.",
            remedy: "Write the version that the file was made for."),
        reference: "https://docs.docker.com/build/building/best-practices/#pin-base-image-versions",
        flagged: [
            RuleExample("The tag", "FROM 1️⃣debian:latest2️⃣"),
            RuleExample("Of an image that is not known", "ARG PROJECT\nFROM 1️⃣registry.example.com/$PROJECT/base:latest2️⃣"),
            RuleExample("By way of an argument", "ARG TAG=latest\nFROM 1️⃣debian:${TAG}2️⃣ AS build"),
        ],
        clean: [
            RuleExample("A version", "FROM debian:12"),
            RuleExample("A digest, too", "FROM debian:latest@sha256:0123456789012345678901234567890123456789012345678901234567890123"),
            RuleExample("A part of a tag", "FROM alpine:latest-stable"),
        ],
        presets: [.default, .hadolint])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for stage in file.model.stages {
            switch stage.base {
            case .image(let text):
                guard let reference = file.baseReference(of: stage), reference.digestRange == nil, reference.tagRange != nil, reference.text.hasSuffix(":latest") else { continue }
                report.add(.latest(text), at: stage.reference.word.range, onDemand: isWaived(stage, file))
            case .unresolved:
                // What the variables in front stand for does not matter.
                guard case .literal(let end, _)? = stage.reference.parts?.last, end.hasSuffix(":latest") else { continue }
                report.add(.latest(stage.reference.word.text), at: stage.reference.word.range)
            default: continue
            }
        }
    }

    /// Whether the comment above says to another linter that the image is not pinned on purpose.
    private static func isWaived(_ stage: Stage, _ file: LintedFile) -> Bool {
        file.tree.commentLines(above: file.tree.instructions[stage.fromIndex]).contains { line in
            let text = String(decoding: file.tree.bytes[line.indices], as: UTF8.self)
            return text.holdsBytes(of: "nosemgrep") && ["not-pinned", "latest"].contains(where: text.holdsBytes)
        }
    }
}

extension RuleMessage {
    fileprivate static func latest(_ image: String) -> RuleMessage {
        if WindowsImage.isOne(image) { return RuleMessage("\(image) does not exist.", why: "Windows images of Microsoft have tags for versions only.", remedy: "Write the version that the file was made for, as in ltsc2025.") }
        return RuleMessage(
            "\(image) moves: tomorrow it may be another version.", why: "The same file then builds another image, or none.",
            // There are no tags for versions of these.
            remedy: image.holdsBytes(of: "/distroless/") ? "Name the release, as in base-debian13, or a digest." : "Write the version that the file was made for.")
    }
}
