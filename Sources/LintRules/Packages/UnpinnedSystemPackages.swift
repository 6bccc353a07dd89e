import CommandKnowledge
import Diagnostics
import DockerfileSemantics
import Linting
import SourceModel

/// Packages of the system in whatever version there is on the day of the build.
enum UnpinnedSystemPackages: Rule {
    static let metadata = RuleMetadata(
        name: "unpinned-system-packages", code: "DHI807",
        aliases: [
            .hadolint("DL3008", part: "apt"), .hadolint("DL3018", part: "apk"), .hadolint("DL3033", part: "yum"), .hadolint("DL3037", part: "zypper"), .hadolint("DL3041", part: "dnf"),
        ],
        severity: .warning, summary: "Packages of the system are installed without a version",
        documentation: RuleDocumentation(
            what: """
                Reports installations by apt-get, apt, apk, yum, dnf, microdnf and zypper that name a package without a version, once for each command. Variables of the file are replaced; what \
                stands in other variables is not judged. Accepted are files, addresses, releases (`curl/stable`), groups (`@development`), and for yum and dnf names that end with a version.
                """,
            why: "Two builds of the same file may come to different programs, and a build that worked yesterday may fail today. Who asks what changed finds nothing in the file.",
            remedy: """
                Give the version that was tested: `curl=8.14.1-2` (apt), `curl=~8.14` (apk, up to the patch level), `httpd-2.4.62` (yum, dnf), `curl=8.14.1` (zypper). Mirrors delete old versions, so \
                pins need care; where that is too much, pin the base image by digest and use a snapshot of the archive.
                """),
        reference: "https://docs.docker.com/build/building/best-practices/#version-pinning",
        flagged: [
            RuleExample(
                "The first of each command",
                """
                FROM debian:13
                RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates=20250419 1️⃣curl2️⃣ git \\
                 && apt install -y 3️⃣vim4️⃣
                """),
            RuleExample(
                "A variable of the file",
                """
                FROM alpine:3.23
                ENV PACKAGES="curl git"
                RUN apk add --no-cache --virtual .tools 1️⃣$PACKAGES2️⃣
                """),
            RuleExample(
                "yum, dnf, microdnf",
                """
                FROM registry.example.com/base:1
                RUN yum -y install 1️⃣httpd2️⃣ && dnf -y install 3️⃣java-21-openjdk4️⃣ && microdnf install 5️⃣ca-certificates6️⃣
                """),
            RuleExample(
                "zypper",
                """
                FROM registry.example.com/suse:1
                RUN zypper -n in 1️⃣git2️⃣
                """),
            RuleExample(
                "Through sudo, in a shell, stored for other files",
                """
                FROM debian:13
                ONBUILD RUN sudo apt-get install -y 1️⃣git2️⃣ && sh -c 'apt-get install -y 3️⃣jq4️⃣'
                """),
        ],
        clean: [
            RuleExample(
                "Versions",
                """
                FROM debian:13
                ARG CURL=8.14.1-2
                RUN apt-get install -y curl=${CURL} git=1:2.47.* ./tool.deb /tmp/other.deb vim/stable nano-
                RUN apk add --no-cache 'curl~=8.14' 'git>2' jq=1.8.1-r0 ./own.apk
                """),
            RuleExample(
                "The version is part of a variable",
                """
                FROM debian:13
                ENV SERVER="nginx=1.26.3-3"
                RUN apt-get install -y $SERVER
                """),
            RuleExample(
                "Nobody knows what the variable holds",
                """
                FROM debian:13
                ARG PACKAGES
                RUN apt-get install -y $PACKAGES && apt-get install -y "linux-headers-$(uname -r)"
                """),
            RuleExample(
                "yum and dnf",
                """
                FROM registry.example.com/base:1
                RUN yum -y install httpd-2.4.62 kernel-5.14.0-70.el9 gcc-14* ./tool.rpm https://example.com/tool.rpm /usr/bin/make
                RUN dnf -y install @development-tools @nodejs:22 && dnf -y groupinstall 'Development Tools'
                """),
            RuleExample(
                "zypper",
                """
                FROM registry.example.com/suse:1
                RUN zypper -n in 'git>=2.51' curl=8.14.1 && zypper -n in -t pattern devel_basis
                """),
            RuleExample(
                "Nothing new",
                """
                FROM debian:13
                RUN apt-get remove -y curl && apt-get install -f -y && apt-get update -t stable
                """),
        ],
        presets: [.hadolint])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for run in file.packageRuns {
            for call in run.calls where isOfSystem(call) {
                let open = call.words(in: run, of: file).filter { PackagePins.lacksVersion($0, call) }
                guard let first = open.first else { continue }
                report.add(.unpinned(open.map(\.text), call), at: first.range, part: call.part)
            }
        }
    }

    private static func isOfSystem(_ call: PackageCall) -> Bool {
        switch call.family {
        case .apt, .apk: call.installs
        // Groups have names with blanks and no versions.
        case .yum, .dnf: call.installs && !["groupinstall", "localinstall", "downgrade", "swap"].contains(call.verb)
        case .zypper: call.installs && (call.invocation.values(of: "-t") + call.invocation.values(of: "--type")).allSatisfy { $0.value == "package" }
        default: false
        }
    }
}

extension RuleMessage {
    fileprivate static func unpinned(_ names: [String], _ call: PackageCall) -> RuleMessage {
        let example =
            switch call.family {
            case .apk: "\(names[0])=~VERSION"
            case .yum, .dnf: "\(names[0])-VERSION"
            default: "\(names[0])=VERSION"
            }
        return RuleMessage(
            "\(NameList.text(names)) \(names.count == 1 ? "is" : "are") installed in whatever version there is.", why: "The same file may build another image tomorrow.",
            remedy: "Give the version that was tested, as \(example), or pin the base image and use a snapshot of the archive.")
    }
}
