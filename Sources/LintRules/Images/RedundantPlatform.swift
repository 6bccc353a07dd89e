import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A FROM that asks for the platform it gets anyway.
enum RedundantPlatform: Rule {
    static let metadata = RuleMetadata(
        name: "redundant-platform", code: "DHI107", aliases: [.hadolint("DL3065"), .buildkit("RedundantTargetPlatform")], severity: .information,
        summary: "FROM --platform=$TARGETPLATFORM says what holds without it",
        documentation: RuleDocumentation(
            what: "Reports `FROM --platform=$TARGETPLATFORM`, with or without braces or a default, when nothing else stands in the value.",
            why: "Stages are built for the target platform unless something else is said. The flag makes readers look for a reason that is not there.",
            remedy: "Remove the flag; nothing changes by it."),
        reference: "https://docs.docker.com/reference/build-checks/redundant-target-platform/",
        flagged: [
            RuleExample("The target platform", "FROM --platform=1️⃣$TARGETPLATFORM2️⃣ debian:12"),
            RuleExample("With braces, in a named stage", "FROM --platform=1️⃣${TARGETPLATFORM}2️⃣ debian:12 AS base"),
            RuleExample("With a default that is never used", "FROM --platform=1️⃣${TARGETPLATFORM:-linux/amd64}2️⃣ debian:12"),
        ],
        clean: [
            RuleExample("No platform", "FROM debian:12"),
            RuleExample("The platform of the builder", "FROM --platform=$BUILDPLATFORM debian:12"),
            RuleExample("Made of parts", "FROM --platform=$TARGETOS/$TARGETARCH debian:12"),
            RuleExample("More than the variable", "FROM --platform=$TARGETPLATFORM/v7 debian:12"),
        ],
        presets: [.hadolint, .buildkit])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for stage in file.model.stages {
            guard let flag = stage.from.platform, let value = flag.value, value.holdsBytes(of: name) else { continue }
            // What the variable stands for does not matter, only that nothing is added to it.
            let expansion = WordExpander(escape: file.tree.escape).expand(value) { $0 == name ? probe : nil }
            guard expansion.matched == [name], expansion.unmatched.isEmpty, expansion.result == probe else { continue }
            let fix = Fix(title: "Remove --platform", edits: [FlagRemoval.edit(flag, in: file.tree)], applicability: .safe, changes: [.base])
            report.add(.redundant(value), at: flag.valueRange, fixes: [fix])
        }
    }

    private static let name = "TARGETPLATFORM"
    private static let probe = "os/architecture"
}

extension RuleMessage {
    fileprivate static func redundant(_ value: String) -> RuleMessage {
        RuleMessage("--platform=\(value) is what holds without it.", why: "Stages are built for the target platform anyway.", remedy: "Remove the flag.")
    }
}
