import DockerfileSyntax
import Linting
import SourceModel

/// The variables that BuildKit replaces in an instruction; what a shell replaces later is none of them.
struct VariableMentions {
    struct Mention {
        let name: String
        let range: SourceRange
        /// A default stands in for it.
        let hasDefault: Bool
    }

    private let tree: DockerfileTree
    private let instruction: Instruction
    private(set) var all: [Mention] = []

    /// In the order in which BuildKit looks at them; each variable once a word.
    init(_ instruction: Instruction, in tree: DockerfileTree) {
        self.tree = tree
        self.instruction = instruction
        guard Self.mayHold(instruction) else { return }
        switch instruction.content {
        case .copy(let copy), .add(let copy): read(copy)
        case .env(let pairs), .label(let pairs):
            for pair in pairs {
                read(pair.key)
                read(pair.value)
            }
        case .arg(let declarations):
            // One by one: each sees those in front.
            var names: Set<String> = []
            for declaration in declarations {
                let count = all.count
                declaration.value.map { read($0) }
                all[count...].removeAll { names.contains($0.name) }
                names.insert(declaration.name.text)
            }
        case .user(let word), .workdir(let word), .stopsignal(let word): read(word)
        case .volume(let words): for word in words { read(word) }
        case .run(let run):
            for mount in run.mounts { for field in mount.fields { field.value.map { read($0, at: field.valueRange) } } }
        default: return
        }
    }

    /// Whether an instruction may have any, which most have not; what costs least is asked first.
    static func mayHold(_ instruction: Instruction) -> Bool {
        switch instruction.keyword {
        case .copy, .add: instruction.logicalLine.bytes.contains(UInt8(ascii: "$")) || !instruction.heredocs.isEmpty
        case .env, .label, .arg, .user, .workdir, .stopsignal, .volume: instruction.logicalLine.bytes.contains(UInt8(ascii: "$"))
        // Of RUN, BuildKit replaces them in mounts.
        case .run: !instruction.flags.isEmpty && instruction.flags.contains { $0.raw.utf8.contains(UInt8(ascii: "$")) }
        default: false
        }
    }

    private mutating func read(_ copy: CopyInstruction) {
        for flag in instruction.flags where ["chown", "chmod", "checksum"].contains(flag.name) { flag.value.map { read($0, at: flag.valueRange) } }
        for word in copy.sources { read(word) }
        read(copy.destination)
        for (file, heredoc) in zip(copy.inlineFiles, instruction.heredocs) where file.expand { read(heredoc) }
    }

    private mutating func read(_ word: Word) {
        guard word.text.utf8.contains(UInt8(ascii: "$")), let parts = WordSyntax.parts(of: word, in: instruction, escape: tree.escape) else { return }
        var seen: Set<String> = []
        read(parts, &seen)
    }

    private mutating func read(_ parts: [WordPart], _ seen: inout Set<String>) {
        for case .variable(let variable) in parts {
            read(variable.word, &seen)
            guard seen.insert(variable.name).inserted else { continue }
            all.append(Mention(name: variable.name, range: variable.range, hasDefault: ["-", ":-", "+", ":+"].contains(variable.modifier)))
        }
    }

    /// A text of which the parts cannot be found again in the file.
    private mutating func read(_ text: String, at range: SourceRange) {
        guard text.utf8.contains(UInt8(ascii: "$")) else { return }
        for name in WordExpander(escape: tree.escape).expand(text, environment: { _ in nil }).unmatched { all.append(Mention(name: name, range: range, hasDefault: false)) }
    }

    /// The body of a here-document, which becomes a file.
    private mutating func read(_ heredoc: Heredoc) {
        let body = tree.bytes[heredoc.body.indices]
        guard body.contains(UInt8(ascii: "$")) else { return }
        let expander = WordExpander(escape: tree.escape, rawQuotes: true, rawEscapes: true, skipProcessQuotes: true)
        for name in expander.expand(String(decoding: body, as: UTF8.self), environment: { _ in nil }).unmatched {
            all.append(Mention(name: name, range: place(of: name, in: body) ?? heredoc.marker, hasDefault: false))
        }
    }

    /// `$name` or `${name…`.
    private func place(of name: String, in body: ArraySlice<UInt8>) -> SourceRange? {
        let wanted = Array(name.utf8)
        for start in body.indices where body[start] == UInt8(ascii: "$") {
            let isBraced = start + 1 < body.endIndex && body[start + 1] == UInt8(ascii: "{")
            let first = start + (isBraced ? 2 : 1)
            let end = first + wanted.count
            guard body[min(first, body.endIndex)...].starts(with: wanted) else { continue }
            if !isBraced {
                if end == body.endIndex || !body[end].isNameByte { return SourceRange(start, end) }
            } else if let close = body[end...].firstIndex(of: UInt8(ascii: "}")), !body[end].isNameByte {
                return SourceRange(start, close + 1)
            }
        }
        return nil
    }
}

extension UInt8 {
    fileprivate var isNameByte: Bool {
        self >= UInt8(ascii: "a") && self <= UInt8(ascii: "z") || self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") || self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") || self == UInt8(ascii: "_")
    }
}
