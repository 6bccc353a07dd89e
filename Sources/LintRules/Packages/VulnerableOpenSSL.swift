import CommandKnowledge
import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// An OpenSSL with a hole that everybody knows.
enum VulnerableOpenSSL: Rule {
    static let metadata = RuleMetadata(
        name: "vulnerable-openssl", code: "DHI838", severity: .warning, summary: "OpenSSL of a version with known grave vulnerabilities is installed",
        documentation: RuleDocumentation(
            what: """
                Reports OpenSSL 3.0.0 to 3.0.6 (CVE-2022-3602, CVE-2022-3786) and 1.0.1 to 1.0.1f (Heartbleed, CVE-2014-0160) where apk pins such a version or its source is downloaded. Versions of Debian, Ubuntu and Red \
                Hat are left alone: they mend old versions without renaming them.
                """,
            why: "The first can crash or be taken over by a certificate, the second gives its memory, keys included, to anybody who asks. Attacks on both are public.",
            remedy: "Take a version that is maintained, or leave the version to the base image, which mends it with the system."),
        reference: "https://openssl-library.org/news/vulnerabilities/",
        flagged: [
            RuleExample(
                "A pin of apk",
                """
                FROM alpine:3.17
                RUN apk add --no-cache 1️⃣openssl=3.0.5-r02️⃣ 'libssl3=~3.0.7'
                """),
            RuleExample(
                "The source",
                """
                FROM debian:13
                ARG OPENSSL=1.0.1f
                RUN curl -fsSLO 1️⃣https://www.openssl.org/source/openssl-${OPENSSL}.tar.gz2️⃣ && wget 3️⃣https://example.com/openssl-3.0.0.tar.gz4️⃣
                """),
        ],
        clean: [
            RuleExample(
                "Mended versions",
                """
                FROM alpine:3.23
                RUN apk add --no-cache openssl=3.0.7-r0 libcrypto3=~3.5 openssl && wget https://example.com/openssl-1.0.1g.tar.gz
                """),
            RuleExample(
                "Debian and Ubuntu mend old versions",
                """
                FROM ubuntu:22.04
                RUN apt-get install -y openssl=3.0.2-0ubuntu1.20
                """),
            RuleExample(
                "Something else of that name",
                """
                FROM alpine:3.23
                RUN apk add --no-cache perl-net-ssleay=3.0.1-r0 && wget https://example.com/openssl-exporter-3.0.1.tar.gz
                """),
        ],
        presets: [.default])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for run in file.systemPackageRuns {
            for call in run.calls where call.family == .apk && call.installs {
                for word in call.words(in: run, of: file) where !word.isPartial && isPinnedBad(word.text) { report.add(.vulnerable(word.text), at: word.range) }
            }
        }
        guard file.calls(downloaders) else { return }
        for stage in file.model.stages {
            for index in stage.instructions {
                guard case .run = file.tree.instructions[index].content, case let commands = file.commands(at: index), commands.indices.contains(where: { mayFetch(commands[$0]) }) else { continue }
                let variables = stage.states[index - stage.instructions.lowerBound].variables
                for command in file.model.commands(in: index, replacing: { variables[$0].value }) where command.name.map({ downloaders.contains($0) }) ?? false {
                    for word in command.arguments {
                        guard let address = word.value, address.holdsBytes(of: "openssl-"), let version = archivedVersion(address), isBad(version) else { continue }
                        report.add(.vulnerable("OpenSSL \(version)"), at: word.range)
                    }
                }
            }
        }
    }

    private static let downloaders: NameSet = ["curl", "wget", "aria2c"]
    private static let packages: NameSet = ["openssl", "openssl3", "libssl3", "libcrypto3", "openssl-dev", "libssl1.0", "libcrypto1.0"]

    private static func mayFetch(_ command: RunCommand) -> Bool {
        command.name.map { downloaders.contains($0) } ?? false && command.arguments.contains { ($0.value ?? $0.prefix).holdsBytes(of: "openssl-") }
    }

    private static func isPinnedBad(_ text: String) -> Bool {
        guard let cut = text.utf8.firstIndex(where: { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "<") }), packages.contains(String(text[..<cut])) else { return false }
        let version = text[cut...].drop { "=~<".contains($0) }
        return isBad(String(version.prefix { $0 != "-" }))
    }

    /// Of `…/openssl-3.0.5.tar.gz` the version.
    private static func archivedVersion(_ address: String) -> String? {
        guard let name = address.split(separator: "/").last(where: { $0.hasPrefix("openssl-") }), let end = name.firstRange(of: ".tar")?.lowerBound else { return nil }
        let version = name[..<end].dropFirst("openssl-".count)
        return version.first?.isNumber == true ? String(version) : nil
    }

    private static func isBad(_ version: String) -> Bool {
        if version.hasPrefix("3.0."), let patch = Int(version.dropFirst("3.0.".count)) { return patch < 7 }
        return version == "1.0.1" || version.hasPrefix("1.0.1") && version.utf8.count == 6 && ("a"..."f").contains(version.suffix(1))
    }
}

extension RuleMessage {
    fileprivate static func vulnerable(_ what: String) -> RuleMessage {
        RuleMessage("\(what) has grave vulnerabilities.", why: "Attacks on them are public.", remedy: "Take a version that is maintained, or leave the version to the base image.")
    }
}
