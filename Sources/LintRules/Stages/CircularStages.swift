import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// Stages that wait for each other.
enum CircularStages: Rule {
    static let metadata = RuleMetadata(
        name: "circular-stages", code: "DHI120", severity: .error, summary: "Stages take files from each other in a circle",
        documentation: RuleDocumentation(
            what: """
                Reports the copy or the mount by which a stage needs a later one that needs it in turn, directly or by way of others.
                """,
            why: "No order of the stages can be built. BuildKit refuses the file.",
            remedy: "Move what both need into a stage of its own."),
        reference: "https://docs.docker.com/build/building/multi-stage/",
        flagged: [
            RuleExample(
                "Two stages",
                """
                FROM debian:12 AS a
                COPY --from=1️⃣b2️⃣ /x /x
                FROM debian:12 AS b
                COPY --from=a /y /y
                """),
            RuleExample(
                "By way of a third one",
                """
                FROM debian:12 AS a
                RUN --mount=type=bind,from=1️⃣C2️⃣,target=/c ls /c
                FROM a AS b
                FROM b AS c
                """),
        ],
        clean: [
            RuleExample("Forward only", "FROM debian:12 AS a\nFROM debian:12 AS b\nCOPY --from=a /y /y"),
            RuleExample("An image that is called like no stage", "FROM debian:12 AS a\nCOPY --from=busybox:1.37 /bin/busybox /bin/\nFROM a AS b"),
        ],
        presets: [.default])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        let stages = file.model.stages
        guard stages.count > 1 else { return }
        let uses = file.model.uses
        // A stage can only need a later one by a name that is not known yet where it stands.
        var later: [(use: ImageUse, target: Int)] = []
        for use in uses where use.kind != .from && !use.isTrigger {
            guard case .image = use.target, let target = stages.last(where: { $0.name == use.reference.word.text.lowercased() })?.index, target > use.stage else { continue }
            later.append((use, target))
        }
        if later.isEmpty { return }
        var needs: [Set<Int>] = Array(repeating: [], count: stages.count)
        for use in uses { if case .stage(let other) = use.target { needs[use.stage].insert(other) } }
        for (use, target) in later { needs[use.stage].insert(target) }
        for (use, target) in later where reaches(use.stage, from: target, needs) {
            report.add(.circle(stages[use.stage].title, stages[target].title), at: use.reference.word.range)
        }
    }

    private static func reaches(_ goal: Int, from start: Int, _ needs: [Set<Int>]) -> Bool {
        var seen: Set<Int> = []
        var waiting = [start]
        while let stage = waiting.popLast() {
            if stage == goal { return true }
            if seen.insert(stage).inserted { waiting += needs[stage] }
        }
        return false
    }
}

extension RuleMessage {
    fileprivate static func circle(_ stage: String, _ other: String) -> RuleMessage {
        RuleMessage(
            "\(stage.prefix(1).uppercased() + stage.dropFirst()) needs \(other), which needs it in turn.", why: "BuildKit refuses the file.",
            remedy: "Move what both need into a stage of its own.")
    }
}
