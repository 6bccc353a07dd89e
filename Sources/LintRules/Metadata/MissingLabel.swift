import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// An image without a label that the organisation asks for.
enum MissingLabel: Rule {
    static let metadata = RuleMetadata(
        name: "missing-label", code: "DHI1002", aliases: [.hadolint("DL3049")], severity: .information, summary: "The image lacks a label that the configuration requires",
        documentation: RuleDocumentation(
            what: """
                Reports the stage that is built, and stages that nothing else in the file uses, where neither they nor the stages they stand on set a label of `lint.label-schema` of `.dhi.yaml` \
                (`label-schema` of `.hadolint.yaml`, `--require-label`). Labels with `required: false` may be missing. Labels of the base image do not count: they speak of that image.
                """,
            why: "Inventories, scanners and clean-up jobs find images and who is responsible for them by their labels.",
            remedy: "Set the label in the stage that is shipped: `LABEL org.opencontainers.image.source=https://git.example.com/team/app`."),
        reference: "https://docs.docker.com/engine/manage-resources/labels/",
        flagged: [
            RuleExample("None", policy: requiring("team"), "FROM 1️⃣debian:132️⃣\nRUN true"),
            RuleExample("In a stage that is left behind", policy: requiring("team"), "FROM debian:13 AS build\nLABEL team=a\nFROM 1️⃣debian:132️⃣\nCOPY --from=build /a /a"),
            RuleExample("Every image that may be built", policy: requiring("team", "version"), "FROM 1️⃣debian:132️⃣ AS test\nLABEL team=a\nFROM 3️⃣debian:134️⃣\nLABEL version=1"),
        ],
        clean: [
            RuleExample("No label is required", "FROM debian:13"),
            RuleExample("All of them", policy: requiring("team", "version"), "FROM debian:13\nLABEL team=a \"version\"=1"),
            RuleExample("In the stage below", policy: requiring("team"), "FROM debian:13 AS base\nLABEL team=a\nFROM base\nRUN true"),
            RuleExample("By way of a variable", policy: requiring("com.example.team"), "FROM debian:13\nENV PREFIX=com.example\nLABEL $PREFIX.team=a"),
            RuleExample("Nobody knows which", policy: requiring("team"), "FROM debian:13\nARG KEY\nLABEL $KEY=a"),
            RuleExample("It may be missing", policy: requiring(optional: "team"), "FROM debian:13"),
        ],
        presets: [.default, .hadolint])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        let required = file.policy.labels.filter(\.isRequired).map(\.name)
        if required.isEmpty { return }
        for stage in file.model.stages where isImage(stage, file) {
            let keys = StageLabel.all(of: stage, in: file).map(\.key)
            // A key that is not known may be any of them.
            if keys.contains(where: { !$0.isKnown }) { continue }
            let found = Set(keys.map { $0.value ?? "" })
            let missing = required.filter { !found.contains($0) }
            if !missing.isEmpty { report.add(.missing(missing), at: stage.reference.word.range) }
        }
    }

    /// Whether the stage is built for its own sake.
    private static func isImage(_ stage: Stage, _ file: LintedFile) -> Bool {
        stage.index == file.target || !file.model.uses.contains { !$0.isTrigger && $0.target == .stage(stage.index) }
    }

    private static func requiring(_ names: String..., optional: String? = nil) -> LintPolicy {
        var policy = LintPolicy()
        policy.labels = names.map { LabelRequirement(name: $0, form: .text) } + (optional.map { [LabelRequirement(name: $0, form: .text, isRequired: false)] } ?? [])
        return policy
    }
}

extension RuleMessage {
    fileprivate static func missing(_ names: [String]) -> RuleMessage {
        RuleMessage(
            names.count == 1 ? "The label \(names[0]) is missing." : "The labels \(names.joined(separator: ", ")) are missing.", why: "The configuration requires \(names.count == 1 ? "it" : "them") of every image.",
            remedy: "Set \(names.count == 1 ? "it" : "them") by LABEL in this stage.")
    }
}
