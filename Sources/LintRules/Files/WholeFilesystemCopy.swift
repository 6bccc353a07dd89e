import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Linting
import SourceModel

/// A whole system that is laid over another one.
enum WholeFilesystemCopy: Rule {
    static let metadata = RuleMetadata(
        name: "whole-filesystem-copy", code: "DHI312", aliases: [.hadolint("DL3067")], severity: .warning,
        summary: "COPY lays a whole file system over that of another image",
        documentation: RuleDocumentation(
            what: """
                Reports `COPY --from=… / /` into a stage that has a system itself. A stage on `scratch` is left alone, and so is a source that is known to hold nothing but files: a stage on `scratch`, \
                or an image of which nothing is known.
                """,
            why: "Two systems are mixed: libraries, accounts and the list of packages of one replace those of the other, and all that was needed for the build comes along.",
            remedy: "Copy the files that are needed by their paths, or begin the stage with `FROM` the other one."),
        reference: "https://docs.docker.com/build/building/multi-stage/",
        flagged: [
            RuleExample("A build stage", "FROM debian:12 AS build\nRUN make install\nFROM debian:12-slim\nCOPY --from=1️⃣build2️⃣ / /"),
            RuleExample("An image, in quotes", "FROM alpine:3.22\nCOPY --link --from=1️⃣debian:122️⃣ \"/\" \"/\""),
            RuleExample("What stands in the root", "FROM debian:12 AS build\nFROM build AS more\nFROM debian:12\nCOPY --from=1️⃣more2️⃣ /* /"),
        ],
        clean: [
            RuleExample("One layer of all", "FROM debian:12 AS build\nFROM scratch\nCOPY --from=build / /"),
            RuleExample("A stage that holds only files", "FROM scratch AS files\nCOPY a /a\nFROM debian:12\nCOPY --from=files / /"),
            RuleExample("An image of which nothing is known", "FROM debian:12\nCOPY --from=registry.example.com/overlay:1 / /"),
            RuleExample("To a folder of its own", "FROM debian:12 AS build\nFROM debian:12\nCOPY --from=build / /rootfs/"),
            RuleExample("From the build context", "FROM debian:12\nCOPY / /"),
        ],
        presets: [.default, .hadolint])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for number in file.model.uses.indices where file.model.uses[number].kind == .copy && !file.model.uses[number].isTrigger {
            let use = file.model.uses[number]
            guard case .copy(let copy) = file.tree.instructions[use.instruction].content, isRoot(copy.destination.text), copy.sources.contains(where: { isRoot($0.text) || unquoted($0.text) == "/*" }),
                hasSystem(file.model.stages[use.stage].image)
            else { continue }
            let source: ImageFacts
            switch use.target {
            case .stage(let index): source = file.model.stages[index].image
            case .image: source = file.images.facts(of: use.reference.word.text)
            case .unresolved: continue
            }
            guard hasSystem(source, isKnown: true) else { continue }
            report.add(.whole(use.reference.word.text), at: use.reference.word.range)
        }
    }

    private static func isRoot(_ text: String) -> Bool { ["/", "/."].contains(unquoted(text)) }

    private static func unquoted(_ text: String) -> String {
        guard let first = text.first, first == "\"" || first == "'", text.last == first, text.utf8.count > 1 else { return text }
        return String(text.dropFirst().dropLast())
    }

    /// - Parameter isKnown: Images of which nothing is known do not count.
    private static func hasSystem(_ image: ImageFacts, isKnown: Bool = false) -> Bool {
        switch image.origin {
        case .scratch: return false
        case .unknown, .configured: return !isKnown
        case .hardened, .source: return image.distribution.value.map { $0.family != .scratch } ?? !isKnown
        }
    }
}

extension RuleMessage {
    fileprivate static func whole(_ source: String) -> RuleMessage {
        RuleMessage(
            "All of '\(source)' is laid over the system of this stage.", why: "Libraries, accounts and packages of the two are mixed.",
            remedy: "Copy what is needed by its path, or begin the stage with FROM \(source).")
    }
}
