import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A COPY to wherever the image ends.
enum RelativeDestination: Rule {
    static let metadata = RuleMetadata(
        name: "relative-destination", code: "DHI309", aliases: [.hadolint("DL3045")], severity: .warning,
        summary: "COPY to a relative path in a stage without WORKDIR",
        documentation: RuleDocumentation(
            what: """
                Reports relative destinations of COPY and ADD when no WORKDIR stands in front of them, in the stage or in those of the file it stands on. Images that are known to bring a working folder \
                of their own are left alone.
                """,
            why: "Where the files land depends on the working folder of the base image: the root of the file system, or a folder that may change with the next version.",
            remedy: "Set the folder by WORKDIR, or write the whole path."),
        reference: "https://docs.docker.com/reference/dockerfile/#workdir",
        flagged: [
            RuleExample("Into the root", "FROM debian:12\nCOPY . 1️⃣.2️⃣"),
            RuleExample("A name, in ADD", "FROM debian:12\nADD app.tar.gz 1️⃣app/2️⃣\nWORKDIR /app"),
            RuleExample("In quotes, on an image of which nothing is known", "FROM registry.example.com/base:1\nCOPY [\"a b\", 1️⃣\"./data/\"2️⃣]"),
            RuleExample("By way of a variable", "FROM debian:12\nARG OUT=out\nCOPY a 1️⃣$OUT2️⃣"),
        ],
        clean: [
            RuleExample("A whole path", "FROM debian:12\nCOPY . /app"),
            RuleExample("Behind WORKDIR", "FROM debian:12 AS base\nWORKDIR /app\nCOPY . .\nFROM base\nCOPY a b"),
            RuleExample("The image has a folder of its own", "FROM golang:1.25\nCOPY . ./src/"),
            RuleExample("A variable that is not known, and one with a whole path", "FROM debian:12\nENV DIR=/app\nCOPY a ${OUT:?}\nCOPY b $DIR"),
            RuleExample("Windows", "FROM mcr.microsoft.com/windows/servercore:ltsc2022\nCOPY a C:/app/"),
        ],
        presets: [.hadolint])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        StageCopy.forEach(in: file) { copy in
            let word = copy.copy.destination
            // Nearly all begin with a slash.
            if copy.isTrigger || word.text.utf8.first == UInt8(ascii: "/") { return }
            let state = copy.state
            guard !state.workdirIsExplicit, let path = copy.value(of: word, in: file), !path.isEmpty, !path.hasPrefix("/"), !path.hasPrefix("\\"),
                path.utf8.dropFirst().first != UInt8(ascii: ":")
            else { return }
            let folder = state.workdir.value
            if let folder, folder != "/" { return }
            report.add(.relative(path, isRoot: folder != nil), at: word.range, fixes: folder == nil ? [] : fix(word, path, copy, file))
        }
    }

    /// Writes the root where it is meant today.
    private static func fix(_ word: Word, _ path: String, _ copy: StageCopy, _ file: LintedFile) -> [Fix] {
        guard let parts = WordSyntax.parts(of: word, in: copy.instruction, escape: file.tree.escape), parts.count == 1, case .literal(let text, let range) = parts[0], text == path,
            range.count == text.utf8.count
        else { return [] }
        var rest = text[...]
        while rest.hasPrefix("./") { rest = rest.dropFirst(2) }
        if rest == "." { rest = "" }
        guard !rest.hasPrefix("..") else { return [] }
        return [Fix(title: "Write /\(rest)", edits: [TextEdit(range, "/" + rest)], applicability: .safe, changes: [.files])]
    }
}

extension RuleMessage {
    fileprivate static func relative(_ path: String, isRoot: Bool) -> RuleMessage {
        RuleMessage(
            "'\(path)' is relative, and no WORKDIR says to what.",
            why: isRoot ? "The files land in the root of the file system." : "Where the files land depends on the working folder of the base image.",
            remedy: "Set the folder by WORKDIR, or write the whole path.")
    }
}
