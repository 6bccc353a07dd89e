import BuildEffects
import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Linting
import Proving
import SourceModel

/// A volume that the user of the container cannot write to.
enum UnwritableVolume: Rule {
    static let metadata = RuleMetadata(
        name: "unwritable-volume", code: "DHI014", severity: .warning, summary: "VOLUME that nothing makes, though the container does not run as root",
        documentation: RuleDocumentation(
            what: """
                Reports a VOLUME of the stage that is built when its user is known not to be root, neither the image nor an instruction makes the folder, and it was not made for that user. Looked at \
                are hardened images, plain images of distributions and of languages, and `scratch`.
                """,
            why: """
                The container engine makes a missing folder for root when the container starts, and the program cannot write to it. A volume takes its first owner from the folder of the image.
                """,
            remedy: """
                Make the folder with its owner in front of VOLUME: `RUN install -d -o 65532 /data`, or, without a shell, in a build stage, and copy the folder around it.
                """),
        reference: "https://docs.docker.com/engine/storage/volumes/",
        flagged: [
            RuleExample(
                "A folder that nothing makes",
                """
                FROM dhi.io/python:3.13
                COPY . /app
                VOLUME 1️⃣/data2️⃣
                CMD ["python", "/app/main.py"]
                """),
            RuleExample(
                "A folder below the one of WORKDIR",
                """
                FROM dhi.io/node:22
                WORKDIR /app
                COPY server.js ./
                VOLUME 1️⃣/app/uploads2️⃣
                CMD ["node", "server.js"]
                """),
            RuleExample(
                "A folder that may come with what is copied for root",
                """
                FROM dhi.io/python:3.13
                WORKDIR /srv/app
                COPY . .
                VOLUME 1️⃣/srv/app/media2️⃣
                CMD ["python", "main.py"]
                """),
            RuleExample(
                "A folder made for root",
                """
                FROM debian:13
                RUN mkdir -p /data
                USER 1000
                VOLUME [1️⃣"/data"2️⃣]
                CMD ["/server"]
                """),
            RuleExample(
                "A user that the file makes",
                """
                FROM alpine:3.22
                RUN adduser -D -H app && mkdir /data
                USER app
                VOLUME [1️⃣"/data"2️⃣]
                CMD ["/server"]
                """),
        ],
        clean: [
            RuleExample(
                "Made for the user",
                """
                FROM debian:13
                RUN mkdir -p /data && chown 1000 /data
                USER 1000
                VOLUME /data
                """),
            RuleExample(
                "Made by the user",
                """
                FROM debian:13
                USER 1000
                WORKDIR /data
                VOLUME /data
                """),
            RuleExample(
                "Copied from a build stage",
                """
                FROM dhi.io/python:3.13
                COPY --from=build --chown=65532 /out/ /
                VOLUME /data
                """),
            RuleExample(
                "Root may write",
                """
                FROM debian:13
                VOLUME /data
                """),
        ],
        presets: [.default, .hardened])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard file.has(.volume), let stage = file.targetStage, let user = stage.final.user.value, user.isRoot == false, isKnown(stage.image) else { return }
        for step in file.history(of: stage) {
            guard case .volume(let words) = step.instruction.content else { continue }
            for word in words {
                guard let path = file.expand(word, at: step).value, path.hasPrefix("/"), case let place = Place(absolute: path), !place.isRoot, !isOfImage(place, stage.image),
                    FolderOwners(file, stage).isRootsOrMissing(place) || isClosed(place, stage, file)
                else { continue }
                report.add(.unwritable(place.text, user.text), at: word.range, related: [file.userPlace(stage.final.user, in: stage)])
            }
        }
    }

    /// On a hardened image, of which more is known: whether what is copied around the folder leaves it to root, too.
    private static func isClosed(_ place: Place, _ stage: Stage, _ file: LintedFile) -> Bool {
        guard stage.image.definition != nil else { return false }
        switch WritableFolders(stage, in: file.model, file.known, context: nil).owner(of: place) {
        case .another, .missing: return true
        case .user, .unknown: return false
        }
    }

    /// Images whose folders are known, as far as they lie outside those of the system.
    private static func isKnown(_ image: ImageFacts) -> Bool {
        switch image.origin {
        case .hardened, .scratch: true
        case .source(let source): source.name == source.distribution.family.rawValue || ["node", "python", "golang", "ruby", "rust", "eclipse-temurin"].contains(source.name)
        case .configured, .unknown: false
        }
    }

    private static func isOfImage(_ place: Place, _ image: ImageFacts) -> Bool {
        if RuntimePlaces.isSystem(place) || ["/home", "/opt", "/usr", "/var", "/run", "/tmp"].contains(where: { Place(absolute: $0).overlaps(place) }) { return true }
        // Of a hardened image it is known what lies in its folders.
        func mayHold(_ path: String) -> Bool { image.definition == nil ? Place(absolute: path).overlaps(place) : place.contains(Place(absolute: path)) }
        if let folder = image.workdir.value, folder != "/", mayHold(folder) { return true }
        if image.volumes.contains(where: { Place(absolute: $0).overlaps(place) }) { return true }
        if image.definition?.paths.contains(where: { mayHold($0.path) }) == true { return true }
        return (image.environment.value ?? [:]).values.contains { value in value.split(separator: ":").contains { $0.hasPrefix("/") && $0 != "/" && Place(absolute: String($0)).overlaps(place) } }
    }
}

extension RuleMessage {
    fileprivate static func unwritable(_ path: String, _ user: String) -> RuleMessage {
        RuleMessage(
            "Containers run as \(user) and cannot write to the volume \(path).", why: "Nothing makes the folder for that user, so that it belongs to root.",
            remedy: "Make it with its owner in front of VOLUME, or in a build stage, and copy the folder around it.")
    }
}
