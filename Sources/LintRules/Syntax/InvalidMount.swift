import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A mount that BuildKit refuses when it comes to it.
enum InvalidMount: Rule {
    static let metadata = RuleMetadata(
        name: "invalid-mount", code: "DHI219", severity: .error, summary: "BuildKit refuses a RUN --mount",
        documentation: RuleDocumentation(
            what: "Reports `RUN --mount` with an unknown type or key, with keys that do not go together, or without the place where it is to stand, in BuildKit's own words.",
            why: "The build stops when it comes to this RUN, after everything in front of it has been done.",
            remedy: "Correct the mount; the message says what BuildKit expected."),
        reference: "https://docs.docker.com/reference/dockerfile/#run---mount",
        flagged: [
            RuleExample("An unknown type", "FROM debian:12\nRUN 1️⃣--mount=type=cahce,target=/root/.cache2️⃣ true"),
            RuleExample("An unknown key", "FROM debian:12\nRUN 1️⃣--mount=type=bind,form=build,target=/x2️⃣ true"),
            RuleExample("No place", "FROM debian:12\nRUN 1️⃣--mount=type=cache2️⃣ true"),
            RuleExample("The second of two, in a trigger", "FROM debian:12\nONBUILD RUN --mount=type=tmpfs,target=/t 1️⃣--mount=type=secret2️⃣ true"),
        ],
        clean: [
            RuleExample("Valid mounts", "FROM debian:12\nRUN --mount=type=cache,target=/root/.cache --mount=type=secret,id=token true"),
            RuleExample("A variable", "FROM debian:12\nARG TARGET\nRUN --mount=type=cache,target=${TARGET} true"),
        ],
        presets: [.default])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for instruction in file.tree.instructions {
            switch instruction.content {
            case .run(let run): check(run, &report)
            case .onbuild(let onbuild):
                for inner in onbuild.inner { if case .run(let run) = inner.content { check(run, &report) } }
            default: continue
            }
        }
    }

    private static func check(_ run: RunInstruction, _ report: inout RuleReport) {
        for mount in run.mounts {
            // Variables may hold anything.
            if mount.fields.contains(where: { $0.value?.contains("$") == true }) { continue }
            if let error = MountFault.message(mount, expanding: { $0 }) { report.add(.invalid(error), at: mount.range) }
        }
    }
}

extension RuleMessage {
    fileprivate static func invalid(_ error: String) -> RuleMessage {
        RuleMessage("BuildKit refuses this mount: \(error).", why: "The build stops here.", remedy: "")
    }
}
