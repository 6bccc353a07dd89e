import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A stage with a name that means something else.
enum ReservedStageName: Rule {
    static let metadata = RuleMetadata(
        name: "reserved-stage-name", code: "DHI110", aliases: [.hadolint("DL3063"), .buildkit("ReservedStageName")], severity: .warning,
        summary: "A stage is called scratch or context",
        documentation: RuleDocumentation(
            what: "Reports stages with the name `scratch`, the empty image, or `context`, the files that the build is given, in any case.",
            why: "A later FROM or COPY of that name takes the stage where the empty image or the context was meant, or the other way round.",
            remedy: "Choose another name for the stage."),
        reference: "https://docs.docker.com/reference/build-checks/reserved-stage-name/",
        flagged: [
            RuleExample("The empty image", "FROM debian:12 AS 1️⃣scratch2️⃣"),
            RuleExample("The build context, referred to", "FROM debian:12 AS 1️⃣context2️⃣\nFROM alpine:3.22\nCOPY --from=context /etc/os-release /"),
            RuleExample("In capitals", "FROM debian:12 AS 1️⃣Scratch2️⃣\nRUN true"),
        ],
        clean: [
            RuleExample("As a base", "FROM scratch AS files"),
            RuleExample("As a part of a name", "FROM debian:12 AS build-context"),
        ],
        presets: [.default, .hadolint, .buildkit])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for stage in file.model.stages {
            guard let name = stage.name, name == "scratch" || name == "context", let word = stage.from.name else { continue }
            let fix = StageRenaming.fix(stage, to: StageRenaming.freeName("stage", in: file), in: file)
            report.add(.reserved(name), at: word.range, fixes: fix.map { [$0] } ?? [])
        }
    }
}

extension RuleMessage {
    fileprivate static func reserved(_ name: String) -> RuleMessage {
        RuleMessage(
            "'\(name)' is the name of \(name == "scratch" ? "the empty image" : "the build context").", why: "FROM and COPY --from with it may take what was not meant.",
            remedy: "Choose another name.")
    }
}
