import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Linting
import SourceModel

/// A label whose value is not of the form that is asked for.
enum InvalidLabelValue: Rule {
    static let metadata = RuleMetadata(
        name: "invalid-label-value", code: "DHI1008",
        aliases: [
            .hadolint("DL3051", part: "empty"), .hadolint("DL3052", part: "url"), .hadolint("DL3053", part: "rfc3339"), .hadolint("DL3054", part: "spdx"), .hadolint("DL3055", part: "hash"),
            .hadolint("DL3056", part: "semver"), .hadolint("DL3058", part: "email"),
        ], severity: .warning, summary: "The value of a label is not of the form that is asked for",
        documentation: RuleDocumentation(
            what: """
                Reports labels of `lint.label-schema` of `.dhi.yaml` (`label-schema` of `.hadolint.yaml`, `--require-label`) that are empty or not of the form that stands there: `url`, `rfc3339`, `semver`, `spdx` (an \
                expression such as `MIT OR Apache-2.0`, too), `hash` (seven digits of Git at least) or `email`. Without any configuration it reports, as a hint, the labels of the Open Container Initiative whose form its \
                specification gives: `org.opencontainers.image.created`, `url`, `source`, `documentation` and `licenses`. Values that hang on a build argument are left alone, since the default is often a mere placeholder.
                """,
            why: "Scanners and inventories read these values; one that they cannot read is as good as none.",
            remedy: "Write the value in the form that is asked for."),
        reference: "https://github.com/opencontainers/image-spec/blob/main/annotations.md#pre-defined-annotation-keys",
        flagged: [
            RuleExample("Empty", policy: asking(("team", .text)), "FROM debian:13\nLABEL team=1️⃣\"\"2️⃣"),
            RuleExample("No URL", policy: asking(("docs", .url)), "FROM debian:13\nLABEL docs=1️⃣example.com/docs2️⃣\nLABEL docs=3️⃣https://4️⃣"),
            RuleExample("No time", policy: asking(("built", .rfc3339)), "FROM debian:13\nLABEL built=1️⃣\"2026-01-31 12:00\"2️⃣\nLABEL built=3️⃣2026-02-30T12:00:00Z4️⃣\nLABEL built=5️⃣2026-01-31T12:00:00+01006️⃣"),
            RuleExample("No semantic version", policy: asking(("version", .semver)), "FROM debian:13\nLABEL version=1️⃣v1.0.02️⃣\nLABEL version=3️⃣1.04️⃣\nLABEL version=5️⃣1.0.0-016️⃣"),
            RuleExample("No licence", policy: asking(("license", .spdx)), "FROM debian:13\nLABEL license=1️⃣\"Apache 2.0\"2️⃣\nLABEL license=3️⃣\"MIT OR\"4️⃣"),
            RuleExample("No commit", policy: asking(("commit", .hash)), "FROM debian:13\nLABEL commit=1️⃣abc1232️⃣\nLABEL commit=3️⃣v1.2.3-final4️⃣"),
            RuleExample("No address", policy: asking(("contact", .email)), "FROM debian:13\nLABEL contact=1️⃣\"Team <team@example.com>\"2️⃣\nLABEL contact=3️⃣a..b@example.com4️⃣"),
            RuleExample("By way of a variable", policy: asking(("version", .semver)), "FROM debian:13\nENV RELEASE=1.4\nLABEL version=1️⃣${RELEASE}2️⃣"),
            RuleExample(
                "Of the Open Container Initiative",
                "FROM debian:13\nLABEL org.opencontainers.image.source=1️⃣github.com/example/app2️⃣ org.opencontainers.image.created=3️⃣\"2026-01-31\"4️⃣ org.opencontainers.image.licenses=5️⃣\"Apache License 2.0\"6️⃣"),
        ],
        clean: [
            RuleExample(
                "Well formed", policy: asking(("a", .url), ("b", .rfc3339), ("c", .semver), ("d", .spdx), ("e", .hash), ("f", .email), ("g", .text)),
                """
                FROM debian:13
                LABEL a=https://example.com:8080/a?b=%20#c b=2024-02-29T23:59:60.5+01:00 c=1.4.0-rc.1+build.07 d="(MIT OR apache-2.0) AND GPL-2.0-only WITH Classpath-exception-2.0"
                LABEL a=urn:example:a b=2026-01-31t12:00:00z c=0.0.0 d=LicenseRef-Proprietary e=0123456789abcdef f=o.neil+a@localhost g=any
                LABEL e=3f2a9c1 f="\\"a b\\"@[192.0.2.1]" d=GPL-3.0+
                """),
            RuleExample("A build argument", policy: asking(("version", .semver), ("commit", .hash)), "FROM debian:13\nARG VERSION=dev\nARG COMMIT\nENV RELEASE=$VERSION\nLABEL version=$RELEASE commit=$COMMIT"),
            RuleExample("Others", policy: asking(("version", .semver)), "FROM debian:13\nLABEL release=1"),
            RuleExample(
                "Of the Open Container Initiative",
                "FROM debian:13\nLABEL org.opencontainers.image.source=https://example.com/app org.opencontainers.image.version=12 org.opencontainers.image.revision=main org.opencontainers.image.licenses=MIT org.opencontainers.image.url=\"\""),
            RuleExample("Where the configuration says otherwise", policy: asking(("org.opencontainers.image.source", .text)), "FROM debian:13\nLABEL org.opencontainers.image.source=github.com/example/app"),
        ],
        presets: [.default, .hadolint], readsPolicy: true)

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard file.has(.label) else { return }
        let asked = Dictionary(file.policy.labels.map { ($0.name, $0.form) }) { first, _ in first }
        for stage in file.model.stages {
            for label in StageLabel.own(of: stage, in: file, keys: { standard[$0] != nil || asked[$0] != nil }) {
                guard !label.isHanded, let key = label.key.value, let value = label.value.value, let form = asked[key] ?? standard[key] else { continue }
                let isAsked = asked[key] != nil
                if value.isEmpty {
                    if isAsked { report.add(.empty(key, form), at: label.pair.value.range, part: "empty") }
                } else if !form.admits(value, file.catalog.licenseList) {
                    report.add(.invalid(key, value, form, isAsked: isAsked), at: label.pair.value.range, severity: isAsked ? nil : .hint, part: form.rawValue)
                }
            }
        }
    }

    /// What the specification of images says of their labels.
    private static let standard: [String: LabelForm] = [
        "org.opencontainers.image.created": .rfc3339, "org.opencontainers.image.url": .url, "org.opencontainers.image.documentation": .url, "org.opencontainers.image.source": .url,
        "org.opencontainers.image.licenses": .spdx,
    ]

    private static func asking(_ labels: (String, LabelForm)...) -> LintPolicy {
        var policy = LintPolicy()
        policy.labels = labels.map { LabelRequirement(name: $0.0, form: $0.1, isRequired: false) }
        return policy
    }
}

extension RuleMessage {
    fileprivate static func empty(_ key: String, _ form: LabelForm) -> RuleMessage {
        RuleMessage("The label '\(key)' is empty.", why: "The configuration asks for \(form.title == "text" ? "a value" : form.title).", remedy: "Write one, such as \(form.sample).")
    }

    fileprivate static func invalid(_ key: String, _ value: String, _ form: LabelForm, isAsked: Bool) -> RuleMessage {
        let shown = value.count > 60 ? value.prefix(60) + "…" : value[...]
        return RuleMessage(
            "The label '\(key)' is \"\(shown)\", which is not \(form.title).", why: "\(isAsked ? "The configuration" : "The image specification") asks for that, and tools that read it do, too.",
            remedy: "Write a value such as \(form.sample).")
    }
}
