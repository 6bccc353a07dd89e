import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// Several files that go to one path.
enum MissingFolderSlash: Rule {
    static let metadata = RuleMetadata(
        name: "missing-folder-slash", code: "DHI306", aliases: [.hadolint("DL3021")], severity: .error,
        summary: "COPY or ADD of several files to a path without a slash at its end",
        documentation: RuleDocumentation(
            what: "Reports the destination of a COPY or ADD with several sources when it does not end with a slash and is not `.`. Variables count with their values. Where the folder is there in nearly all images, or is the working folder, it is a hint; where a pattern may match no file, a warning that is reported only where the rule is asked for by name.",
            why: "Without the slash it only is a folder where one stands already. Else the classic builder stops, and with others each file may take the place of the one before.",
            remedy: "End the destination with a slash."),
        reference: "https://docs.docker.com/reference/dockerfile/#destination",
        flagged: [
            RuleExample("Two files", "FROM debian:12\nCOPY a.txt b.txt 1️⃣/data2️⃣"),
            RuleExample("A JSON array", "FROM debian:12\nADD [\"a.txt\", \"b.txt\", 1️⃣\"/my data\"2️⃣]"),
            RuleExample("In quotes", "FROM debian:12\nCOPY --from=busybox:1.37 /bin/a /bin/b 1️⃣\"/opt/bin\"2️⃣"),
            RuleExample("By way of a variable", "FROM debian:12\nENV HOME=/home/app\nCOPY a.txt b.txt 1️⃣$HOME2️⃣"),
            RuleExample("Here-documents", "FROM debian:12\nCOPY <<a <<b 1️⃣/etc/app2️⃣\nx\na\ny\nb"),
            RuleExample("Stored for other files", "FROM debian:12\nONBUILD COPY a b 1️⃣/app2️⃣"),
        ],
        clean: [
            RuleExample("With a slash", "FROM debian:12\nCOPY a.txt b.txt /data/"),
            RuleExample("One source", "FROM debian:12\nCOPY a.txt /data"),
            RuleExample("The working folder", "FROM debian:12\nWORKDIR /app\nCOPY a.txt b.txt .\nCOPY c d ..\nCOPY e f sub/."),
            RuleExample("Variables that end with a slash, or that are not known", "FROM debian:12\nARG OUT\nENV DIR=/data/\nCOPY a b $DIR\nCOPY a b ${OUT:?}\nONBUILD COPY a b $X"),
        ],
        presets: [.default, .hadolint])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        StageCopy.forEach(in: file) { copy in
            guard copy.copy.sources.count + copy.copy.inlineFiles.count > 1 else { return }
            let word = copy.copy.destination
            guard let path = copy.value(of: word, in: file), let last = path.utf8.last, last != UInt8(ascii: "/"), last != UInt8(ascii: "\\"), path != ".", path != "..",
                !path.hasSuffix("/."), !path.hasSuffix("/..")
            else { return }
            // What a pattern matches may be nothing, and then one file gets the name.
            let isPattern = copy.copy.sources.contains { $0.text.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "[") } }
            let fix = copy.textEnd(of: word, in: file).map { end in
                Fix(title: "End it with a slash", edits: [TextEdit(SourceRange(end, end), "/")], applicability: isPattern ? .unsafe : .safe, changes: [copy.aspect])
            }
            let isThere = mayBeThere(path, copy)
            report.add(.several(copy.isAdd ? "ADD" : "COPY", path, isThere: isThere), at: word.range, severity: isThere ? .hint : isPattern ? .warning : nil, fixes: fix.map { [$0] } ?? [], onDemand: isPattern)
        }
    }

    /// A folder that nearly all images have, or the working folder.
    private static func mayBeThere(_ path: String, _ copy: StageCopy) -> Bool {
        folders.contains(path) || !copy.isTrigger && copy.state.workdir.value == path
    }

    private static let folders: Set<String> = ["/bin", "/sbin", "/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin", "/usr/local/lib", "/usr/lib", "/lib", "/etc", "/tmp", "/opt", "/root", "/home", "/srv", "/var", "/usr/local"]
}

extension RuleMessage {
    fileprivate static func several(_ keyword: String, _ path: String, isThere: Bool) -> RuleMessage {
        RuleMessage(
            "\(keyword) takes several files to '\(path)', which does not end with a slash.",
            why: isThere ? "It only works where this folder is there already." : "Unless this folder is there already, the build stops, or each file takes the place of the one before.", remedy: "Write '\(path)/'.")
    }
}
