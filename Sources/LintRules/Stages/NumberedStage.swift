import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A stage that is called by its number.
enum NumberedStage: Rule {
    static let metadata = RuleMetadata(
        name: "numbered-stage", code: "DHI121", severity: .hint, summary: "A stage is referred to by its number",
        documentation: RuleDocumentation(
            what: "Reports `COPY --from=0` and the like.",
            why: "A stage that is put in front makes the number mean another one, without a word from the build.",
            remedy: "Give the stage a name, and use that."),
        reference: "https://docs.docker.com/build/building/multi-stage/#name-your-build-stages",
        flagged: [
            RuleExample("A stage with a name", "FROM debian:12 AS build\nFROM debian:12\nCOPY --from=1️⃣02️⃣ /x /x"),
            RuleExample("A stage without one", "FROM debian:12\nFROM debian:12\nCOPY --from=1️⃣02️⃣ /x /x"),
        ],
        clean: [
            RuleExample("A name", "FROM debian:12 AS build\nFROM debian:12\nCOPY --from=build /x /x")
        ],
        presets: [])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for use in file.model.uses where use.kind == .copy && !use.isTrigger {
            guard case .stage(let index) = use.target, Int(use.reference.word.text) != nil else { continue }
            let range = use.reference.word.range
            guard let name = file.model.stages[index].name, !file.model.stages.contains(where: { $0.name == name && $0.index != index }) else {
                report.add(.numbered(index, nil), at: range)
                continue
            }
            report.add(.numbered(index, name), at: range, fixes: [Fix(title: "Write '\(name)'", edits: [TextEdit(range, name)], applicability: .safe)])
        }
    }
}

extension RuleMessage {
    fileprivate static func numbered(_ index: Int, _ name: String?) -> RuleMessage {
        RuleMessage(
            "This takes from stage \(index) by its number.", why: "A stage that is put in front makes it another one.",
            remedy: name.map { "Write '\($0)'." } ?? "Give the stage a name, and use that.")
    }
}
