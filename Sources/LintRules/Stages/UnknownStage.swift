import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A COPY from a stage that is not there.
enum UnknownStage: Rule {
    static let metadata = RuleMetadata(
        name: "unknown-stage", code: "DHI307", aliases: [.hadolint("DL3022")], severity: .error, summary: "COPY --from names a stage that is not there",
        documentation: RuleDocumentation(
            what: """
                Reports `COPY --from` with the number of a stage that the file does not have, with a variable, which BuildKit does not replace there, and with a name that is nearly that of a stage. \
                Other names are taken for images or build contexts.
                """,
            why: "BuildKit refuses numbers and variables. A name that no stage has is looked for in a registry, where the image is not there or is somebody else's.",
            remedy: "Write the name of the stage. For an image that a variable names, add a stage `FROM $NAME AS name` and copy from that."),
        reference: "https://docs.docker.com/reference/dockerfile/#copy---from",
        flagged: [
            RuleExample("A number", "FROM debian:12 AS build\nFROM debian:12\nCOPY --from=1️⃣72️⃣ /x /x"),
            RuleExample("A misspelt name", "FROM debian:12 AS builder\nFROM debian:12\nCOPY --from=1️⃣buider2️⃣ /x /x\nCOPY --from=builder /y /y"),
            RuleExample("A variable", "ARG TOOLS=busybox:1.37\nFROM debian:12\nARG TOOLS\nCOPY --from=1️⃣$TOOLS2️⃣ /x /x"),
        ],
        clean: [
            RuleExample("A stage, by its name in any case and by its number", "FROM debian:12 AS build\nFROM debian:12\nCOPY --from=Build /x /x\nCOPY --from=0 /y /y"),
            RuleExample("Images", "FROM debian:12 AS build\nFROM debian:12\nCOPY --from=busybox:1.37 /x /x\nCOPY --from=composer /y /y\nCOPY --from=ghcr.io/acme/build /z /z"),
            RuleExample("A later stage", "FROM debian:12 AS a\nCOPY --from=tools /x /x\nCOPY --from=2 /y /y\nFROM debian:12 AS tools\nFROM debian:12\nCOPY --from=a /x /x"),
            RuleExample("Left to the files that build on this image", "FROM debian:12 AS build\nONBUILD COPY --from=buil /x /x"),
            RuleExample("A short name that is like another", "FROM node:22 AS node\nFROM debian:12 AS dev\nCOPY --from=code /x /x"),
        ],
        presets: [.default, .hadolint])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        let stages = file.model.stages
        for use in file.model.uses where use.kind == .copy && !use.isTrigger {
            let name = use.reference.word.text
            let range = use.reference.word.range
            if name.utf8.contains(UInt8(ascii: "$")) {
                report.add(.variable(name), at: range)
            } else if let number = Int(name) {
                if !stages.indices.contains(number) { report.add(.number(number, count: stages.count), at: range) }
            } else if case .image = use.target, let meant = nearStage(name, before: use.stage, file) {
                // A build context may be called that, too.
                report.add(.misspelt(name, meant), at: range, severity: .warning, fixes: [Fix(title: "Write '\(meant)'", edits: [TextEdit(range, meant)], applicability: .unsafe, changes: [.files])])
            }
        }
    }

    /// The stage that a name may mean which is none.
    private static func nearStage(_ name: String, before stage: Int, _ file: LintedFile) -> String? {
        let stages = file.model.stages
        let small = name.lowercased()
        // Two edits make any short name another one, and images of a registry have names like stages.
        guard name.utf8.count > 4, !name.utf8.contains(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: ".") }),
            !stages.contains(where: { $0.name == small }), file.images.facts(of: name).origin == .unknown
        else { return nil }
        let names = stages[..<stage].compactMap(\.name)
        // With a number more or less another stage or context is meant: `build2`.
        return Suggestion.nearest(to: small, among: names, caseSensitive: true).flatMap { digits($0) == digits(small) ? $0 : nil }
    }

    private static func digits(_ name: String) -> [UInt8] { name.utf8.filter { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }
}

extension RuleMessage {
    fileprivate static func variable(_ name: String) -> RuleMessage {
        RuleMessage("'\(name)' is not replaced in --from.", why: "BuildKit knows no variables there and refuses the file.", remedy: "Add a stage 'FROM \(name) AS …' and copy from that.")
    }

    fileprivate static func number(_ number: Int, count: Int) -> RuleMessage {
        RuleMessage(
            "There is no stage \(number).", why: "BuildKit refuses the file, which has \(count == 1 ? "one stage" : "\(count) stages"), counted from 0.",
            remedy: "Write the name of the stage that is meant.")
    }

    fileprivate static func misspelt(_ name: String, _ meant: String) -> RuleMessage {
        RuleMessage("No stage is called '\(name)'.", why: "BuildKit looks for an image of that name.", remedy: "If stage '\(meant)' is meant, write that.")
    }
}
