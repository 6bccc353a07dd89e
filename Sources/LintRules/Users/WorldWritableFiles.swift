import CommandKnowledge
import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// chmod 777 and its like.
enum WorldWritableFiles: Rule {
    static let metadata = RuleMetadata(
        name: "world-writable-files", code: "DHI509", severity: .warning, summary: "A mode lets everybody write",
        documentation: RuleDocumentation(
            what: """
                Reports modes by which everybody may write, in chmod, mkdir, install and in `--chmod` of COPY and ADD, where they come into the image that is built. Folders with the \
                sticky bit (1777) and devices are left alone.
                """,
            why: "Whoever takes over any process of the container can replace what other programs run or read there.",
            remedy: "Give the files to the user who writes them, with chown or `COPY --chown`, and let only the owner write, or the group."),
        reference: "https://docs.docker.com/reference/dockerfile/#copy---chown---chmod",
        flagged: [
            RuleExample("A folder", "FROM debian:13\nRUN mkdir /data && chmod -R 1️⃣7772️⃣ /data && chmod 3️⃣06664️⃣ /data/x"),
            RuleExample("In letters", "FROM debian:13\nRUN chmod 1️⃣a+rwx2️⃣ /data && chmod -R 3️⃣o+w4️⃣ /srv && chmod 5️⃣u=rwx,go=rw6️⃣ /x"),
            RuleExample("Other programs", "FROM debian:13\nRUN mkdir -p -m 1️⃣7772️⃣ /data && install -d -m 3️⃣07774️⃣ /srv"),
            RuleExample("A copy", "FROM debian:13\nCOPY --chmod=1️⃣7772️⃣ run.sh /"),
            RuleExample("Without the sticky bit", "FROM debian:13\nRUN chmod 1️⃣7772️⃣ /tmp"),
        ],
        clean: [
            RuleExample("Others may read", "FROM debian:13\nRUN chmod 755 /a && chmod 0775 /b && chmod +x /c && chmod a+rX /d && chmod g+w /e && chmod o-w /f && chmod +w /g"),
            RuleExample("A folder for temporary files", "FROM debian:13\nRUN chmod 1777 /tmp && chmod a+rwxt /scratch && mkdir -m 1777 /cache"),
            RuleExample("Not shipped", "FROM debian:13 AS build\nRUN chmod -R 777 /src\nFROM debian:13\nCOPY --chmod=755 run.sh /"),
            RuleExample("A device", "FROM debian:13\nRUN chmod 666 /dev/null && chmod $MODE /x && chmod 777 /x/a.sock || true"),
        ],
        presets: [.default, .hardened])

    private static let programs: NameSet = ["chmod", "mkdir", "install"]

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard let stage = file.targetStage else { return }
        let callsAny = file.calls(programs)
        for member in file.model.chain(of: stage.index) {
            for index in file.model.stages[member].instructions {
                let instruction = file.tree.instructions[index]
                if instruction.keyword == .copy || instruction.keyword == .add, instruction.flags.isEmpty { continue }
                switch instruction.content {
                case .run:
                    guard callsAny else { continue }
                    let commands = file.commands(at: index)
                    for number in commands.indices { commands[number].name.map { check($0, commands, number, file, &report) } }
                case .copy(let copy), .add(let copy):
                    guard let flag = copy.chmod, let text = flag.value, letsEverybodyWrite(text) else { continue }
                    report.add(.mode(text), at: flag.valueRange, fixes: fix(text, flag.valueRange, [], .files, file))
                default: continue
                }
            }
        }
    }

    private static func check(_ name: String, _ commands: [RunCommand], _ number: Int, _ file: LintedFile, _ report: inout RuleReport) {
        guard name == "chmod" || name == "mkdir" || name == "install", case let command = commands[number], maySetMode(command), case .described(let call) = command.reading(by: file.catalog) else { return }
        let word = name == "chmod" ? call.operands.first : call.options.last { $0.name == "-m" || $0.name == "--mode" }?.value
        guard let word, let text = word.value, letsEverybodyWrite(text) else { return }
        let places = name == "chmod" ? Array(call.operands.dropFirst()) : call.operands
        // Of files that are removed at once, or are none, nothing comes into the image.
        if !places.isEmpty, places.allSatisfy({ ($0.value ?? $0.prefix).hasPrefix("/dev/") || $0.value?.hasSuffix(".sock") ?? false }) { return }
        report.add(.mode(text), at: word.range, fixes: fix(text, word.range, places.compactMap(\.value), .commands, file))
    }

    /// Whether a word of the command may be a mode that lets everybody write, or hold one; far cheaper than reading all of them.
    private static func maySetMode(_ command: RunCommand) -> Bool {
        if command.name == "chmod" { return command.arguments.contains { $0.value.map(letsEverybodyWrite) ?? false } }
        return command.arguments.contains { word in
            let text = (word.value ?? word.prefix).utf8
            return text.first == UInt8(ascii: "-") && text.contains(UInt8(ascii: "m"))
        }
    }

    /// Takes the right from the others; of folders for temporary files everybody else's files.
    private static func fix(_ text: String, _ range: SourceRange, _ places: [String], _ aspect: BuildAspect, _ file: LintedFile) -> [Fix] {
        guard file.tree.bytes[range.indices].elementsEqual(text.utf8), let mode = Int(text, radix: 8) else { return [] }
        let isTemporary = !places.isEmpty && places.allSatisfy { $0 == "/tmp" || $0 == "/var/tmp" }
        let digits = String(isTemporary ? mode | 0o1000 : mode & ~0o2, radix: 8)
        let better = String(repeating: "0", count: max(0, text.utf8.count - digits.utf8.count)) + digits
        return [Fix(title: "Write \(better)", edits: [TextEdit(range, better)], applicability: .unsafe, changes: [aspect])]
    }

    private static func letsEverybodyWrite(_ text: String) -> Bool {
        if text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x37 }) {
            guard let mode = Int(text, radix: 8) else { return false }
            return mode & 0o1002 == 0o2
        }
        // A mode begins with none of these, and nearly all words with one.
        guard let first = text.utf8.first, first != UInt8(ascii: "/"), first != UInt8(ascii: "."), text.utf8.contains(UInt8(ascii: "w")), !text.utf8.contains(UInt8(ascii: "t")) else { return false }
        return text.split(separator: ",").contains { clause in
            guard let sign = clause.firstIndex(where: { $0 == "+" || $0 == "=" || $0 == "-" }), clause[sign] != "-" else { return false }
            return clause[..<sign].contains { $0 == "o" || $0 == "a" } && clause[sign...].contains("w")
        }
    }
}

extension RuleMessage {
    fileprivate static func mode(_ text: String) -> RuleMessage {
        RuleMessage(
            "The mode \(text) lets everybody write.", why: "Whoever takes over any process of the container can replace what is there.",
            remedy: "Give it to the user who writes it with chown, and let only the owner write, or the group.")
    }
}
