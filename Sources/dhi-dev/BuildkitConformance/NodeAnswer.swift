import JSONSyntax
internal import DockerfileSyntax

/// An instruction as a node of BuildKit's parser.
struct NodeAnswer {
    private let tree: DockerfileTree
    private let instruction: Instruction

    init(_ tree: DockerfileTree, _ instruction: Instruction) {
        self.tree = tree
        self.instruction = instruction
    }

    /// - Parameter isInner: the node of what ONBUILD stores, which knows neither lines nor comments.
    func value(isInner: Bool) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("value", .string(instruction.keywordText)),
            ("args", .strings(arguments)),
            ("flags", .strings(instruction.flags.map(\.raw))),
            ("original", .string(instruction.logicalLine.text)),
            ("start", .integer(isInner ? 0 : Int64(instruction.firstLine))),
            ("end", .integer(isInner ? 0 : Int64(instruction.lastLine))),
        ]
        if instruction.arguments.isJSON { members.append(("attributes", .object([("json", .bool(true))]))) }
        if case .nested(let inner) = instruction.arguments, let first = inner.first {
            members.append(("sub", NodeAnswer(tree, first).value(isInner: true)))
        }
        if isInner { return .object(members) }
        members.append(("prevComment", .strings(instruction.comments)))
        members.append(
            (
                "heredocs",
                .array(
                    instruction.heredocs.map { heredoc in
                        .object([
                            ("name", .string(heredoc.name)), ("chomp", .bool(heredoc.chomp)), ("expand", .bool(heredoc.expand)),
                            ("fd", .unsigned(heredoc.fileDescriptor)), ("content", .string(tree.text(heredoc.body))),
                        ])
                    })
            ))
        return .object(members)
    }

    private var arguments: [String] {
        switch instruction.arguments {
        case .words, .json:
            // BuildKit gives unknown instructions one empty argument.
            instruction.keyword == .unknown ? [""] : instruction.arguments.words.map(\.text)
        case .pairs(let pairs): pairs.flatMap { [$0.key.text, $0.value.text, $0.isLegacy ? "" : "="] }
        case .nested: []
        }
    }
}
