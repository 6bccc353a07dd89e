import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import ImageReferences
import Linting
import SourceModel

/// A FROM that is tied to one platform.
enum ConstantPlatform: Rule {
    static let metadata = RuleMetadata(
        name: "constant-platform", code: "DHI106", aliases: [.hadolint("DL3029"), .buildkit("FromPlatformFlagConstDisallowed")], severity: .warning,
        summary: "FROM names a fixed platform",
        documentation: RuleDocumentation(
            what: """
                Reports `FROM --platform=` with a fixed platform such as `linux/amd64`. A stage whose name says for which system or architecture it is \
                (`AS build-amd64`) is left alone, and so is a platform that comes from a variable.
                """,
            why: """
                The stage is built for that platform whatever `docker build --platform` asks for. On other machines everything in it runs emulated, \
                and an image that is built for several platforms holds the same files for all of them.
                """,
            remedy: """
                Leave the flag out: the stage is then built for the platform that is asked for. Write `--platform=$BUILDPLATFORM` for stages that \
                compile for other platforms, and call a stage that really is for one platform by its name.
                """),
        reference: "https://docs.docker.com/reference/build-checks/from-platform-flag-const-disallowed/",
        flagged: [
            RuleExample("A fixed platform", "FROM --platform=1️⃣linux/amd642️⃣ debian:12"),
            RuleExample("An architecture alone, in a named stage", "FROM --platform=1️⃣arm642️⃣ debian:12 AS build"),
            RuleExample(
                "In a second stage",
                """
                FROM debian:12 AS build
                FROM --platform=1️⃣linux/amd642️⃣ \\
                    debian:12
                """),
        ],
        clean: [
            RuleExample("No platform", "FROM debian:12"),
            RuleExample("The platform of the builder", "FROM --platform=$BUILDPLATFORM golang:1.25 AS build"),
            RuleExample("A choice of whoever builds", "ARG PLATFORM=linux/amd64\nFROM --platform=${PLATFORM} debian:12"),
            RuleExample("A stage that says so", "FROM --platform=linux/arm64 debian:12 AS tools-arm64"),
        ],
        presets: [.hadolint, .buildkit])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for stage in file.model.stages {
            guard let flag = stage.from.platform, let value = flag.value, FlagExpansion.variables(value, in: file.tree).isEmpty else { continue }
            guard let platform = try? Platform.parse(value), !isNamed(stage.name ?? "", for: platform) else { continue }
            let fix = Fix(title: "Remove --platform", edits: [FlagRemoval.edit(flag, in: file.tree)], applicability: .unsafe, changes: [.base])
            report.add(.constant(value), at: flag.valueRange, fixes: [fix])
        }
    }

    private static func isNamed(_ name: String, for platform: Platform) -> Bool {
        name.holdsBytes(of: platform.os) || platform.architecture.map { name.holdsBytes(of: $0) } == true
    }
}

extension RuleMessage {
    fileprivate static func constant(_ platform: String) -> RuleMessage {
        RuleMessage(
            "This stage is built for \(platform), whatever platform is asked for.", why: "On other machines it runs emulated, and images for other platforms get its files.",
            remedy: "Remove --platform, or write --platform=$BUILDPLATFORM for a stage that compiles for others.")
    }
}
