import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A SHELL that takes commands for the name of a script.
enum IncompleteShell: Rule {
    static let metadata = RuleMetadata(
        name: "incomplete-shell", code: "DHI225", severity: .error, summary: "SHELL has no -c, so that commands are taken for the name of a script",
        documentation: RuleDocumentation(
            what: """
                Reports a SHELL that starts sh, bash, dash, ash, ksh or zsh without the option `-c`, on its own or among others (`-ec`). It is an error where a RUN, CMD, ENTRYPOINT or HEALTHCHECK in shell form \
                follows in the stage, and a warning where only files that build on the image can meet it.
                """,
            why: """
                The whole text of a shell form is one more argument. Without `-c` a shell takes it for the name of a script: `SHELL ["/bin/bash"]` and `RUN make install` look for a file \
                called `make install`, and the step ends with status 127.
                """,
            remedy: "Add \"-c\" as the last word: `SHELL [\"/bin/bash\", \"-euxo\", \"pipefail\", \"-c\"]`."),
        reference: "https://docs.docker.com/reference/dockerfile/#shell",
        flagged: [
            RuleExample("Options, and none that takes a command", "FROM debian:13\nSHELL [1️⃣\"/bin/bash\", \"-euxo\", \"pipefail\"2️⃣]\nRUN make install"),
            RuleExample("Only the program", "FROM debian:13\nSHELL [1️⃣\"/bin/sh\"2️⃣]\nCMD /srv/app --port 8080"),
            RuleExample("For those who build on the image", "FROM debian:13\nRUN make install\nSHELL [1️⃣\"/bin/bash\"2️⃣]\nENTRYPOINT [\"/srv/app\"]"),
        ],
        clean: [
            RuleExample("The option for commands", "FROM debian:13\nSHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]\nRUN make | tee log"),
            RuleExample("Among others", "FROM debian:13\nSHELL [\"bash\", \"-lc\"]\nRUN make"),
            RuleExample("In front of others", "FROM debian:13\nSHELL [\"/bin/bash\", \"-c\", \"-e\"]\nRUN make"),
            RuleExample("Another program", "FROM debian:13\nSHELL [\"/usr/bin/python3\", \"-u\"]\nRUN /srv/setup.py"),
            RuleExample("A script of its own that starts the command", "FROM debian:13\nSHELL [\"/bin/bash\", \"/srv/with-environment.sh\"]\nRUN make"),
        ],
        presets: [.default])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard file.has(.shell) else { return }
        for stage in file.model.stages {
            for index in stage.instructions {
                guard case .shell(let words) = file.tree.instructions[index].content, let program = words.first, let last = words.last, isIncomplete(words) else { continue }
                let use = ShellUse.all(behind: index, of: stage, in: file).first { !ShellUse.isScript($0, in: file) }.map { file.tree.instructions[$0] }
                let fix = Fix(
                    title: "Add -c", edits: [TextEdit(SourceRange(Int(last.range.end), Int(last.range.end)), ", \"-c\"")], applicability: .unsafe,
                    changes: [.shell, .commands, .start, .healthcheck])
                report.add(
                    .incomplete(String(program.text.fileName), isUsed: use != nil), at: program.range.union(last.range), severity: use == nil ? .warning : .error,
                    related: use.map { [RelatedPlace(range: $0.keywordRange, message: "the text of this one is taken for the name of a script")] } ?? [], fixes: [fix])
            }
        }
    }

    private static let programs = NameSet(StagePrograms.shells.subtracting(["busybox"]))

    /// Whether `words` start a shell with nothing but options, none of which takes a command.
    private static func isIncomplete(_ words: [Word]) -> Bool {
        guard let program = words.first, programs.contains(String(program.text.fileName)) else { return false }
        var isValue = false
        for word in words.dropFirst() {
            if isValue {
                isValue = false
                continue
            }
            let text = word.text.utf8
            // A script, which may start what follows.
            guard text.count > 1, text.first == UInt8(ascii: "-") || text.first == UInt8(ascii: "+") else { return false }
            if word.text.hasPrefix("--") { continue }
            if text.first == UInt8(ascii: "-"), text.contains(UInt8(ascii: "c")) { return false }
            isValue = text.last == UInt8(ascii: "o") || text.last == UInt8(ascii: "O")
        }
        return true
    }
}

extension RuleMessage {
    fileprivate static func incomplete(_ shell: String, isUsed: Bool) -> RuleMessage {
        RuleMessage(
            "SHELL starts \(shell) without -c.",
            why: isUsed ? "It takes the text of a shell form for the name of a script and finds no such file." : "A RUN of whoever builds on the image is taken for the name of a script.",
            remedy: "Add \"-c\" as the last word.")
    }
}
