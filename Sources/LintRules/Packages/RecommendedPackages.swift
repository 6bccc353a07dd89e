import CommandKnowledge
import Diagnostics
import DockerfileSemantics
import Linting
import SourceModel

/// Packages that come along though nothing needs them.
enum RecommendedPackages: Rule {
    static let metadata = RuleMetadata(
        name: "recommended-packages", code: "DHI803", aliases: [.hadolint("DL3015", part: "apt")], severity: .information, summary: "Recommended packages are installed, too",
        documentation: RuleDocumentation(
            what: """
                Reports installations by apt-get, apt and aptitude that bring recommended packages along, and those by dnf, microdnf and zypper that bring weak dependencies. Accepted are \
                the options against it and settings that the file writes or copies.
                """,
            why: """
                Recommendations are for desktops and servers that people log in to: manuals, mail servers, fonts, whole compilers. They make images larger and bring vulnerabilities of \
                programs that never run.
                """,
            remedy: """
                Add `--no-install-recommends` (apt-get, apt), `--without-recommends` (aptitude), `--no-recommends` (zypper) or `--setopt=install_weak_deps=False` (dnf, microdnf), and \
                name what was only recommended and is needed, such as ca-certificates for curl. The fix is unsafe, since only a build and a test show what that is.
                """),
        reference: "https://docs.docker.com/build/building/best-practices/#apt-get",
        flagged: [
            RuleExample(
                "apt-get",
                """
                FROM debian:13
                RUN apt-get update && apt-get 1️⃣install2️⃣ -y git
                """),
            RuleExample(
                "apt and aptitude, wherever they stand",
                """
                FROM debian:13
                RUN apt update && /usr/bin/apt 1️⃣install2️⃣ -y git && sh -c 'aptitude -y 3️⃣install4️⃣ vim'
                """),
            RuleExample(
                "zypper and dnf",
                """
                FROM registry.example.com/base:1
                RUN zypper -n 1️⃣in2️⃣ git
                RUN dnf 3️⃣install4️⃣ -y git && microdnf 5️⃣install6️⃣ -y curl
                """),
            RuleExample(
                "The option on another command",
                """
                FROM debian:13
                RUN apt-get update && apt-get install -y --no-install-recommends curl && apt-get 1️⃣install2️⃣ -y git
                """),
            RuleExample(
                "The exec form",
                """
                FROM debian:13
                RUN ["apt-get", 1️⃣"install"2️⃣, "-y", "git"]
                """),
        ],
        clean: [
            RuleExample(
                "Options",
                """
                FROM debian:13
                RUN apt-get install -y --no-install-recommends git && apt-get -o APT::Install-Recommends=false install -y vim && aptitude install -R less
                RUN dnf install -y --setopt=install_weak_deps=False git && zypper -n in --no-recommends git
                """),
            RuleExample(
                "A setting",
                """
                FROM debian:13
                RUN echo 'APT::Install-Recommends "0";' > /etc/apt/apt.conf.d/01lean && apt-get update && apt-get install -y git
                """),
            RuleExample(
                "A file of settings",
                """
                FROM debian:13
                COPY lean.conf /etc/apt/apt.conf.d/
                RUN apt-get update && apt-get install -y git
                """),
            RuleExample(
                "It stands in a variable",
                """
                FROM debian:13
                ARG OPTIONS="-y --no-install-recommends"
                RUN apt-get update && apt-get install $OPTIONS git
                """),
            RuleExample(
                "What is repaired or taken away",
                """
                FROM debian:13
                RUN apt-get install -f -y && apt-get remove -y git && yum install -y git
                """),
        ],
        presets: [.hadolint])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for run in file.packageRuns {
            for call in run.calls {
                guard let option = option(of: call), let verb = call.verbRange, call.installs, !call.operands.isEmpty, !isSet(call), !call.mayHideOptions(in: run, of: file),
                    !PackageSettings.mayHold(call.family == .apt ? "APT::Install-Recommends" : call.family == .dnf ? "install_weak_deps" : "onlyRequires", of: call.family, before: run, in: file)
                else { continue }
                let edit = call.addingOption(option, in: run, of: file)
                let fixes = edit.map { [Fix(title: "Add \(option)", edits: [$0], applicability: .unsafe, changes: [run.aspect])] } ?? []
                report.add(.recommended(call, option), at: verb, part: call.part, fixes: fixes)
            }
        }
    }

    /// What keeps a program from it; `nil`: it does not do so.
    private static func option(of call: PackageCall) -> String? {
        switch call.family {
        case .apt: call.program == "aptitude" ? "--without-recommends" : "--no-install-recommends"
        case .zypper: "--no-recommends"
        case .dnf: call.program == "tdnf" ? nil : "--setopt=install_weak_deps=False"
        default: nil
        }
    }

    private static func isSet(_ call: PackageCall) -> Bool {
        let settings = ["-o", "--option", "--setopt"].flatMap(call.invocation.values).map { ($0.value ?? $0.prefix).lowercased() }
        return call.has("--no-install-recommends", "--without-recommends", "-R", "--no-recommends")
            || settings.contains { $0.hasPrefix("apt::install-recommends") || $0.hasPrefix("install_weak_deps") }
    }
}

extension RuleMessage {
    fileprivate static func recommended(_ call: PackageCall, _ option: String) -> RuleMessage {
        RuleMessage(
            "\(call.title) also installs what is only recommended.", why: "The image gets larger, and brings vulnerabilities of programs that never run.",
            remedy: "Add \(option), and name what is needed of the rest.")
    }
}
