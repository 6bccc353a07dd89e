import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import ImageReferences
import Linting
import SourceModel

/// A base image of any version.
enum UntaggedBaseImage: Rule {
    static let metadata = RuleMetadata(
        name: "untagged-base-image", code: "DHI101", aliases: [.hadolint("DL3006")], severity: .warning, summary: "The base image has no tag",
        documentation: RuleDocumentation(
            what: "Reports a FROM whose image has neither tag nor digest, after its arguments are replaced by their defaults.",
            why: "The tag is then `latest`, which moves to each new version: the same file builds another image tomorrow, and may stop building.",
            remedy: "Write the version that the file was made for."),
        reference: "https://docs.docker.com/build/building/best-practices/#pin-base-image-versions",
        flagged: [
            RuleExample("No tag", "FROM 1️⃣debian2️⃣"),
            RuleExample("By way of an argument", "ARG BASE=registry.example.com:5000/base\nFROM 1️⃣${BASE}2️⃣ AS build"),
            RuleExample("The name of a later stage", "FROM 1️⃣build2️⃣ AS a\nFROM debian:12 AS build"),
        ],
        clean: [
            RuleExample("A tag", "FROM debian:12"),
            RuleExample("A digest", "FROM debian@sha256:0123456789012345678901234567890123456789012345678901234567890123"),
            RuleExample("A stage", "FROM debian:12 AS base\nFROM base"),
            RuleExample("The empty image", "FROM scratch\nCOPY app /app"),
            RuleExample("An argument without a default", "ARG BASE\nFROM ${BASE}"),
        ],
        presets: [.default, .hadolint])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for stage in file.model.stages {
            guard let reference = file.baseReference(of: stage), reference.tagRange == nil, reference.digestRange == nil, case let text = reference.text else { continue }
            let isDistroless = text.holdsBytes(of: "/distroless/")
            // The release stands in the name, and there are no tags for versions.
            report.add(isDistroless ? .undigested(text) : .untagged(text), at: stage.reference.word.range, onDemand: isDistroless && text.holdsBytes(of: "-debian") || isComposed(stage, file))
        }
    }

    /// Whether the name is put together from further arguments: `ARG BASE=$REGISTRY/$OWNER/base`, an image of one's own that is built just before.
    private static func isComposed(_ stage: Stage, _ file: LintedFile) -> Bool {
        let variables = stage.reference.variables
        if variables.isEmpty { return false }
        return file.model.globalArguments.contains { argument in
            guard !argument.isOverridden, variables.contains(argument.declaration.name.text) else { return false }
            return argument.parts?.contains { if case .variable = $0 { true } else { false } } ?? false
        }
    }
}

extension RuleMessage {
    fileprivate static func untagged(_ image: String) -> RuleMessage {
        if WindowsImage.isOne(image) {
            return RuleMessage("\(image) has no tag.", why: "That means 'latest', which Windows images of Microsoft do not have.", remedy: "Write the version that the file was made for, as in ltsc2025.")
        }
        return RuleMessage("\(image) has no tag.", why: "That means 'latest', which moves to each new version.", remedy: "Write the version that the file was made for.")
    }

    fileprivate static func undigested(_ image: String) -> RuleMessage {
        RuleMessage("\(image) has no tag.", why: "That means 'latest', which moves; there are no tags for versions.", remedy: "Name the release, as in base-debian13, or a digest.")
    }
}
