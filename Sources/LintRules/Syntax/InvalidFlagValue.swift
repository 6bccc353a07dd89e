import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A flag that BuildKit refuses when it comes to it.
enum InvalidFlagValue: Rule {
    static let metadata = RuleMetadata(
        name: "invalid-flag-value", code: "DHI219", severity: .error, summary: "BuildKit refuses the value of a flag when it comes to it",
        documentation: RuleDocumentation(
            what: """
                Reports `RUN --mount` with an unknown type or key, with keys that do not go together or without the place where it is to stand, `--chmod` with what is no mode, and \
                `ADD --checksum` with what is no digest, in BuildKit's own words. Values with variables are left aside. What BuildKit refuses before it starts is reported as `syntax`.
                """,
            why: "The build stops when it comes to this instruction, after everything in front of it has been done.",
            remedy: "Correct the value; the message says what BuildKit expected."),
        reference: "https://docs.docker.com/reference/dockerfile/#run---mount",
        flagged: [
            RuleExample("An unknown type", "FROM debian:12\nRUN 1️⃣--mount=type=cahce,target=/root/.cache2️⃣ true"),
            RuleExample("An unknown key", "FROM debian:12\nRUN 1️⃣--mount=type=bind,form=build,target=/x2️⃣ true"),
            RuleExample("No place", "FROM debian:12\nRUN 1️⃣--mount=type=cache2️⃣ true"),
            RuleExample("The second of two, in a trigger", "FROM debian:12\nONBUILD RUN --mount=type=tmpfs,target=/t 1️⃣--mount=type=secret2️⃣ true"),
            RuleExample("A mode", "FROM debian:12\nCOPY --chmod=1️⃣64a2️⃣ app /app\nADD --chmod=3️⃣100004️⃣ app /app"),
            RuleExample("A digest", "FROM debian:12\nADD --checksum=1️⃣sha256:aa2️⃣ https://example.com/a /a"),
        ],
        clean: [
            RuleExample("Valid mounts", "FROM debian:12\nRUN --mount=type=cache,target=/root/.cache --mount=type=secret,id=token true"),
            RuleExample("A variable", "FROM debian:12\nARG TARGET MODE\nRUN --mount=type=cache,target=${TARGET} true\nCOPY --chmod=$MODE app /app"),
            RuleExample("Modes", "FROM debian:12\nCOPY --chmod=0755 a /a\nCOPY --chmod=u=rwX,go=rX b /b"),
        ],
        presets: [.default])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for instruction in file.tree.instructions {
            guard case .onbuild(let onbuild) = instruction.content else {
                check(instruction, &report)
                continue
            }
            for inner in onbuild.inner { check(inner, &report) }
        }
    }

    private static func check(_ instruction: Instruction, _ report: inout RuleReport) {
        if instruction.flags.isEmpty { return }
        switch instruction.content {
        case .run(let run):
            for mount in run.mounts where !mount.fields.contains(where: { $0.value?.utf8.contains(UInt8(ascii: "$")) == true }) {
                if let error = FlagFault.message(mount, expanding: { $0 }) { report.add(.invalid("mount", error), at: mount.range) }
            }
        case .copy, .add:
            for flag in instruction.flags {
                guard let value = flag.value, flag.name == "chmod" || flag.name == "checksum", !value.utf8.contains(UInt8(ascii: "$")), let error = FlagFault.message(flag.name, value) else { continue }
                report.add(.invalid("--\(flag.name)", error), at: flag.valueRange)
            }
        default: return
        }
    }
}

extension RuleMessage {
    fileprivate static func invalid(_ flag: String, _ error: String) -> RuleMessage {
        RuleMessage("BuildKit refuses this \(flag): \(error.hasSuffix(".") ? String(error.dropLast()) : error).", why: "The build stops here.", remedy: "")
    }
}
