internal import CommandKnowledge
internal import DockerfileSemantics
internal import DockerfileSyntax
internal import Linting

extension DifferenceCause {
    /// What words of package managers stand for.
    static let packageValues: [DifferenceCause] = [
        DifferenceCause(
            "value-is-not-known", .decision, ["DL3008", "DL3013", "DL3016", "DL3018", "DL3028", "DL3033", "DL3037", "DL3041", "DL3062"], only: .theirs,
            "The package is named by a variable that the script itself or the caller sets; it may well hold a version."
        ) { place in
            let installing = place.calls.filter { $0.installs }
            return installing.contains { $0.operands.contains { $0.value == nil } || $0.mayHaveMoreOptions }
        },
        DifferenceCause("number-by-variable", .flaw, ["DL3046"], only: .theirs, "The peer counts the letters of the variable's name; its value is short or not known.") { place in
            place.commands.filter { $0.name == "useradd" }.allSatisfy { command in command.arguments.contains { $0.value == nil } }
        },
        DifferenceCause("number-in-the-name", .flaw, ["DL3033", "DL3041"], only: .ours, "The peer takes any part with a digit for the version (`gcc-toolset-13-gcc`); it has to stand at the end.") { place in
            place.calls.contains { call in call.family.isYum && call.operands.contains { $0.value?.split(separator: "-").dropFirst().contains { $0.first?.isNumber ?? false } ?? false } }
        },
        DifferenceCause("tag-that-moves", .flaw, ["DL3016"], only: .ours, "`@latest` is no version.") { place in place.calls.contains { $0.operands.contains { $0.value?.contains("@") ?? false } } },
        DifferenceCause("one-command-by-mistake", .flaw, ["DL3018", "DL3019"], only: .theirs, "`&&` is missing: apk update gets the rest of the lines as arguments and installs nothing.") { place in
            place.calls.filter { $0.family == .apk }.allSatisfy { $0.verb == "update" }
        },
        DifferenceCause("beside-a-list", .flaw, ["DL3013"], only: .ours, "A requirements file pins what it lists, not what stands beside it.") { place in
            place.calls.contains { $0.family == .pip && $0.has("-r", "--requirement") }
        },
    ]
}
