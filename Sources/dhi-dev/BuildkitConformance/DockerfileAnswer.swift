import HardenedCatalog
import JSONSyntax
internal import DockerfileSyntax

/// What becomes of a Dockerfile: BuildKit's nodes, directives and instructions, or its first error.
struct DockerfileAnswer {
    private let tree: DockerfileTree

    init(_ text: String) {
        tree = DockerfileParser.parse(Array(text.utf8))
    }

    /// - Parameter request: for the checks, which depend on more than the text.
    func members(_ request: JSONValue, catalog: Catalog) -> [(String, JSONValue)] {
        var answer = [("parse", parse), ("directives", DirectivesAnswer(tree).value)]
        if tree.diagnostics.first?.phase != .parse { answer.append(("instructions", instructions)) }
        answer.append(("lint", LintAnswer(tree, request, catalog: catalog).value))
        return answer
    }

    private var parse: JSONValue {
        if let fault = tree.diagnostics.first, fault.phase == .parse { return error(fault) }
        let warnings = tree.instructions.compactMap { instruction -> JSONValue? in
            instruction.emptyContinuationLine.map {
                .object([
                    ("line", .integer(Int64($0))),
                    ("short", .string("Empty continuation line found in: " + instruction.logicalLine.text)),
                ])
            }
        }
        return .object([
            ("start", .integer(Int64(tree.instructions.first?.firstLine ?? 0))),
            ("end", .integer(Int64(tree.instructions.last?.lastLine ?? 0))),
            ("escape", .string(String(Unicode.Scalar(tree.escape)))),
            ("nodes", .array(tree.instructions.map { NodeAnswer(tree, $0).value(isInner: false) })),
            ("warnings", .array(warnings)),
        ])
    }

    private var instructions: JSONValue {
        if let fault = tree.diagnostics.first { return error(fault) }
        var globalArguments: [JSONValue] = []
        var stages: [JSONValue] = []
        var stage: [(String, JSONValue)] = []
        var commands: [JSONValue] = []
        func close() {
            if !stage.isEmpty { stages.append(.object(stage + [("commands", .array(commands))])) }
            commands = []
        }
        for instruction in tree.instructions {
            let answer = InstructionAnswer(tree, instruction)
            if case .from(let from) = instruction.content {
                close()
                stage = answer.stage(from)
            } else if stage.isEmpty {
                globalArguments.append(answer.command)
            } else {
                commands.append(answer.command)
            }
        }
        close()
        return .object([("metaArgs", .array(globalArguments)), ("stages", .array(stages))])
    }

    private func error(_ fault: SyntaxDiagnostic) -> JSONValue {
        let prefix = fault.hasLinePrefix ? "dockerfile parse error on line \(fault.firstLine): " : ""
        let lines: [JSONValue] = [.integer(Int64(fault.firstLine)), .integer(Int64(fault.lastLine))]
        return .object([("error", .string(prefix + fault.message)), ("locations", .array([.array(lines)]))])
    }
}
