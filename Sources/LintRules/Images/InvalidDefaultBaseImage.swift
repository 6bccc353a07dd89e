import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A base image that has no name unless somebody gives build arguments.
enum InvalidDefaultBaseImage: Rule {
    static let metadata = RuleMetadata(
        name: "invalid-default-base-image", code: "DHI115", aliases: [.buildkit("InvalidDefaultArgInFrom")], severity: .warning,
        summary: "Without build arguments the base image has no valid name",
        documentation: RuleDocumentation(
            what: """
                Reports a FROM whose image comes out empty, or as no name of an image, when its arguments have their defaults. What \
                `--build-arg` gives is left aside.
                """,
            why: "A plain `docker build` stops at this FROM, and nobody who reads the file can tell what the image is made from.",
            remedy: "Give the arguments defaults with which the file can be built."),
        reference: "https://docs.docker.com/reference/build-checks/invalid-default-arg-in-from/",
        flagged: [
            RuleExample("No default", "ARG BASE\nFROM 1️⃣${BASE}2️⃣"),
            RuleExample("No tag", "ARG TAG\nFROM debian:1️⃣$TAG2️⃣"),
            RuleExample("No valid tag", "ARG TAG=\"1.0 beta\"\nFROM debian:1️⃣${TAG}2️⃣"),
            RuleExample("A default made of an argument without one", "ARG VERSION\nARG TAG=${VERSION}\nFROM debian:1️⃣${TAG}2️⃣"),
        ],
        clean: [
            RuleExample("A default", "ARG TAG=12\nFROM debian:${TAG}"),
            RuleExample("A default where it is used", "ARG TAG\nFROM debian:${TAG:-12}"),
            RuleExample("A part that may be missing", "ARG VARIANT\nFROM debian:12${VARIANT}"),
            RuleExample("Set by BuildKit", "FROM debian:12 AS base-amd64\nFROM base-${TARGETARCH}"),
        ],
        presets: [.buildkit])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        // Without build arguments the names are those of the model, which are read already.
        let hasArguments = file.model.globalArguments.contains { $0.isOverridden }
        guard file.model.stages.contains(where: { $0.reference.hasVariables && (hasArguments || file.baseReference(of: $0) == nil) }) else { return }
        let names = DefaultBaseNames(file.model)
        for stage in names.invalid where stage.reference.hasVariables {
            let variables = (stage.reference.parts ?? []).compactMap { if case .variable(let variable) = $0 { variable.range } else { nil } }
            let range = variables.dropFirst().reduce(variables[0]) { $0.union($1) }
            report.add(.invalid(stage.reference.word.text, names.name(of: stage)), at: range)
        }
    }
}

extension RuleMessage {
    fileprivate static func invalid(_ text: String, _ name: String) -> RuleMessage {
        RuleMessage(
            "Without build arguments \(text) is \(name.isEmpty ? "empty" : "'\(name)', which is no name of an image").", why: "A plain 'docker build' stops here.",
            remedy: "Give the arguments defaults.")
    }
}
