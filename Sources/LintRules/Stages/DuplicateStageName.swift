import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// Two stages of one name.
enum DuplicateStageName: Rule {
    static let metadata = RuleMetadata(
        name: "duplicate-stage-name", code: "DHI109", aliases: [.hadolint("DL3024"), .buildkit("DuplicateStageName")], severity: .error,
        summary: "Two stages have the same name",
        documentation: RuleDocumentation(
            what: "Reports every stage whose name an earlier stage has already. Case does not matter, since BuildKit takes names in lower case.",
            why: "The name means the last of the stages. What is meant to come from the first one is taken from another, or the build stops.",
            remedy: "Give each stage a name of its own."),
        reference: "https://docs.docker.com/reference/build-checks/duplicate-stage-name/",
        flagged: [
            RuleExample(
                "The same name twice",
                """
                FROM debian:12 AS base
                FROM alpine:3.22 AS 1️⃣base2️⃣
                COPY --from=base /etc/os-release /
                """),
            RuleExample(
                "Names that differ in case only",
                """
                FROM golang:1.25 AS build
                RUN go build -o /app .
                FROM debian:12 AS 1️⃣BUILD2️⃣
                FROM debian:12
                COPY --from=build /app /app
                RUN --mount=from=build,source=/etc,target=/mnt ls /mnt
                """),
            RuleExample(
                "Three times",
                """
                FROM debian:12 AS a
                FROM debian:13 AS 1️⃣a2️⃣
                FROM alpine:3.22 AS 3️⃣a4️⃣
                """),
        ],
        clean: [
            RuleExample("Names of their own", "FROM debian:12 AS base\nFROM alpine:3.22 AS other"),
            RuleExample("A stage on the one before", "FROM debian:12 AS base\nFROM base AS app"),
            RuleExample("Stages without names", "FROM debian:12\nFROM alpine:3.22"),
        ],
        presets: [.default, .hadolint, .buildkit])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard file.model.stages.count > 1 else { return }
        var earlier: [String: Word] = [:]
        for stage in file.model.stages {
            guard let name = stage.name, let word = stage.from.name else { continue }
            if let first = earlier[name] {
                let fix = StageRenaming.fix(stage, to: StageRenaming.freeName(name, in: file), in: file)
                report.add(
                    .duplicate(name), at: word.range, related: [RelatedPlace(range: first.range, message: "this stage has the name, too")], fixes: fix.map { [$0] } ?? [])
            }
            earlier[name] = word
        }
    }
}

extension RuleMessage {
    fileprivate static func duplicate(_ name: String) -> RuleMessage {
        RuleMessage("An earlier stage is called '\(name)', too.", why: "The name means the last of them.", remedy: "Give this stage another name.")
    }
}
