import CommandKnowledge
import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// An upgrade of all that the image brings.
enum SystemUpgrade: Rule {
    static let metadata = RuleMetadata(
        name: "system-upgrade", code: "DHI806",
        aliases: [
            .hadolint("DL3005", part: "apt"), .hadolint("DL3017", part: "apk"), .hadolint("DL3031", part: "yum"), .hadolint("DL3039", part: "dnf"), .hadolint("DL3035", part: "zypper"),
        ],
        severity: .warning, summary: "All packages of the base image are upgraded",
        documentation: RuleDocumentation(
            what: """
                Reports `apt-get upgrade` and `dist-upgrade`, `apk upgrade`, `yum update`, `dnf upgrade`, `zypper update` and their other names where no packages are named. \
                Upgrades for security alone (`dnf upgrade --security`, `zypper patch`) are accepted. hadolint reports zypper's dist-upgrade only; its former rules for \
                the others are known by their names.
                """,
            why: """
                What comes out depends on the day of the build, and on when the layer was made: the cache brings it back for as long as the line stays the same, so that it does not even keep the image \
                up to date. What was upgraded lies in the image twice.
                """,
            remedy: "Use a newer base image (hardened images are rebuilt when a package is mended), pin it by digest so that updates are visible, and upgrade single packages by name where one cannot wait."),
        reference: "https://docs.docker.com/build/building/best-practices/#rebuild-your-images-often",
        flagged: [
            RuleExample(
                "apt-get",
                """
                FROM debian:13
                RUN apt-get update && apt-get 1️⃣upgrade2️⃣ -y && apt-get -y 3️⃣dist-upgrade4️⃣
                """),
            RuleExample("The last of a list", "FROM debian:13\nRUN apt-get update && \\\n    apt-get install -y curl && \\\n    apt-get 1️⃣upgrade2️⃣ -y"),
            RuleExample("The index is needed later", "FROM debian:13\nRUN apt-get update && apt-get -y 1️⃣upgrade2️⃣\nRUN apt-get install -y curl"),
            RuleExample("Nothing else", "FROM debian:13\nRUN apt-get update && apt-get -y 1️⃣upgrade2️⃣ && rm -rf /var/lib/apt/lists/*\nCOPY a /a"),
            RuleExample(
                "apk",
                """
                FROM alpine:3.23
                RUN apk --no-cache 1️⃣upgrade2️⃣ && apk add --no-cache curl
                """),
            RuleExample(
                "yum and dnf",
                """
                FROM registry.example.com/base:1
                RUN yum 1️⃣update2️⃣ -y && dnf -y 3️⃣upgrade4️⃣ && microdnf 5️⃣update6️⃣ -y
                """),
            RuleExample(
                "zypper",
                """
                FROM registry.example.com/suse:1
                RUN zypper -n 1️⃣dup2️⃣ && zypper -n 3️⃣up4️⃣
                """),
            RuleExample(
                "Stored for other files",
                """
                FROM debian:13
                ONBUILD RUN apt-get update && sudo apt-get 1️⃣upgrade2️⃣ -y
                """),
        ],
        clean: [
            RuleExample(
                "Packages by name",
                """
                FROM registry.example.com/base:1
                RUN yum -y update openssl-libs && dnf -y upgrade ca-certificates && apk upgrade libssl3 && zypper -n up curl
                RUN apt-get update && apt-get install -y --only-upgrade libssl3 && apt-get upgrade -y libc6
                """),
            RuleExample(
                "For security alone",
                """
                FROM registry.example.com/base:1
                RUN dnf -y upgrade --security && yum -y update-minimal --security && zypper -n patch
                """),
            RuleExample(
                "The index alone",
                """
                FROM debian:13
                RUN apt-get update && apk update && apt-get upgrade --dry-run
                """),
        ],
        presets: [.hadolint])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for run in file.packageRuns {
            for call in run.calls where upgradesAll(call) {
                guard let verb = call.verbRange, call.operands.isEmpty, !call.mayHideOptions(in: run, of: file) else { continue }
                report.add(.upgrade(call), at: verb, part: call.part, fixes: fix(call, in: run, of: file))
            }
        }
    }

    /// Without the upgrade; the index that was fetched for it, and what cleans up behind it, go with the last command.
    private static func fix(_ call: PackageCall, in run: PackageRun, of file: LintedFile) -> [Fix] {
        let isNeededLater = file.packageRuns.contains { $0.index > run.index && $0.calls.contains { $0.family == call.family } }
        // The index that it fetches itself is kept, too.
        if call.family == .apk, isNeededLater, call.has("-U", "--update-cache", "--update") { return [] }
        let removal = CommandRemoval(call.command, in: run, of: file) { other in
            guard let found = run.calls.first(where: { $0.command.nameRange == other.nameRange }) else { return other.name == "rm" && other.arguments.allSatisfy { $0.value?.hasPrefix("-") ?? false || ($0.value ?? $0.prefix).hasPrefix("/var/lib/apt/lists") } }
            // RUNs that follow may install by the index that this one fetches.
            if found.family == call.family, found.family == .apt || found.family == .apk, found.verb == "update", isNeededLater { return false }
            return ["update", "check-update", "makecache", "clean", "autoclean", "autoremove", "refresh", "ref"].contains(found.verb) && found.operands.allSatisfy { $0.value == found.verb || $0.value == "all" }
        }
        guard let removal else { return [] }
        let isWhole = removal.range == run.instruction.range
        return [
            Fix(
                title: isWhole ? "Remove this RUN" : "Remove the upgrade", edits: [TextEdit(removal.range, "")], applicability: .unsafe,
                changes: isWhole ? [.commands, .files, .variables] : [.commands])
        ]
    }

    private static func upgradesAll(_ call: PackageCall) -> Bool {
        switch call.family {
        case .apt:
            ["upgrade", "dist-upgrade", "full-upgrade", "safe-upgrade", "dselect-upgrade"].contains(call.verb)
                && !call.has("-s", "--simulate", "--just-print", "--dry-run", "--recon", "--no-act", "--print-uris", "-d", "--download-only")
        case .apk: call.verb == "upgrade" && !call.has("-s", "--simulate", "-p", "--root")
        case .yum, .dnf:
            ["update", "upgrade", "distro-sync", "dist-sync"].contains(call.verb)
                && !call.has("--security", "--sec-severity", "--secseverity", "--advisory", "--advisories", "--bz", "--bzs", "--cve", "--cves", "--installroot", "--downloadonly", "--assumeno")
        case .zypper: ["update", "up", "dist-upgrade", "dup"].contains(call.verb) && !call.has("--dry-run", "-D", "--download-only", "-R", "--root", "--installroot")
        default: false
        }
    }
}

extension RuleMessage {
    fileprivate static func upgrade(_ call: PackageCall) -> RuleMessage {
        RuleMessage(
            "\(call.title) upgrades all packages of the base image.",
            why: "The result depends on the day of the build, the cache keeps it from being repeated, and what was upgraded lies in the image twice.",
            remedy: "Use a newer base image, or upgrade single packages by name.")
    }
}
