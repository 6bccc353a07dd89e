import CommandKnowledge
import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// An archive that is copied only to be unpacked.
enum CopiedArchive: Rule {
    static let metadata = RuleMetadata(
        name: "copied-archive", code: "DHI303", aliases: [.hadolint("DL3010")], severity: .information, summary: "COPY brings an archive that a RUN unpacks",
        documentation: RuleDocumentation(
            what: """
                Reports archives that COPY takes from the build context when a later RUN of the stage unpacks them with tar. Formats that ADD does not know are left alone, and so is tar when it leaves out \
                parts of the paths or picks some files, which ADD cannot.
                """,
            why: "The archive stays in a layer of the image beside what was in it, also when it is deleted later.",
            remedy: "Let ADD unpack it: `ADD files.tar.gz /folder/`. Or mount it into the RUN: `--mount=type=bind,source=files.tar.gz,target=/tmp/files.tar.gz`."),
        reference: "https://docs.docker.com/reference/dockerfile/#adding-local-tar-archives",
        flagged: [
            RuleExample("Under its own name", "FROM debian:12\nCOPY 1️⃣dist/app.tar.gz2️⃣ /tmp/\nRUN tar -xzf /tmp/app.tar.gz -C /opt && rm /tmp/app.tar.gz"),
            RuleExample("Under another name, without a dash", "FROM debian:12\nCOPY a.conf /etc/\nCOPY 1️⃣app-1.0.tar.xz2️⃣ app.tar.xz\nRUN mkdir /app && cd /app && tar xf ../app.tar.xz"),
            RuleExample("One of several, in another RUN", "FROM debian:12\nCOPY b.txt 1️⃣a.tgz2️⃣ /tmp/\nRUN ls /tmp\nRUN cd /tmp; /bin/tar --extract --file=a.tgz"),
        ],
        clean: [
            RuleExample("ADD", "FROM debian:12\nADD app.tar.gz /opt/"),
            RuleExample("Not unpacked", "FROM debian:12\nCOPY app.tar.gz /srv/\nRUN tar -tzf /srv/app.tar.gz"),
            RuleExample("Parts of the paths are left out", "FROM debian:12\nCOPY app.tar.gz /tmp/\nRUN tar -xzf /tmp/app.tar.gz --strip-components=1 -C /opt"),
            RuleExample("Some of it only", "FROM debian:12\nCOPY app.tar.gz /tmp/\nRUN tar -xzf /tmp/app.tar.gz app/bin"),
            RuleExample("From another stage", "FROM debian:12 AS build\nFROM debian:12\nCOPY --from=build /app.tar.gz /tmp/\nRUN tar -xzf /tmp/app.tar.gz"),
            RuleExample("A format that ADD does not know", "FROM debian:12\nCOPY app.zip /tmp/\nRUN unzip /tmp/app.zip"),
        ],
        presets: [.hadolint])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        StageCopy.forEach(in: file) { copy in
            guard !copy.isAdd, !copy.isTrigger, copy.copy.from == nil else { return }
            for word in copy.copy.sources where word.text.utf8.contains(UInt8(ascii: ".")) {
                guard let source = copy.value(of: word, in: file), isArchive(source), let own = lastPart(source) else { continue }
                let given = copy.value(of: copy.copy.destination, in: file).flatMap { $0.hasSuffix("/") ? nil : lastPart($0) }
                guard let unpacked = unpacking([own, given ?? own], behind: copy, file) else { continue }
                report.add(.copied(source), at: word.range, related: [RelatedPlace(range: unpacked, message: "it is unpacked here")])
            }
        }
    }

    private static func unpacking(_ names: [String], behind copy: StageCopy, _ file: LintedFile) -> SourceRange? {
        for index in (copy.index + 1)..<max(copy.index + 1, copy.stage.instructions.upperBound) {
            guard case .run = file.tree.instructions[index].content else { continue }
            for command in file.commands(at: index) where command.name == "tar" {
                if unpacksAll(command, names) { return command.range }
            }
        }
        return nil
    }

    /// Whether tar unpacks an archive of one of these names, as it is.
    private static func unpacksAll(_ command: RunCommand, _ names: [String]) -> Bool {
        var extracts = false
        var isMentioned = false
        /// The next word belongs to an option.
        var isValue = false
        for (number, argument) in command.arguments.enumerated() {
            guard let text = argument.value else {
                if isValue { isValue = false; continue }
                return false
            }
            if let name = lastPart(text), names.contains(name) || text.hasPrefix("--file=") && names.contains(lastPart(String(text.dropFirst(7))) ?? "") {
                isMentioned = true
                isValue = false
            } else if isValue {
                isValue = false
            } else if text.hasPrefix("--") {
                if text == "--extract" || text == "--get" { extracts = true }
                if text.hasPrefix("--strip") || text.hasPrefix("--transform") || text.hasPrefix("--xform") || text.hasPrefix("--wildcards") || text == "--to-stdout" || text.hasPrefix("--exclude") { return false }
                isValue = ["--directory", "--file", "--owner", "--group", "--use-compress-program", "--mode"].contains(text)
            } else if text.hasPrefix("-") || number == 0 {
                if text.utf8.contains(UInt8(ascii: "x")) { extracts = true }
                if text.utf8.contains(UInt8(ascii: "O")) || text.utf8.contains(UInt8(ascii: "T")) { return false }
                isValue = text.hasSuffix("C") || text.hasSuffix("I") || text.hasSuffix("f")
            } else {
                return false
            }
        }
        return extracts && isMentioned
    }

    private static func isArchive(_ path: String) -> Bool { endings.contains { path.hasSuffix($0) } }

    private static let endings = [".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tbz", ".tar.xz", ".txz", ".tar.zst", ".tzst"]

    private static func lastPart(_ path: String) -> String? { path.split(separator: "/").last.map(String.init) }
}

extension RuleMessage {
    fileprivate static func copied(_ source: String) -> RuleMessage {
        RuleMessage(
            "'\(source)' is copied and unpacked later.", why: "The archive stays in a layer of the image beside what was in it.",
            remedy: "Let ADD unpack it, or mount it into the RUN: --mount=type=bind.")
    }
}
