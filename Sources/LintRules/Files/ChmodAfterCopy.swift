import CommandKnowledge
import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import ShellSyntax
import SourceModel

/// A RUN that only sets the mode of the file that was just copied.
enum ChmodAfterCopy: Rule {
    static let metadata = RuleMetadata(
        name: "chmod-after-copy", code: "DHI315", severity: .hint, summary: "RUN sets the mode of a file right after its COPY",
        documentation: RuleDocumentation(
            what: "Reports a RUN that does nothing but `chmod` of a single file when the instruction in front of it is the COPY or ADD that brings it.",
            why: "The file comes into the image twice, once in each layer, and the RUN needs a shell, chmod and the right to change the file.",
            remedy: "Give the mode to COPY: `COPY --chmod=0755 …`."),
        reference: "https://docs.docker.com/reference/dockerfile/#copy---chown---chmod",
        flagged: [
            RuleExample("A mode in digits", "FROM debian:12\nCOPY run.sh /run.sh\nRUN 1️⃣chmod 755 /run.sh2️⃣\nCMD [\"/run.sh\"]"),
            RuleExample("Into a folder, with a flag", "FROM debian:12\nCOPY --chown=1000 conf/run.sh /app/\nRUN 1️⃣chmod +x /app/run.sh2️⃣"),
            RuleExample("In the working folder", "FROM debian:12\nWORKDIR /app\nADD run.sh ./\nRUN 1️⃣chmod 0700 run.sh2️⃣"),
        ],
        clean: [
            RuleExample("Given to COPY", "FROM debian:12\nCOPY --chmod=0755 run.sh /run.sh"),
            RuleExample("More is done", "FROM debian:12\nCOPY run.sh /run.sh\nRUN chmod +x /run.sh && /run.sh"),
            RuleExample("Another file, and a folder", "FROM debian:12\nCOPY run.sh /run.sh\nRUN chmod +x /start.sh\nCOPY . /app\nRUN chmod -R 755 /app"),
            RuleExample("A mode that depends on the present one", "FROM debian:12\nCOPY run.sh /run.sh\nRUN chmod g-w /run.sh"),
        ],
        presets: [])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        StageCopy.forEach(in: file) { copy in
            let index = copy.index + 1
            // Few copies have a RUN behind them, and few of these call chmod alone.
            guard !copy.isTrigger, copy.stage.instructions.contains(index), file.tree.instructions[index].keyword == .run, copy.copy.sources.count == 1, copy.copy.inlineFiles.isEmpty,
                case let commands = file.commands(at: index), commands.count == 1, commands[0].name == "chmod", !commands[0].isWrapped, commands[0].arguments.count == 2, copy.copy.chmod == nil
            else { return }
            let instruction = file.tree.instructions[index]
            guard case .run(let run) = instruction.content, instruction.flags.isEmpty, instruction.heredocs.isEmpty, let written = commands[0].arguments[0].value,
                let path = commands[0].arguments[1].value, let mode = mode(written), let place = place(of: copy, file), absolute(path, in: copy) == place, file.model.script(of: run.command, in: instruction)?.script.isSingleSimpleCommand ?? false
            else { return }
            let end = Int(copy.instruction.keywordRange.end)
            // What stands between the two is kept, and so are comments within the RUN.
            let hasComment = file.tree.bytes[instruction.range.indices].contains(UInt8(ascii: "#"))
            let edits = [TextEdit(SourceRange(end, end), " --chmod=\(mode)"), TextEdit(instruction.range, "")]
            let fix = Fix(title: "Give the mode to \(copy.isAdd ? "ADD" : "COPY")", edits: edits, applicability: .unsafe, changes: [.commands, .files, .variables, .triggers])
            report.add(.twice(path, mode), at: commands[0].range, related: [RelatedPlace(range: copy.instruction.keywordRange, message: "it is copied here")], fixes: hasComment ? [] : [fix])
        }
    }

    /// Where the one file lands.
    private static func place(of copy: StageCopy, _ file: LintedFile) -> [Substring]? {
        guard let source = copy.value(of: copy.copy.sources[0], in: file), let destination = copy.value(of: copy.copy.destination, in: file), !source.holdsBytes(of: "://"),
            !source.utf8.contains(where: { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "[") }), let name = source.split(separator: "/").last, name != ".", name != ".."
        else { return nil }
        let isFolder = destination.hasSuffix("/") || destination == "." || destination.hasSuffix("/.")
        return absolute(isFolder ? destination + "/" + name : destination, in: copy)
    }

    private static func absolute(_ path: String, in copy: StageCopy) -> [Substring]? {
        if path.holdsBytes(of: "..") || path.hasPrefix("~") { return nil }
        if path.hasPrefix("/") { return path.split(separator: "/").filter { $0 != "." } }
        guard let folder = copy.state.workdir.value else { return nil }
        return (folder + "/" + path).split(separator: "/").filter { $0 != "." }
    }

    /// In digits; that a file may be run is taken for 0755, what is more than that for nothing.
    private static func mode(_ text: String) -> String? {
        if ["+x", "a+x", "ugo+x", "+rx", "a+rx"].contains(text) { return "0755" }
        let isOctal = (3...4).contains(text.utf8.count) && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "7")).contains($0) }
        return isOctal ? text : nil
    }
}

extension RuleMessage {
    fileprivate static func twice(_ path: String, _ mode: String) -> RuleMessage {
        RuleMessage("The mode of '\(path)' is set in a layer of its own.", why: "The file comes into the image twice.", remedy: "Give the mode to the instruction that copies it: --chmod=\(mode).")
    }
}
