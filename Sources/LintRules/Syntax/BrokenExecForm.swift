import Diagnostics
import DockerfileSyntax
import Linting
import SourceModel

/// Brackets that were meant to be a JSON array.
enum BrokenExecForm: Rule {
    static let metadata = RuleMetadata(
        name: "broken-exec-form", code: "DHI211", severity: .error, summary: "What looks like a JSON array is none, and is taken as plain text",
        documentation: RuleDocumentation(
            what: """
                Reports CMD, ENTRYPOINT, RUN, HEALTHCHECK, VOLUME, COPY and ADD with arguments that begin like a JSON array of words but are none: with single quotes, without a comma, \
                with a comma at the end or no bracket there.
                """,
            why: "Nobody says so during the build: the text with its brackets is run by the shell, which does not find the command, or taken as the name of a file.",
            remedy: "Write double quotes, a comma between the words and none after the last."),
        reference: "https://docs.docker.com/reference/dockerfile/#exec-form",
        flagged: [
            RuleExample("Single quotes", "FROM debian:12\nCMD 1️⃣['sleep', '60']2️⃣"),
            RuleExample("A comma too few", "FROM debian:12\nENTRYPOINT 1️⃣[\"sleep\" \"60\"]2️⃣"),
            RuleExample("A comma at the end, over several lines", "FROM debian:12\nCMD 1️⃣[\"sleep\", \\\n     \"60\",]2️⃣"),
            RuleExample("No quotes", "FROM debian:12\nCMD 1️⃣[ sleep, 60 ]2️⃣"),
            RuleExample("No bracket at the end", "FROM debian:12\nRUN 1️⃣[\"apt-get\", \"update\"2️⃣"),
            RuleExample("A volume", "FROM debian:12\nVOLUME 1️⃣['/data']2️⃣"),
            RuleExample("A check", "FROM debian:12\nHEALTHCHECK CMD 1️⃣['/check']2️⃣"),
        ],
        clean: [
            RuleExample("A JSON array", "FROM debian:12\nCMD [ \"sleep\", \"60\" ]\nVOLUME [\"/data\"]"),
            RuleExample("A condition", "FROM debian:12\nRUN [ -f /etc/passwd ] && [ \"$a\" = 'b' ]\nRUN [[ -f /x ]] || true"),
            RuleExample("A pattern", "FROM debian:12\nCOPY [abc].txt /"),
        ],
        presets: [.default], supersedes: ["shell-form-command", "shell-form-healthcheck", "shell-form-without-shell"])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for instruction in file.tree.instructions {
            guard let (range, isCommand) = suspect(instruction, file.tree) else { continue }
            let fix = repaired(file.tree.bytes[range.indices], isCommand, file.tree.escape).map { text in
                Fix(
                    title: "Write a JSON array", edits: [TextEdit(range, text)], applicability: isCommand ? .safe : .unsafe,
                    changes: [.start, .commands, .healthcheck, .volumes, .files])
            }
            report.add(.broken(instruction.keyword.rawValue.uppercased(), isCommand), at: range, fixes: fix.map { [$0] } ?? [])
        }
    }

    private static func suspect(_ instruction: Instruction, _ tree: DockerfileTree) -> (SourceRange, isCommand: Bool)? {
        switch instruction.content {
        case .cmd(.shell(let word)), .entrypoint(.shell(let word)):
            return word.text.utf8.first == UInt8(ascii: "[") && !word.text.isCondition ? (word.range, true) : nil
        case .run(let run):
            guard case .shell(let word) = run.command, word.text.isArrayLike else { return nil }
            return (word.range, true)
        case .healthcheck(let check):
            guard case .shell(let word)? = check.command, word.text.isArrayLike else { return nil }
            return (word.range, true)
        case .volume(let words):
            guard !instruction.arguments.isJSON, let first = words.first, let last = words.last, first.text.utf8.first == UInt8(ascii: "[") else { return nil }
            return (first.range.union(last.range), false)
        case .copy(let copy), .add(let copy):
            guard !copy.isJSON, let first = copy.sources.first, first.text.isArrayLike else { return nil }
            return (first.range.union(copy.destination.range), false)
        default: return nil
        }
    }

    /// The array that was meant; `nil` when that is not clear.
    private static func repaired(_ bytes: ArraySlice<UInt8>, _ isCommand: Bool, _ escape: UInt8) -> String? {
        let text = String(decoding: bytes, as: UTF8.self)
        guard !text.contains("\n"), text.hasPrefix("["), text.hasSuffix("]") else { return nil }
        let quotes: [Character: Character] = ["'": "'", "\"": "\"", "“": "”", "”": "”", "‘": "’", "’": "’"]
        var words: [String] = []
        var rest = text.dropFirst().dropLast()
        while true {
            rest = rest.drop { $0 == " " || $0 == "\t" || $0 == "," }
            guard let first = rest.first else { break }
            guard let end = quotes[first], let close = rest.dropFirst().firstIndex(of: end) else { return nil }
            let word = rest[rest.index(after: rest.startIndex)..<close]
            if word.contains("\\") { return nil }
            words.append(String(word))
            rest = rest[rest.index(after: close)...]
            if let next = rest.first, next != " ", next != "\t", next != "," { return nil }
        }
        return words.isEmpty ? nil : ExecForm.json(words)
    }
}

extension String {
    /// Begins like an array of quoted words, which no command of a shell does.
    fileprivate var isArrayLike: Bool { utf8.first == UInt8(ascii: "[") && ["[\"", "['", "[“", "[‘"].contains { hasPrefix($0) } }

    /// `[ -f /x ] && …`, `[[ … ]]`: a test of the shell, which has no commas between its words.
    fileprivate var isCondition: Bool { (hasPrefix("[ ") || hasPrefix("[[ ")) && !contains(",") && !hasPrefix("[ \"") && !hasPrefix("[ '") }
}

extension RuleMessage {
    fileprivate static func broken(_ keyword: String, _ isCommand: Bool) -> RuleMessage {
        RuleMessage(
            "This is no JSON array.", why: isCommand ? "The shell gets the text with its brackets, and does not find such a command." : "\(keyword) takes the brackets as a part of the names.",
            remedy: "Write double quotes and commas: \(keyword == "HEALTHCHECK" ? "HEALTHCHECK CMD" : keyword) [\"one\", \"two\"].")
    }
}
