import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A stage that copies from itself.
enum OwnStageSource: Rule {
    static let metadata = RuleMetadata(
        name: "own-stage-source", code: "DHI308", aliases: [.hadolint("DL3023")], severity: .error, summary: "COPY --from names the stage it stands in",
        documentation: RuleDocumentation(
            what: "Reports `COPY --from` and `RUN --mount=from` with the name of the stage itself, and COPY with its number.",
            why: "The stage would have to be finished before it begins. BuildKit refuses the file.",
            remedy: "Name the stage that is meant. Files of the stage itself are copied by `RUN cp`; an image of the same name is meant with its tag, as in `golang:1.25`."),
        reference: "https://docs.docker.com/reference/dockerfile/#copy---from",
        flagged: [
            RuleExample("By its name", "FROM debian:12 AS base\nFROM debian:12 AS build\nCOPY --from=1️⃣build2️⃣ /x /y"),
            RuleExample("In another case", "FROM debian:12 AS build\nCOPY --from=1️⃣Build2️⃣ /x /y"),
            RuleExample("A mount", "FROM debian:12 AS build\nRUN --mount=type=bind,from=1️⃣build2️⃣,target=/b ls /b"),
        ],
        clean: [
            RuleExample("An earlier stage", "FROM debian:12 AS build\nFROM debian:12 AS run\nCOPY --from=build /x /x"),
            RuleExample("The image of that name", "FROM golang:1.25 AS golang\nCOPY --from=golang:1.25 /x /x"),
            RuleExample("Left to the files that build on this image", "FROM debian:12 AS build\nONBUILD COPY --from=build /x /x"),
        ],
        presets: [.default, .hadolint])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for use in file.model.uses where use.kind != .from && !use.isTrigger {
            let stage = file.model.stages[use.stage]
            let name = use.reference.word.text
            // A stage of the same name in front is found by the rule for such names.
            let isNamed = stage.name.map { $0 == name.lowercased() } ?? false
            guard isNamed || use.kind == .copy && Int(name) == stage.index else { continue }
            if case .stage = use.target { continue }
            report.add(.own(stage.title), at: use.reference.word.range)
        }
    }
}

extension RuleMessage {
    fileprivate static func own(_ stage: String) -> RuleMessage {
        RuleMessage(
            "\(stage.prefix(1).uppercased() + stage.dropFirst()) takes files from itself.", why: "BuildKit refuses the file.",
            remedy: "Name the stage that is meant, or copy files of the stage itself by RUN cp.")
    }
}
