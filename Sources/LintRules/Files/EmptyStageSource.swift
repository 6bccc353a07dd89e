import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A COPY from a stage that holds nothing.
enum EmptyStageSource: Rule {
    static let metadata = RuleMetadata(
        name: "empty-stage-source", code: "DHI313", severity: .error, summary: "COPY --from names a stage on scratch into which nothing was put",
        documentation: RuleDocumentation(
            what: "Reports `COPY --from` of a stage on `scratch` that has no COPY, ADD, RUN or WORKDIR, nor have the stages it stands on.",
            why: "There is nothing in it to copy. The build stops with “not found”, unless the path is a pattern or the root.",
            remedy: "Copy from the stage that has the files, or put them into this one."),
        reference: "https://docs.docker.com/build/building/base-images/#create-a-minimal-base-image-using-scratch",
        flagged: [
            RuleExample("Nothing at all", "FROM scratch AS files\nFROM debian:12\nCOPY --from=1️⃣files2️⃣ /a /a"),
            RuleExample("Settings alone, by way of another stage", "FROM scratch AS base\nLABEL a=b\nFROM base AS files\nENV A=b\nFROM debian:12\nCOPY --from=1️⃣files2️⃣ /a /a"),
        ],
        clean: [
            RuleExample("Files in it", "FROM scratch AS files\nCOPY a /a\nFROM debian:12\nCOPY --from=files /a /a"),
            RuleExample("Files of the stage below", "FROM scratch AS base\nADD a.tar /\nFROM base AS files\nFROM debian:12\nCOPY --from=files /a /a"),
            RuleExample("A folder", "FROM scratch AS files\nWORKDIR /data\nFROM debian:12\nCOPY --from=files /data /data"),
            RuleExample("An image", "FROM debian:12 AS files\nFROM debian:12\nCOPY --from=files /etc/os-release /a"),
        ],
        presets: [.default])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for number in file.model.uses.indices where file.model.uses[number].kind == .copy && !file.model.uses[number].isTrigger {
            let use = file.model.uses[number]
            guard case .stage(let index) = use.target, case .scratch = file.model.stages[index].image.origin, isEmpty(index, file) else { continue }
            report.add(.empty(file.model.stages[index].title), at: use.reference.word.range)
        }
    }

    private static func isEmpty(_ stage: Int, _ file: LintedFile) -> Bool {
        file.model.chain(of: stage).allSatisfy { member in
            file.model.stages[member].instructions.allSatisfy { index in
                switch file.tree.instructions[index].content {
                case .copy, .add, .run, .workdir, .onbuild, .invalid: false
                default: true
                }
            }
        }
    }
}

extension RuleMessage {
    fileprivate static func empty(_ stage: String) -> RuleMessage {
        RuleMessage("\(stage.prefix(1).uppercased() + stage.dropFirst()) holds no files.", why: "The build finds nothing to copy.", remedy: "Copy from the stage that has the files, or put them into this one.")
    }
}
