import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A WORKDIR that starts from wherever the image ends.
enum RelativeWorkdir: Rule {
    static let metadata = RuleMetadata(
        name: "relative-workdir", code: "DHI401", aliases: [.hadolint("DL3000"), .buildkit("WorkdirRelativePath")], severity: .warning,
        summary: "The first WORKDIR is a relative path",
        documentation: RuleDocumentation(
            what: "Reports a relative WORKDIR when no WORKDIR stands in front of it, in the stage or in those of the file it stands on. A relative one after an absolute one is left alone.",
            why: "Where the folder lies depends on the working folder of the base image, which may change with the next version.",
            remedy: "Write the whole path, with a slash in front."),
        reference: "https://docs.docker.com/reference/build-checks/workdir-relative-path/",
        flagged: [
            RuleExample("A name alone", "FROM debian:12\nWORKDIR 1️⃣app2️⃣\nWORKDIR src"),
            RuleExample("A single letter", "FROM registry.example.com/base:1\nWORKDIR 1️⃣a2️⃣"),
            RuleExample("An image with a folder of its own", "FROM golang:1.25\nWORKDIR 1️⃣./app2️⃣"),
            RuleExample("By way of a variable", "FROM debian:12\nARG APP=app\nWORKDIR 1️⃣${APP}/src2️⃣"),
        ],
        clean: [
            RuleExample("An absolute path", "FROM debian:12\nWORKDIR /app\nWORKDIR src"),
            RuleExample("Behind one of the stage below", "FROM debian:12 AS base\nWORKDIR /app\nFROM base\nWORKDIR src"),
            RuleExample("A variable with an absolute path", "FROM debian:12\nARG APP=/app\nWORKDIR \"$APP\""),
            RuleExample("A variable that is not known", "FROM registry.example.com/base:1\nWORKDIR $APP_HOME"),
            RuleExample("Windows", "FROM mcr.microsoft.com/windows/servercore:ltsc2022\nWORKDIR C:\\\\app"),
        ],
        presets: [.default, .hadolint, .buildkit])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for stage in file.model.stages {
            // Only the first one starts from there.
            guard let index = stage.instructions.first(where: { if case .workdir = file.tree.instructions[$0].content { true } else { false } }),
                case let instruction = file.tree.instructions[index], case .workdir(let word) = instruction.content, word.text.utf8.first != UInt8(ascii: "/")
            else { continue }
            let state = stage.states[index - stage.instructions.lowerBound]
            guard !state.workdirIsExplicit, let path = file.model.expand(word, in: instruction, state), !path.isAbsolute else { continue }
            report.add(.relative(path), at: word.range, fixes: fix(word, path, state).map { [$0] } ?? [])
        }
    }

    private static func fix(_ word: Word, _ path: String, _ state: StageState) -> Fix? {
        guard word.text == path, word.range.count == path.utf8.count, case .present(let folder, _) = state.workdir else { return nil }
        var rest = path[...]
        while rest.hasPrefix("./") { rest = rest.dropFirst(2) }
        guard !rest.isEmpty, rest != ".", !rest.hasPrefix("..") else { return nil }
        let whole = (folder.hasSuffix("/") ? folder : folder + "/") + rest
        return Fix(title: "Write \(whole)", edits: [TextEdit(word.range, whole)], applicability: .safe, changes: [.workdir, .files])
    }
}

extension String {
    /// On Linux or on Windows.
    fileprivate var isAbsolute: Bool {
        if hasPrefix("/") || hasPrefix("\\") { return true }
        let bytes = utf8.prefix(2)
        return bytes.count == 2 && bytes.last == UInt8(ascii: ":")
    }
}

extension RuleMessage {
    fileprivate static func relative(_ path: String) -> RuleMessage {
        RuleMessage("'\(path)' is a relative path.", why: "Where it lies depends on the working folder of the base image.", remedy: "Write the whole path.")
    }
}
