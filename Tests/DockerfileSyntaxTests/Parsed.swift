import DockerfileSyntax

/// A parsed text with what the tests ask of it.
struct Parsed {
    let tree: DockerfileTree

    init(_ text: String) {
        tree = DockerfileParser.parse(Array(text.utf8))
    }

    init(bytes: [UInt8]) {
        tree = DockerfileParser.parse(bytes)
    }

    /// The joined lines.
    var lines: [String] { tree.instructions.map(\.logicalLine.text) }

    /// The arguments of the last instruction, pairs as `key=value`.
    var arguments: [String] { tree.instructions.last.map(Self.arguments) ?? [] }

    /// What BuildKit reports: lines and message.
    var firstError: String? {
        tree.diagnostics.first.map { "\($0.firstLine)-\($0.lastLine): \($0.message)" }
    }

    /// The messages of all diagnostics.
    var messages: [String] { tree.diagnostics.map(\.message) }

    var last: Instruction? { tree.instructions.last }

    private static func arguments(_ instruction: Instruction) -> [String] {
        switch instruction.arguments {
        case .words(let words), .json(let words): words.map(\.text)
        case .pairs(let pairs): pairs.map { "\($0.key.text)\($0.isLegacy ? " " : "=")\($0.value.text)" }
        case .nested(let inner): inner.flatMap { [$0.keywordText] + arguments($0) }
        }
    }
}
