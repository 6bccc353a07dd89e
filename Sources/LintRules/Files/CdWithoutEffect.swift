import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A change of folder that ends with its RUN.
enum CdWithoutEffect: Rule {
    static let metadata = RuleMetadata(
        name: "cd-without-effect", code: "DHI403", aliases: [.hadolint("DL3003")], severity: .warning, summary: "RUN ends with cd, which changes nothing for what follows",
        documentation: RuleDocumentation(
            what: "Reports `cd` as the last command of a RUN, or as its only one. Within conditions, loops and subshells it is left alone; one that only goes back (`cd ..`) is a hint.",
            why: "Each RUN starts in the folder that WORKDIR has set. Where a `cd` led is forgotten at the end of its RUN, so that what follows runs somewhere else than it seems to.",
            remedy: "Write `WORKDIR` instead, which holds for all that follows; or delete it."),
        reference: "https://docs.docker.com/build/building/best-practices/#workdir",
        flagged: [
            RuleExample("Alone", "FROM debian:12\nRUN 1️⃣cd /app2️⃣\nCOPY . ."),
            RuleExample("Behind others", "FROM debian:12\nRUN mkdir -p /app \\\n    && 1️⃣cd /app2️⃣\nRUN ls"),
            RuleExample("From the working folder", "FROM debian:12\nWORKDIR /srv\nRUN 1️⃣cd app2️⃣\nRUN ls"),
            RuleExample("With a comment", "FROM debian:12\nRUN 1️⃣cd /app2️⃣ # from here on"),
            RuleExample("There and back", "FROM debian:12\nRUN cd /src && make; 1️⃣cd ..2️⃣"),
            RuleExample("In a here-document, by way of a variable", "FROM debian:12\nRUN <<EOF\nmkdir /app\n1️⃣cd \"$DIR\"2️⃣\nEOF"),
        ],
        clean: [
            RuleExample("Something happens there", "FROM debian:12\nRUN cd /app && make"),
            RuleExample("WORKDIR", "FROM debian:12\nWORKDIR /app\nRUN make"),
            RuleExample("In a subshell or a loop", "FROM debian:12\nRUN (cd /app)\nRUN for d in a b; do cd $d && make; cd ..; done"),
            RuleExample("A question", "FROM debian:12\nRUN cd /app || exit 1\nRUN cd /app && [ -f a ]"),
        ],
        presets: [.default, .hadolint])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard file.calls(FolderChange.program) else { return }
        for stage in file.model.stages {
            for index in stage.instructions {
                guard let change = FolderChange.all(in: index, of: file).last, change.isLast else { continue }
                report.add(.lost, at: change.range, severity: change.goesBack ? .hint : nil, fixes: fix(change, stage.states[index - stage.instructions.lowerBound], file.tree.instructions[index], file).map { [$0] } ?? [])
            }
        }
    }

    private static func fix(_ change: FolderChange, _ state: StageState, _ instruction: Instruction, _ file: LintedFile) -> Fix? {
        guard change.isInLine, let (path, place) = change.folder, path.hasPrefix("/") || !change.isOneOfSeveral, let whole = change.whole(from: state) else { return nil }
        let keyword = KeywordCasing(instruction.keywordText)?.applied(to: "WORKDIR") ?? "WORKDIR"
        let bytes = file.tree.bytes
        // Quotes, a comment or a semicolon behind it would not stay what they are.
        let rest = bytes[Int(change.range.end)..<max(Int(change.range.end), Int(instruction.range.end))]
        guard bytes[place.indices].elementsEqual(path.utf8), rest.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: "\n") }) else { return nil }
        let edit: TextEdit
        if let before = change.before {
            let gap = Int(before.end)..<Int(change.range.start)
            guard !gap.isEmpty, !bytes[gap].contains(UInt8(ascii: "#")) else { return nil }
            let isReturned = bytes[instruction.range.indices].contains(UInt8(ascii: "\r"))
            edit = TextEdit(SourceRange(Int(before.end), Int(change.range.end)), (isReturned ? "\r\n" : "\n") + keyword + " " + whole)
        } else {
            // Flags of RUN are none of WORKDIR.
            guard instruction.flags.isEmpty else { return nil }
            edit = TextEdit(SourceRange(Int(instruction.keywordRange.start), Int(change.range.end)), keyword + " " + whole)
        }
        return Fix(title: "Write WORKDIR \(whole)", edits: [edit], applicability: .unsafe, changes: [.commands, .workdir, .files, .variables, .triggers])
    }
}

extension RuleMessage {
    fileprivate static var lost: RuleMessage {
        RuleMessage("This cd changes nothing for what follows.", why: "Each RUN starts in the folder that WORKDIR has set.", remedy: "Write WORKDIR instead, or delete it.")
    }
}
