import CommandKnowledge
import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A package manager that takes packages nobody signed.
enum DisabledSignatureCheck: Rule {
    static let metadata = RuleMetadata(
        name: "disabled-signature-check", code: "DHI707", severity: .warning, summary: "Packages are installed without a check of their signatures",
        documentation: RuleDocumentation(
            what: """
                Reports options by which apt-get, apk, yum, dnf, zypper and rpm take packages or lists without a signature that they trust: `--allow-unauthenticated`, `--force-yes`, \
                `--allow-untrusted`, `--nogpgcheck`, `--no-gpg-checks`, `--nosignature` and the settings of the same meaning.
                """,
            why: "The signature is what tells a package of the distribution from one that somebody put on a mirror or on the way.",
            remedy: "Remove the option, and bring the key of the repository in: /etc/apt/keyrings, /etc/apk/keys or `rpm --import`."),
        reference: "https://wiki.debian.org/SecureApt",
        flagged: [
            RuleExample("apt-get", "FROM debian:13\nRUN apt-get install -y 1️⃣--allow-unauthenticated2️⃣ curl\nRUN apt-get install -y 3️⃣--force-yes4️⃣ git"),
            RuleExample("A setting", "FROM debian:13\nRUN apt-get -o 1️⃣Acquire::AllowInsecureRepositories=true2️⃣ update"),
            RuleExample("apk", "FROM alpine:3.23\nRUN apk add --no-cache \\\n    1️⃣--allow-untrusted2️⃣ \\\n    /tmp/x.apk"),
            RuleExample("yum, dnf, rpm, zypper", "FROM registry.example.com/base:1\nRUN yum install -y 1️⃣--nogpgcheck2️⃣ x && dnf -y 3️⃣--setopt=gpgcheck=04️⃣ install y\nRUN rpm -i 5️⃣--nosignature6️⃣ z.rpm && zypper 7️⃣--no-gpg-checks8️⃣ -n in w"),
        ],
        clean: [
            RuleExample("Signed", "FROM debian:13\nRUN apt-get update && apt-get install -y --no-install-recommends curl"),
            RuleExample("The key is brought in", "FROM registry.example.com/base:1\nRUN rpm --import https://example.com/key && dnf install -y --setopt=gpgcheck=1 x"),
            RuleExample("Other programs", "FROM debian:13\nRUN app --allow-untrusted --nogpgcheck"),
        ],
        presets: [.default, .hardened])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        file.forEachRun(calling: programs) { run in
            for number in run.commands.indices {
                guard let name = run.commands[number].name, let family = family(name) else { continue }
                for word in run.commands[number].arguments {
                    guard let text = word.value, text.utf8.count > 7, isOff(text, family) else { continue }
                    let fix = text.hasPrefix("--") ? OptionEdit.removing(text, hasValue: false, at: word.range, in: file.tree).map { Fix(title: "Remove \(text)", edits: [$0], applicability: .unsafe, changes: [run.aspect]) } : nil
                    report.add(.unchecked(name), at: word.range, fixes: fix.map { [$0] } ?? [])
                }
            }
        }
    }

    private static let programs: NameSet = ["apt-get", "apt", "aptitude", "apk", "yum", "dnf", "microdnf", "tdnf", "zypper", "rpm"]

    private enum Family { case apt, apk, yum, zypper, rpm }

    private static func family(_ name: String) -> Family? {
        switch name {
        case "apt-get", "apt", "aptitude": .apt
        case "apk": .apk
        case "yum", "dnf", "microdnf", "tdnf": .yum
        case "zypper": .zypper
        case "rpm": .rpm
        default: nil
        }
    }

    private static func isOff(_ text: String, _ family: Family) -> Bool {
        switch family {
        case .apt:
            if text == "--allow-unauthenticated" || text == "--force-yes" || text == "--allow-insecure-repositories" { return true }
            guard text.holdsByte(UInt8(ascii: ":")), text.holdsBytes(of: "::") else { return false }
            let setting = text.lowercased()
            return (setting.holdsBytes(of: "apt::get::allowunauthenticated=") || setting.holdsBytes(of: "acquire::allowinsecurerepositories=")) && ["=true", "=1", "=yes"].contains { setting.hasSuffix($0) }
        case .apk: return text == "--allow-untrusted"
        case .yum:
            if text == "--nogpgcheck" || text == "--no-gpgchecks" { return true }
            return text.hasPrefix("--setopt=") && (text.hasSuffix("gpgcheck=0") || text.hasSuffix("gpgcheck=false")) && !text.holdsBytes(of: "repo_gpgcheck")
        case .zypper: return text == "--no-gpg-checks" || text == "--allow-unsigned-rpm"
        case .rpm: return text == "--nosignature" || text == "--nogpg"
        }
    }
}

extension RuleMessage {
    fileprivate static func unchecked(_ program: String) -> RuleMessage {
        RuleMessage(
            "\(program) is told to take what nobody has signed.", why: "Whoever sits on the way or on a mirror can put in packages of their own.",
            remedy: "Remove this, and bring in the key of the repository.")
    }
}
