import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Linting
import SourceModel

/// TZ in an image without time zones.
enum MissingTimeZones: Rule {
    static let metadata = RuleMetadata(
        name: "missing-time-zones", code: "DHI022", severity: .warning, summary: "TZ is set, and the image has no time zones",
        documentation: RuleDocumentation(
            what: """
                Reports an ENV that sets TZ to a name such as `Europe/Berlin` in the stage that is built, when the image is known not to have the package tzdata and nothing in the file \
                brings `/usr/share/zoneinfo`. Images of Node.js and Java are left alone: they have time zones of their own.
                """,
            why: "The C library does not find the zone and takes UTC without a word: logs and schedules are off by hours.",
            remedy: "Install tzdata, or copy `/usr/share/zoneinfo` from a build stage; or leave TZ out."),
        reference: "https://docs.docker.com/dhi/",
        flagged: [
            RuleExample(
                "Alpine without tzdata",
                """
                FROM alpine:3.23
                ENV TZ=1️⃣Europe/Berlin2️⃣
                COPY server /server
                CMD ["/server"]
                """),
            RuleExample(
                "An empty image",
                """
                FROM scratch
                COPY server /server
                ENV LANG=C TZ=1️⃣Asia/Tokyo2️⃣
                ENTRYPOINT ["/server"]
                """),
        ],
        clean: [
            RuleExample(
                "By way of another package",
                """
                FROM alpine:3.23
                RUN apk add --no-cache postgresql17
                ENV TZ=Europe/Berlin
                """),
            RuleExample(
                "Installed",
                """
                FROM alpine:3.23
                RUN apk add --no-cache tzdata
                ENV TZ=Europe/Berlin
                """),
            RuleExample(
                "Copied",
                """
                FROM scratch
                COPY --from=build /usr/share/zoneinfo /usr/share/zoneinfo
                ENV TZ=Europe/Berlin
                """),
            RuleExample(
                "The zone that needs no file",
                """
                FROM alpine:3.23
                ENV TZ=UTC
                """),
            RuleExample(
                "Debian has them",
                """
                FROM debian:13
                ENV TZ=Europe/Berlin
                """),
        ],
        presets: [.default, .hardened])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard file.has(.env), let stage = file.targetStage, case .present(let zone, _) = stage.final.variables["TZ"], isName(zone), let word = SetVariable.last("TZ", in: stage, of: file), lacksZones(stage.image, file) else { return }
        guard !FilePresence(file, stage).mayHold("/usr/share/zoneinfo", packages: { !plainPackages.contains($0) }) else { return }
        report.add(.missing(zone, file.imageTitle(of: stage)), at: word.range, related: [file.basePlace(of: stage, "this image has no tzdata")])
    }

    /// Packages that are known to bring no time zones along; many others depend on tzdata.
    private static let plainPackages: Set<String> = [
        "ca-certificates", "curl", "wget", "bash", "git", "openssl", "libstdc++", "libgcc", "tini", "dumb-init", "su-exec", "gcompat", "libc6-compat", "jq", "coreutils",
    ]

    /// `Europe/Berlin`; rules such as `CET-1CEST` and paths need no file of that name.
    private static func isName(_ zone: String) -> Bool {
        zone.first?.isLetter == true && zone.contains("/") && !zone.hasPrefix("Etc/UTC") && !zone.hasPrefix("Etc/GMT0")
    }

    private static func lacksZones(_ image: ImageFacts, _ file: LintedFile) -> Bool {
        switch image.origin {
        case .scratch: return true
        case .source(let source):
            if ownZones.contains(source.name) || source.packages.contains(where: { $0.contains("tzdata") }) { return false }
            // Images of more than a distribution may have it by way of another package.
            return source.name == source.distribution.family.rawValue && file.catalog.baseSystem(source.distribution)?.absentPackages.contains("tzdata") == true
        case .hardened, .configured, .unknown: return false
        }
    }

    private static let ownZones: Set<String> = ["node", "eclipse-temurin", "openjdk", "amazoncorretto"]
}

extension RuleMessage {
    fileprivate static func missing(_ zone: String, _ image: String) -> RuleMessage {
        RuleMessage(
            "TZ is \(zone), and \(image) has no time zones.", why: "Programs take UTC without a word.",
            remedy: "Install tzdata, or copy /usr/share/zoneinfo from a build stage.")
    }
}
