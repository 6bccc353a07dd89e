import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A stage that nothing needs.
enum UnusedStage: Rule {
    static let metadata = RuleMetadata(
        name: "unused-stage", code: "DHI119", severity: .hint, summary: "Nothing that is built needs the stage",
        documentation: RuleDocumentation(
            what: "Reports stages that the stage which is built does not need, by FROM, COPY or a mount. Off by default: many such stages are built by `--target`.",
            why: "BuildKit leaves the stage out. Tests in it are not run, and errors in it are not found.",
            remedy: "Remove the stage, or build it by `docker build --target`."),
        reference: "https://docs.docker.com/build/building/multi-stage/",
        flagged: [
            RuleExample("Left over", isWholeFile: true, "FROM debian:12 AS 1️⃣test2️⃣\nRUN make test\nFROM debian:12\nRUN true"),
            RuleExample("Without a name", isWholeFile: true, "FROM 1️⃣alpine:3.222️⃣\nRUN true\nFROM debian:12"),
        ],
        clean: [
            RuleExample("Stages that are used", isWholeFile: true, "FROM debian:12 AS a\nFROM a AS b\nFROM alpine:3.22 AS c\nFROM debian:12\nCOPY --from=b /x /x\nRUN --mount=from=c,target=/c ls /c")
        ],
        presets: [])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard file.model.stages.count > 1, let target = file.target else { return }
        let needed = file.model.needed(for: target)
        for stage in file.model.stages where !needed.contains(stage.index) { report.add(.unused(stage.title), at: stage.from.name?.range ?? stage.reference.word.range) }
    }
}

extension RuleMessage {
    fileprivate static func unused(_ stage: String) -> RuleMessage {
        RuleMessage("\(stage.prefix(1).uppercased() + stage.dropFirst()) is not built.", why: "Nothing that is built needs it.", remedy: "Remove it, or build it with --target.")
    }
}
