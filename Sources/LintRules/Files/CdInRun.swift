import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A RUN that begins by going elsewhere.
enum CdInRun: Rule {
    static let metadata = RuleMetadata(
        name: "cd-in-run", code: "DHI404", aliases: [.hadolint("DL3003")], severity: .hint, summary: "RUN begins with cd, where WORKDIR would say so once",
        documentation: RuleDocumentation(
            what: """
                Reports `cd` as the first command of a RUN when others follow; `set` and variables may stand in front. A `cd` in the middle of a script, in a subshell, a loop or a condition is left alone: it only lasts as long as it is meant to.
                """,
            why: "WORKDIR holds for all that follows, is seen by whoever looks at the image, and makes the folder where it is not there.",
            remedy: "Set the folder by WORKDIR in front of the RUN. Where it is set already, delete the `cd`."),
        reference: "https://docs.docker.com/build/building/best-practices/#workdir",
        flagged: [
            RuleExample("Work elsewhere", "FROM debian:12\nRUN 1️⃣cd /src2️⃣ && make"),
            RuleExample("Where the build is already", "FROM debian:12\nWORKDIR /app\nRUN 1️⃣cd /app2️⃣ \\\n    && make"),
            RuleExample("Behind options of the shell", "FROM debian:12\nRUN set -eux; 1️⃣cd /src2️⃣; make"),
            RuleExample("Behind a variable", "FROM debian:12\nRUN VERSION=3 && 1️⃣cd /src2️⃣ && make"),
            RuleExample("In front of another WORKDIR", "FROM debian:12\nRUN 1️⃣cd /src2️⃣ && make\nWORKDIR /app"),
            RuleExample("From the folder of the image", "FROM golang:1.25\nRUN 1️⃣cd tool2️⃣ && make\nWORKDIR /app"),
            RuleExample("In a here-document", "FROM debian:12\nRUN <<EOF\n1️⃣cd /src2️⃣\nmake\nEOF"),
        ],
        clean: [
            RuleExample("WORKDIR", "FROM debian:12\nWORKDIR /src\nRUN make"),
            RuleExample("In a subshell", "FROM debian:12\nRUN (cd /src && make)"),
            RuleExample("In the middle", "FROM debian:12\nRUN git clone https://example.com/a.git && cd a && make && cd .. && rm -r a"),
            RuleExample("Nothing follows", "FROM debian:12\nRUN cd /src"),
        ],
        presets: [.hadolint])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for stage in file.model.stages {
            for index in stage.instructions {
                guard let change = FolderChange.all(in: index, of: file).first, change.isFirst, let after = change.after else { continue }
                report.add(.first, at: change.range, fixes: fix(change, after, index, stage, file).map { [$0] } ?? [])
            }
        }
    }

    private static func fix(_ change: FolderChange, _ after: SourceRange, _ index: Int, _ stage: Stage, _ file: LintedFile) -> Fix? {
        let instruction = file.tree.instructions[index]
        let bytes = file.tree.bytes
        let gap = SourceRange(Int(change.range.start), Int(after.start))
        guard let (path, place) = change.folder, bytes[place.indices].elementsEqual(path.utf8), !bytes[gap.indices].contains(UInt8(ascii: "#")) else { return nil }
        let number = index - stage.instructions.lowerBound
        // `cd -` goes back to where another one was.
        if path.hasPrefix("/"), !change.isOneOfSeveral, stage.states[number].workdir.value == path {
            return Fix(title: "Delete this cd", edits: [TextEdit(gap, "")], applicability: .safe, changes: [.commands])
        }
        // WORKDIR holds for what follows, which has to have one of its own.
        guard change.isInLine, change.before == nil, instruction.flags.isEmpty, !path.hasPrefix("~"), index + 1 < stage.instructions.upperBound, case .workdir(let next) = file.tree.instructions[index + 1].content,
            next.text.hasPrefix("/"), bytes[Int(instruction.keywordRange.start)..<Int(change.range.start)].allSatisfy({ $0 != UInt8(ascii: "\n") })
        else { return nil }
        guard let whole = change.whole(from: stage.states[number]) else { return nil }
        let casing = KeywordCasing(instruction.keywordText)
        let end = bytes[instruction.range.indices].contains(UInt8(ascii: "\r")) ? "\r\n" : "\n"
        let start = Int(instruction.keywordRange.start)
        let head = "\(casing?.applied(to: "WORKDIR") ?? "WORKDIR") \(whole)\(end)\(instruction.keywordText) "
        return Fix(title: "Write WORKDIR \(whole)", edits: [TextEdit(SourceRange(start, Int(after.start)), head)], applicability: .unsafe, changes: [.commands])
    }
}

extension RuleMessage {
    fileprivate static var first: RuleMessage {
        RuleMessage("This RUN begins with cd.", why: "WORKDIR holds for all that follows, and whoever looks at the image sees it.", remedy: "Set the folder by WORKDIR in front of the RUN.")
    }
}
