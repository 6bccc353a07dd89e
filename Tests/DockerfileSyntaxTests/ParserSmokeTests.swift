import DockerfileSyntax
import SourceModel
import Testing

@Suite struct ParserSmokeTests {
    @Test func wellFormedFileIsTyped() {
        let text = "# syntax=docker/dockerfile:1\nARG V=20\nFROM node:${V} AS build\nRUN --mount=type=cache,target=/c npm ci && \\\n  # why\n  npm run build\nCOPY --from=x a b c/\nUSER 65532\n"
        let tree = DockerfileParser.parse(Array(text.utf8))
        #expect(tree.diagnostics.isEmpty)
        #expect(tree.instructions.map(\.keyword) == [.arg, .from, .run, .copy, .user])
        #expect(tree.directives.map(\.value) == ["docker/dockerfile:1"])
        guard case .from(let from) = tree.instructions[1].content, case .run(let run) = tree.instructions[2].content,
            case .shell(let command) = run.command
        else {
            Issue.record("not typed")
            return
        }
        #expect(from.image.text == "node:${V}")
        #expect(tree.text(from.image.range) == "node:${V}")
        #expect(from.name?.text == "build")
        #expect(command.text == "npm ci &&   npm run build")
        #expect(run.mounts.first?.type == "cache")
        #expect(tree.instructions[2].firstLine == 4 && tree.instructions[2].lastLine == 6)
    }
}
