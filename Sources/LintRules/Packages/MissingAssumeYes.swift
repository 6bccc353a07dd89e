import CommandKnowledge
import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A package manager that waits for an answer nobody gives.
enum MissingAssumeYes: Rule {
    static let metadata = RuleMetadata(
        name: "missing-assume-yes", code: "DHI802",
        aliases: [.hadolint("DL3014", part: "apt"), .hadolint("DL3030", part: "yum"), .hadolint("DL3034", part: "zypper"), .hadolint("DL3038", part: "dnf")],
        severity: .warning, summary: "Package manager may ask and wait for an answer",
        documentation: RuleDocumentation(
            what: """
                Reports calls of apt-get, apt, aptitude, yum, dnf, tdnf and zypper that install, upgrade or remove packages and may ask whether to go on. \
                microdnf never asks. Accepted are the options that answer (`-y`, `--yes`, `--assume-yes`, `-qq` of apt; `--non-interactive` of zypper), `yes |` in front, and settings that \
                the file writes or copies.
                """,
            why: "Builds have no terminal: the question is taken for a no, and the build stops. apt-get asks only if further packages come along, so it can go well for a long time.",
            remedy: "Add `-y`; for zypper `--non-interactive` in front of the subcommand."),
        reference: "https://manpages.debian.org/stable/apt/apt-get.8.en.html",
        flagged: [
            RuleExample(
                "apt-get",
                """
                FROM debian:13
                RUN apt-get update && apt-get 1️⃣install2️⃣ curl
                """),
            RuleExample(
                "One -q only makes it quieter",
                """
                FROM debian:13
                RUN apt-get update && sudo apt-get -q 1️⃣upgrade2️⃣ \\
                 && apt-get 3️⃣remove4️⃣ curl
                """),
            RuleExample(
                "yum, dnf and Photon's tdnf",
                """
                FROM registry.example.com/base:1
                RUN yum 1️⃣install2️⃣ httpd
                RUN dnf 3️⃣update4️⃣
                RUN tdnf 5️⃣install6️⃣ nginx
                """),
            RuleExample(
                "zypper, whose -n after the subcommand is another option",
                """
                FROM registry.example.com/suse:1
                RUN zypper 1️⃣install2️⃣ -n curl && zypper 3️⃣dup4️⃣
                """),
            RuleExample(
                "An option counts for its command alone",
                """
                FROM registry.example.com/base:1
                RUN apt-get -o APT::Get::Assume-Yes=true install git && apt-get 1️⃣install2️⃣ curl && dnf --assumeyes install git && dnf 3️⃣install4️⃣ curl
                """),
            RuleExample(
                "The exec form",
                """
                FROM debian:13
                RUN ["apt-get", 1️⃣"install"2️⃣, "curl"]
                """),
            RuleExample(
                "Stored for other files",
                """
                FROM debian:13
                ONBUILD RUN apt-get update && apt-get 1️⃣install2️⃣ git
                """),
        ],
        clean: [
            RuleExample(
                "All ways to say yes to apt-get",
                """
                FROM debian:13
                RUN apt-get install -y curl && apt-get -qqy install git && apt-get -qq install vim && apt-get -q -q install jq && apt-get --quiet=2 install file
                RUN apt-get install --assume-yes less && apt-get -q=2 install make && apt-get -o APT::Get::Assume-Yes=true install gcc
                """),
            RuleExample(
                "An answer by itself",
                """
                FROM debian:13
                RUN yes | apt-get install curl
                """),
            RuleExample(
                "A setting",
                """
                FROM debian:13
                RUN echo 'APT::Get::Assume-Yes "true";' > /etc/apt/apt.conf.d/90yes
                RUN apt-get update && apt-get install curl
                """),
            RuleExample(
                "It stands in a variable",
                """
                FROM debian:13
                ENV OPTIONS="-y --no-install-recommends"
                RUN apt-get install $OPTIONS curl
                """),
            RuleExample(
                "yum, dnf, microdnf, zypper",
                """
                FROM registry.example.com/base:1
                RUN yum -y install httpd && dnf install --assumeyes nginx && microdnf install nginx
                RUN zypper --non-interactive install curl && zypper in -y git && zypper -n up
                """),
            RuleExample(
                "Nothing is installed",
                """
                FROM debian:13
                RUN apt-get update && apt-get install --dry-run curl && dnf module list && apt-get clean
                """),
        ],
        presets: [.default, .hadolint])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for run in file.systemPackageRuns {
            for call in run.calls {
                guard asks(call), let verb = call.verbRange, !isAnswered(call, in: run), !call.mayHideOptions(in: run, of: file),
                    !PackageSettings.mayHold(call.family == .apt ? "APT::Get::Assume-Yes" : "assumeyes", of: call.family, before: run, in: file)
                else { continue }
                report.add(.asks(call), at: verb, part: call.part, fixes: fix(call, run, file))
            }
        }
    }

    private static func fix(_ call: PackageCall, _ run: PackageRun, _ file: LintedFile) -> [Fix] {
        let edit = call.family == .zypper ? call.addingGlobalOption("--non-interactive", in: run, of: file) : call.addingOption("-y", in: run, of: file)
        guard let edit else { return [] }
        return [Fix(title: "Add \(call.family == .zypper ? "--non-interactive" : "-y")", edits: [edit], applicability: .safe, changes: [run.aspect])]
    }

    private static func asks(_ call: PackageCall) -> Bool {
        switch call.family {
        case .apt:
            aptVerbs.contains(call.verb) && !call.has("-s", "--simulate", "--just-print", "--dry-run", "--recon", "--no-act", "--print-uris", "--assume-no", "--trivial-only", "-h", "--help", "-v", "--version")
        case .yum, .dnf:
            // microdnf takes -y, but never asks.
            call.program != "microdnf" && yumVerbs.contains(call.verb) && !call.has("--assumeno", "--help", "-h", "--version")
                && !(["module", "group"].contains(call.verb) && call.operands.first?.value.map { ["list", "info", "summary", "provides"].contains($0) } ?? true)
        case .zypper: zypperVerbs.contains(call.verb) && !call.has("--dry-run", "--help", "-h")
        default: false
        }
    }

    private static func isAnswered(_ call: PackageCall, in run: PackageRun) -> Bool {
        // `yes |`, and answers that are echoed.
        if call.command.isInSubshell, run.commands[..<call.number].contains(where: { $0.name.map { ["yes", "echo", "printf"].contains($0) } ?? false && $0.isInSubshell }) { return true }
        switch call.family {
        case .apt:
            let settings = call.invocation.values(of: "-o") + call.invocation.values(of: "--option")
            return call.has("-y", "--yes", "--assume-yes", "--force-yes") || quietness(call) >= 2
                || settings.contains { ($0.value ?? $0.prefix).lowercased().hasPrefix("apt::get::assume-yes") }
        case .zypper:
            let verb = call.verbRange?.start ?? 0
            return call.has("--non-interactive", "-y", "--no-confirm", "--non-interactive-include-reboot-patches") || call.invocation.options.contains { $0.name == "-n" && $0.range.start < verb }
        default: return call.has("-y", "--assumeyes", "--yes") || call.invocation.values(of: "--setopt").contains { $0.value?.hasPrefix("assumeyes=") == true }
        }
    }

    /// How often apt is told to be quiet; from two on it does not ask.
    private static func quietness(_ call: PackageCall) -> Int {
        let options = call.invocation.options
        if options.contains(where: { $0.name == "--quiet" && $0.value?.value == "2" }) { return 2 }
        // `-q=2` is read as letters.
        if call.has("-q"), call.has("-="), call.has("-2") { return 2 }
        return options.filter { $0.name == "-q" || $0.name == "--quiet" }.count
    }

    private static let aptVerbs: Set<String> = [
        "install", "reinstall", "remove", "purge", "autoremove", "auto-remove", "autopurge", "upgrade", "dist-upgrade", "full-upgrade", "safe-upgrade", "build-dep", "satisfy",
    ]
    private static let yumVerbs: Set<String> = [
        "install", "reinstall", "localinstall", "groupinstall", "group", "module", "update", "upgrade", "upgrade-minimal", "update-minimal", "localupdate", "downgrade", "swap", "remove",
        "erase", "autoremove", "builddep", "build-dep", "distro-sync",
    ]
    private static let zypperVerbs: Set<String> = ["install", "in", "remove", "rm", "source-install", "si", "update", "up", "dist-upgrade", "dup", "patch"]
}

extension RuleMessage {
    fileprivate static func asks(_ call: PackageCall) -> RuleMessage {
        RuleMessage(
            "\(call.title) may ask whether to go on, and nobody answers.", why: "Builds have no terminal; the question is taken for a no and the build stops.",
            remedy: call.family == .zypper ? "Add --non-interactive in front of \(call.verb)." : "Add -y.")
    }
}
