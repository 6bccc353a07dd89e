import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A CMD that means something else with the entry point of the image.
enum ChangedEntrypoint: Rule {
    static let metadata = RuleMetadata(
        name: "changed-entrypoint", code: "DHI036", severity: .warning, summary: "CMD does not go with the ENTRYPOINT that comes from the image",
        documentation: RuleDocumentation(
            what: """
                Looks at a CMD that is combined with the ENTRYPOINT of the base image. Reported is a CMD that repeats the program of the entry point, a CMD in shell form \
                after an entry point that is no wrapper, and, with `--as-migrated`, a CMD whose entry point is another one on the hardened image.
                """,
            why: "ENTRYPOINT and CMD make one command line: `ENTRYPOINT [\"python\"]` and `CMD [\"python\", \"app.py\"]` run `python python app.py`.",
            remedy: "Say the whole command: set ENTRYPOINT in the file, or give CMD only the arguments of the image's entry point."),
        reference: "https://docs.docker.com/reference/dockerfile/#understand-how-cmd-and-entrypoint-interact",
        flagged: [
            RuleExample(
                "The program twice",
                """
                FROM dhi.io/maven:3-jdk21-alpine3.23-dev
                CMD [1️⃣"mvn"2️⃣, "verify"]
                """),
            RuleExample(
                "A shell form as arguments of a program",
                """
                FROM dhi.io/maven:3-jdk21-alpine3.23-dev
                CMD 1️⃣mvn verify2️⃣
                """),
        ],
        clean: [
            RuleExample(
                "Arguments only",
                """
                FROM dhi.io/maven:3-jdk21-alpine3.23-dev
                CMD ["verify"]
                """),
            RuleExample(
                "An entry point of one's own",
                """
                FROM dhi.io/maven:3-jdk21-alpine3.23-dev
                ENTRYPOINT ["/usr/bin/env"]
                CMD ["mvn", "verify"]
                """),
            RuleExample(
                "A wrapper that starts its arguments", asMigrated: true,
                """
                FROM node:22
                CMD ["node", "server.js"]
                """),
        ],
        presets: [.default, .hardened])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard let stage = file.targetStage, case .present(let entrypoint, _) = stage.final.entrypoint, entrypoint.range == nil,
            let program = entrypoint.words.first, let range = stage.final.cmd.value?.range,
            let instruction = file.tree.instructions.first(where: { $0.range == range }), case .cmd(let form) = instruction.content
        else {
            checkLost(file, &report)
            return
        }
        let place = file.basePlace(of: stage, "this image sets ENTRYPOINT \(ExecForm.json(entrypoint.words))")
        switch form {
        case .exec(let words):
            guard let first = words.first else { return }
            if first.text == program || first.text == name(program), !Wrapper.mayStartItsArguments(entrypoint.words), words.count > 1 || entrypoint.words.count == 1 {
                report.add(.twice(name(program), entrypoint.words + words.map(\.text)), at: first.range, related: [place])
            } else {
                checkChanged(entrypoint.words, first, stage, file, &report)
            }
        case .shell(let word):
            if !Wrapper.mayStartItsArguments(entrypoint.words) { report.add(.shellForm(name(program)), at: word.range, related: [place]) }
        }
    }

    /// The entry point that the image had before it is moved.
    private static func former(_ stage: Stage, _ file: LintedFile) -> Fact<[String]>? {
        guard file.isAsMigrated else { return nil }
        return file.model.stages[file.model.root(of: stage.index)].reference.text.value.map { file.images.facts(of: $0).entrypoint }
    }

    /// An entry point that comes with the move.
    private static func checkChanged(_ now: [String], _ first: Word, _ stage: Stage, _ file: LintedFile, _ report: inout RuleReport) {
        guard let former = former(stage, file), former.isKnown else { return }
        if former.value?.first.map(name) == now.first.map(name) || Wrapper.mayStartItsArguments(now) { return }
        report.add(.changed(former.value, now), at: first.range)
    }

    /// An entry point that goes with the move.
    private static func checkLost(_ file: LintedFile, _ report: inout RuleReport) {
        guard let stage = file.targetStage, case .absent = stage.final.entrypoint, let former = former(stage, file)?.value,
            let range = stage.final.cmd.value?.range, let instruction = file.tree.instructions.first(where: { $0.range == range }),
            case .cmd(.exec(let words)) = instruction.content, let first = words.first
        else { return }
        // A wrapper hands its arguments on, but puts the program in front of mere options.
        if Wrapper.mayStartItsArguments(former), !first.text.hasPrefix("-") { return }
        report.add(.changed(former, nil), at: first.range)
    }

    private static func name(_ program: String) -> String { program.split(separator: "/").last.map(String.init) ?? program }
}

extension RuleMessage {
    fileprivate static func twice(_ program: String, _ words: [String]) -> RuleMessage {
        RuleMessage(
            "CMD repeats \(program), which the image's ENTRYPOINT names already.", why: "Containers run `\(words.joined(separator: " "))`.",
            remedy: "Leave \(program) out of CMD, or set ENTRYPOINT [] in front of it.")
    }

    fileprivate static func shellForm(_ program: String) -> RuleMessage {
        RuleMessage(
            "This CMD in shell form becomes arguments of \(program), the image's ENTRYPOINT.", why: "Containers run `\(program) /bin/sh -c …`.",
            remedy: "Give CMD only the arguments, in exec form, or set an ENTRYPOINT of your own.")
    }

    fileprivate static func changed(_ former: [String]?, _ now: [String]?) -> RuleMessage {
        let before = former.map { "`\($0.joined(separator: " "))`" } ?? "none"
        let after = now.map { "`\($0.joined(separator: " "))`" } ?? "none"
        return RuleMessage(
            "The ENTRYPOINT in front of this CMD is \(after) on the hardened image instead of \(before).", why: "The same CMD then runs something else.",
            remedy: "Set ENTRYPOINT in the file, or say the whole command in CMD.")
    }
}
