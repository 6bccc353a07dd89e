import Diagnostics
import DockerfileSemantics
import HardenedCatalog
import Linting

/// A package manager of another system than the image's.
enum ForeignPackageManager: Rule {
    static let metadata = RuleMetadata(
        name: "foreign-package-manager", code: "DHI009", severity: .error, summary: "Package manager of another distribution",
        documentation: RuleDocumentation(
            what: "Reports the first call of apt in an Alpine image, of apk in a Debian image and the like in each RUN, when the package managers of the image are known.",
            why: "The command is not found and the build stops. Package names differ between distributions, too.",
            remedy: "Use the package manager of the image, or a tag of the image for the other distribution."),
        reference: "https://docs.docker.com/dhi/",
        flagged: [
            RuleExample(
                "apt on Alpine",
                """
                FROM alpine:3.23
                RUN 1️⃣apt-get2️⃣ update && apt-get install -y curl
                """),
            RuleExample(
                "apk on Debian",
                """
                FROM dhi.io/python:3.13-debian13-dev
                RUN 1️⃣apk2️⃣ add --no-cache git
                """),
        ],
        clean: [
            RuleExample(
                "The system's own",
                """
                FROM alpine:3.23
                RUN apk add --no-cache curl
                """),
            RuleExample(
                "One or the other",
                """
                FROM debian:13
                RUN apk add --no-cache git || apt-get install -y git
                """),
            RuleExample(
                "An image of which nothing is known",
                """
                FROM registry.example.com/base:1
                RUN apk add --no-cache git
                """),
        ],
        presets: [.default, .hardened])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for stage in file.model.stages {
            guard let managers = stage.image.packageManagers.value, let own = managers.first else { continue }
            for found in PackageCommand.missing(among: managers, in: stage, of: file) {
                report.add(
                    .foreign(found.name, own, file.imageTitle(of: stage)), at: found.command.nameRange,
                    related: [file.basePlace(of: stage, "this image has \(own)")])
            }
        }
    }
}

extension RuleMessage {
    fileprivate static func foreign(_ name: String, _ own: String, _ image: String) -> RuleMessage {
        RuleMessage(
            "\(image) installs packages with \(own), so \(name) is not found.", why: "The build stops here.",
            remedy: "Use \(own) and the package names of this distribution, or a base image of the other distribution.")
    }
}
