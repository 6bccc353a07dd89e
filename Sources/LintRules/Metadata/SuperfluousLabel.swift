import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A label that the organisation does not know.
enum SuperfluousLabel: Rule {
    static let metadata = RuleMetadata(
        name: "superfluous-label", code: "DHI1009", aliases: [.hadolint("DL3050")], severity: .information, summary: "A label is none of those that the configuration names",
        documentation: RuleDocumentation(
            what: """
                Reports labels that `lint.label-schema` of `.dhi.yaml` does not name, where `strict-labels` says that there must be no others (`label-schema` and `strict-labels` of `.hadolint.yaml`, \
                `--require-label` and `--strict-labels`).
                """,
            why: "Nobody looks for a label that was not agreed on; mostly it is a misspelt one.",
            remedy: "Correct the key, take the label out, or have it entered in the configuration, with `required: false` where not every image needs it."),
        reference: "https://docs.docker.com/engine/manage-resources/labels/",
        flagged: [
            RuleExample("Not agreed on", policy: strict("team"), "FROM debian:13\nLABEL team=a 1️⃣vendor2️⃣=b"),
            RuleExample("In quotes", policy: strict("team"), "FROM debian:13\nLABEL 1️⃣\"Team\"2️⃣=a"),
            RuleExample("None at all", policy: strict(), "FROM debian:13\nLABEL 1️⃣team2️⃣=a"),
        ],
        clean: [
            RuleExample("Agreed on", policy: strict("com.example.team"), "FROM debian:13\nENV PREFIX=com.example\nLABEL com.example.team=a $PREFIX.team=a"),
            RuleExample("Others are allowed", "FROM debian:13\nLABEL vendor=b"),
            RuleExample("Nobody knows which", policy: strict("team"), "FROM debian:13\nARG KEY\nLABEL $KEY=a"),
        ],
        presets: [.default, .hadolint])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard file.policy.isStrictAboutLabels else { return }
        let known = file.policy.labels.map(\.name)
        for stage in file.model.stages {
            for label in StageLabel.own(of: stage, in: file) {
                guard let key = label.key.value, !known.contains(key) else { continue }
                report.add(.superfluous(key, known), at: label.pair.key.range)
            }
        }
    }

    private static func strict(_ names: String...) -> LintPolicy {
        var policy = LintPolicy()
        policy.labels = names.map { LabelRequirement(name: $0, form: .text) }
        policy.isStrictAboutLabels = true
        return policy
    }
}

extension RuleMessage {
    fileprivate static func superfluous(_ key: String, _ known: [String]) -> RuleMessage {
        let meant = Suggestion.nearest(to: key, among: known, caseSensitive: true)
        return RuleMessage(
            "The label '\(key)' is none of those that the configuration names.", why: meant == nil ? "It allows no others." : "",
            remedy: meant.map { "Did you mean \($0)?" } ?? "Take it out, or have it entered in label-schema.")
    }
}
