internal import CommandKnowledge
internal import DockerfileSemantics
internal import DockerfileSyntax
internal import HardenedCatalog
internal import Linting
internal import ShellSyntax

extension DifferenceCause {
    /// What RUN, CMD and HEALTHCHECK run.
    static let shells: [DifferenceCause] = [
        DifferenceCause(
            "cd-within-a-script", .decision, ["DL3003"], only: .theirs,
            "The cd stands in the middle of the RUN, in a subshell or in a condition, and lasts as long as it is meant to; only a RUN that begins or ends with one has more to do with WORKDIR."
        ) { place in
            let commands = place.commands.filter { !$0.isWrapper && $0.name != "set" }
            guard commands.contains(where: { $0.name == "cd" }) else { return false }
            // None that stands first and none that stands last, but for those that are guarded.
            let isFirst = commands.first.map { $0.name == "cd" && !$0.isInSubshell && !$0.mayFail && !$0.isWrapped } ?? false
            let isLast = commands.last.map { $0.name == "cd" && !$0.isInSubshell && !$0.mayFail && !$0.isWrapped } ?? false
            return !isFirst && !isLast
        },
        DifferenceCause("script-of-windows", .flaw, ["DL3003", "DL3047", "DL4001", "DL4006", "DL3059"], only: .theirs, "The RUN is a script of PowerShell or cmd.") { place in
            place.isForWindows
        },
        DifferenceCause("service-for-the-run", .decision, ["DL3001"], only: .theirs, "What the RUN starts is used by its later commands and stopped again.") { place in
            guard let start = place.commands.firstIndex(where: { $0.name == "service" || $0.name == "mount" || $0.name == "ssh" }) else { return false }
            return place.commands[(start + 1)...].contains { !["service", "sleep", "echo", "true", ":", "rm"].contains($0.name) }
        },
        DifferenceCause("shell-is-set", .decision, ["DL3025", "buildkit/JSONArgsRecommended"], only: .theirs, "SHELL says which shell is meant; docker build --check accepts that, too.") { place in
            if case .absent = place.state?.shell { false } else { place.instruction.keyword != .healthcheck }
        },
        DifferenceCause("check-needs-its-shell", .decision, ["DL3025"], only: .theirs, "The health check uses variables, pipes or `||`, which need a shell.") { place in
            guard case .healthcheck(let check) = place.instruction.content, let form = check.command else { return false }
            return file(place).script(of: form, in: place.instruction)?.script.execForm == nil
        },
        DifferenceCause("check-by-the-shell-in-effect", .decision, ["DL3025"], only: .theirs, "SHELL says which shell runs the check, or the image is one of Windows.") { place in
            guard case .healthcheck = place.instruction.content else { return false }
            if place.isForWindows { return true }
            if case .absent = place.state?.shell { return false }
            return true
        },
        DifferenceCause("two-commands-each", .decision, ["DL3059"], only: .theirs, "One of the two RUNs has more than one command; it is no short one.") { place in
            let previous = place.instruction.index - 1
            return [previous, place.instruction.index].contains { index in index >= 0 && place.file.commands(at: index).count { !$0.isWrapper } > 1 }
        },
        DifferenceCause(
            "pipefail-is-set", .flaw, ["DL4006"], only: .theirs, "The script sets pipefail itself, the SHELL of the stage below does, or the shell is not one that we know to go on."
        ) { place in
            if place.commands.contains(where: { $0.arguments.contains { $0.value == "pipefail" } }) { return true }
            if case .present(let words, _) = place.state?.shell { return words.contains("pipefail") }
            if case .unknown = place.state?.shell { return true }
            return false
        },
        DifferenceCause(
            "pipes-that-hide-nothing", .decision, ["DL4006"], only: .theirs,
            """
            In front of each pipe stands a command that hardly fails (echo, printf), or the last one fails where nothing comes to it (grep, sha256sum -c), or the result is looked at by nobody anyway \
            (within a substitution that is an argument, in a condition, behind ||).
            """
        ) { place in PipeOutcome.of(place).allSatisfy { $0 != .hidden } },
        DifferenceCause("behind-a-wrapper", .flaw, ["DL3004", "DL3001", "DL3027", "DL3047", "DL4001", "DL4006", "DL3046"], only: .ours, "The peer does not see what sudo, env, xargs or sh -c start, nor programs by their path.") { place in
            place.markedCommand.map { $0.isWrapped || $0.program != $0.name } ?? false
        },
        DifferenceCause("first-one-behind-a-wrapper", .flaw, ["DL4001"], only: .ours, "The other program is started by sudo, bash -c or the like, which the peer does not see.") { place in
            guard let stage = place.stage else { return false }
            return stage.instructions.contains { index in place.file.commands(at: index).contains { $0.isWrapped && ($0.name == "curl" || $0.name == "wget") } }
        },
        DifferenceCause("nothing-is-fetched", .flaw, ["DL3047"], only: .theirs, "wget is only asked for its version or help, or an abbreviated option makes it quiet.") { place in
            place.commands.filter { $0.name == "wget" }.allSatisfy { command in
                command.literalArguments.contains { ["--version", "--help", "-V", "-h"].contains($0) || $0.hasPrefix("-") && !$0.hasPrefix("--") && $0.contains("q") || $0.hasPrefix("--no-v") }
            }
        },
    ]

    private static func file(_ place: LintDifference) -> DockerfileModel { place.file.model }
}

extension LintDifference {
    var isForWindows: Bool {
        if file.tree.escape != UInt8(ascii: "\\") { return true }
        if stage?.image.distribution.value?.family == .windows { return true }
        if case .present(let words, _) = state?.shell, let program = words.first?.lowercased() { return program.contains("powershell") || program.contains("pwsh") || program.hasPrefix("cmd") }
        return commands.contains { $0.name?.lowercased() == "powershell" || $0.name?.lowercased() == "pwsh" }
    }
}
