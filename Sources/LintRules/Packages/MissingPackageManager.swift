import Diagnostics
import DockerfileSemantics
import Linting

/// A package manager used in an image that has none.
enum MissingPackageManager: Rule {
    static let metadata = RuleMetadata(
        name: "missing-package-manager", code: "DHI008", severity: .error, summary: "Packages installed in an image without a package manager",
        documentation: RuleDocumentation(
            what: """
                Reports the first call of apt, apk, dnf and their like in each RUN of a stage whose image has a shell but no package manager at all, as runtime variants of hardened \
                images do. Where there is no shell either, `run-without-shell` reports the RUN.
                """,
            why: "The command is not found and the build stops.",
            remedy: """
                Install the packages in a stage on the `-dev` variant, and copy what is needed from there; or look for a tag of the image that has them \
                already.
                """),
        reference: "https://docs.docker.com/dhi/",
        flagged: [
            RuleExample(
                "A runtime variant with a shell",
                """
                FROM dhi.io/golang:1.26-alpine3.23
                RUN 1️⃣apk2️⃣ add --no-cache git
                """)
        ],
        clean: [
            RuleExample(
                "The build variant has one",
                """
                FROM dhi.io/golang:1.26-alpine3.23-dev
                RUN apk add --no-cache git
                """),
            RuleExample(
                "A script for several systems",
                """
                FROM dhi.io/golang:1.26-alpine3.23
                RUN if command -v apk; then apk add git; fi
                """),
        ],
        presets: [.default, .hardened])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for stage in file.model.stages where stage.image.hasShell.value == true && stage.image.packageManagers.value?.isEmpty == true {
            for found in PackageCommand.missing(among: [], in: stage, of: file) {
                report.add(
                    .noManager(found.name, file.imageTitle(of: stage)), at: found.command.nameRange,
                    related: [file.basePlace(of: stage, "this image has no package manager")])
            }
        }
    }
}

extension RuleMessage {
    fileprivate static func noManager(_ name: String, _ image: String) -> RuleMessage {
        RuleMessage(
            "\(image) has no package manager, so \(name) is not found.", why: "The build stops here.",
            remedy: "Install the packages in a stage on the -dev variant and copy what is needed with COPY --from.")
    }
}
