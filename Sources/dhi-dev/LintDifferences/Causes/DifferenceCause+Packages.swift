internal import CommandKnowledge
internal import DockerfileSemantics
internal import DockerfileSyntax
internal import Linting
internal import ShellSyntax

extension DifferenceCause {
    private static let pins: Set<String> = ["DL3008", "DL3013", "DL3016", "DL3018", "DL3028", "DL3033", "DL3037", "DL3041"]
    private static let answers: Set<String> = ["DL3014", "DL3030", "DL3034", "DL3038"]
    private static let caches: Set<String> = ["DL3009", "DL3019", "DL3032", "DL3036", "DL3040", "DL3042", "DL3060"]

    /// How package managers are called.
    static let packages: [DifferenceCause] = [
        DifferenceCause(
            "manager-behind-a-wrapper", .flaw, pins.union(answers).union(caches).union(["DL3015", "DL3062", "DL3027"]), only: .ours,
            "The peer does not see what sudo, su -c, env, xargs or sh -c start, nor programs by their path."
        ) { place in place.markedCommand.map { $0.isWrapped || $0.program != $0.name } ?? false },
        DifferenceCause(
            "other-program-of-the-family", .flaw, pins.union(answers).union(caches).union(["DL3015"]), only: .ours,
            "The peer looks at apt-get, npm and pip alone; apt, aptitude, uv, Yarn, pnpm and Bun install in the same way."
        ) { place in place.markedCommand?.name.map { !["apt-get", "npm", "apk", "yum", "dnf", "microdnf", "zypper", "gem"].contains($0) && !$0.hasPrefix("pip") && !$0.hasPrefix("python") } ?? false },
        DifferenceCause(
            "script-with-a-mistake", .flaw, pins.union(answers).union(caches).union(["DL3015"]), only: .ours, "The shell would refuse the script, and the peer reads nothing of it; what stands in front of the mistake can be read."
        ) { place in
            guard case .run(let run) = place.instruction.content else { return false }
            return place.file.model.script(of: run.command, in: place.instruction).map { !$0.script.isAccepted } ?? false
        },
        DifferenceCause("options-in-front-of-the-verb", .flaw, ["DL3013", "DL3042"], only: .ours, "The peer does not know `pip --option install`.") { place in
            place.markedCommand?.literalArguments.drop { $0 == "-m" || $0 == "pip" }.first?.hasPrefix("-") ?? false
        },
        DifferenceCause("microdnf-never-asks", .flaw, ["DL3038"], only: .theirs, "microdnf installs without a question; its -y does nothing.") { place in
            place.calls.contains { $0.program == "microdnf" } && !place.calls.contains { $0.program == "dnf" && !$0.has("-y", "--assumeyes") }
        },
        DifferenceCause("nothing-is-installed", .flaw, pins.union(["DL3015", "DL3014"]), only: .theirs, "The call names no package, or only mends what is there (`-f`).") { place in
            place.calls.filter { $0.installs }.contains { $0.operands.isEmpty || $0.has("-f", "--fix-broken") }
        },
        DifferenceCause("later-call-cleans-up", .flaw, caches, only: .theirs, "The RUN takes the cache away in a way that the peer does not know (apt-get dist-clean, rm of a folder around it, find -delete, dnf's own folders).") { place in
            place.commands.contains { command in
                command.name == "rm"
                    && command.arguments.contains { word in
                        [word.value ?? word.prefix, word.suffix].contains { text in ["/var/lib/apt", "/var/cache", "/.cache", "/root/.cache", "/var/lib/{"].contains { text.contains($0) } || ["/var", "/root"].contains(text) }
                    }
            } || place.calls.contains { ($0.family == .apt ? ["dist-clean", "distclean"] : ["clean", "cc", "cache"]).contains($0.verb) }
        },
        DifferenceCause("script-may-clean-up", .decision, caches, only: .theirs, "The RUN goes on with a script that nobody here can read, which may clean up.") { place in
            place.commands.contains { command in command.name.map { ["sh", "bash", "ash", "dash", ".", "source"].contains($0) || $0.hasSuffix(".sh") || $0.contains("clean") } ?? false }
        },
        DifferenceCause("cache-is-mounted", .flaw, caches, only: .theirs, "A cache or tmpfs is mounted over the folder that this version writes to.") { place in
            guard case .run(let run) = place.instruction.content else { return false }
            return run.mounts.contains { ["cache", "tmpfs"].contains($0.type) }
        },
        DifferenceCause("no-index-is-kept", .flaw, ["DL3019"], only: .theirs, "The call without --no-cache fetches no index either (--no-network), or goes to another root.") { place in
            place.calls.filter { $0.family == .apk && $0.verb == "add" && !$0.has("--no-cache") }.allSatisfy { $0.has("--no-network", "--cache-dir", "-p", "--root", "-s", "--simulate") }
        },
        DifferenceCause("index-without-installation", .flaw, ["DL3019"], only: .ours, "apk update and apk upgrade leave the index as apk add does.") { place in place.calls.contains { $0.family == .apk && $0.verb != "add" } },
        DifferenceCause("cache-is-switched-off", .flaw, ["DL3042"], only: .theirs, "An abbreviated option (--no-cache), a variable or pip's own settings switch the cache off.") { place in
            place.calls.contains { $0.family == .pip && $0.has("--no-cache", "--no-index", "--cache-dir", "--dry-run") }
                || place.state?.variables["PIP_NO_CACHE_DIR"].value?.isEmpty == false || place.state?.variables["PIP_CACHE_DIR"].value?.isEmpty == false
        },
        DifferenceCause("other-verbs-fill-it", .flaw, caches, only: .ours, "The peer looks at few subcommands; others (dnf swap, yarn add, bare yarn) fetch as much.") { place in
            place.calls.contains { ["swap", "add", "upgrade", "update", "makecache", "builddep", "group", "global", ""].contains($0.verb) }
        },
        DifferenceCause("modules-without-host", .flaw, ["DL3062"], only: .theirs, "The package is one of the project or of the standard library, which has no version.") { place in
            place.calls.filter { $0.family == .go && ["install", "get", "run"].contains($0.verb) }.allSatisfy { call in
                call.operands.allSatisfy { ($0.value ?? $0.prefix).split(separator: "/").first.map { !$0.contains(".") || $0 == "." || $0 == ".." } ?? true || ($0.value ?? "").hasSuffix(".go") }
            }
        },
        DifferenceCause("go-mod-may-pin-it", .decision, ["DL3062"], only: .theirs, "The sources of a module may lie in the folder, and then its go.mod says which version is meant.") { place in
            place.calls.filter { $0.family == .go && ["install", "get", "run"].contains($0.verb) }.contains { call in call.operands.contains { !($0.value ?? $0.prefix).contains("@") } }
        },
    ]
}
