import SourceModel
import Testing

@Suite struct TextEditTests {
    @Test func appliesDisjointEdits() {
        let text = Array("FROM node:20\n".utf8)
        let edits = [TextEdit(SourceRange(0, 0), "# x\n"), TextEdit(SourceRange(5, 9), "dhi.io/node"), TextEdit(SourceRange(12, 12), "-dev")]
        #expect(edits.areDisjoint)
        #expect(String(decoding: text.applying(edits), as: UTF8.self) == "# x\nFROM dhi.io/node:20-dev\n")
    }

    @Test func overlappingEditsAreNotDisjoint() {
        #expect(![TextEdit(SourceRange(0, 3), ""), TextEdit(SourceRange(2, 4), "")].areDisjoint)
        #expect(![TextEdit(SourceRange(3, 3), "a"), TextEdit(SourceRange(3, 3), "b")].areDisjoint)
        #expect(![TextEdit(SourceRange(4, 5), ""), TextEdit(SourceRange(0, 1), "")].areDisjoint)
    }

    @Test func findsLinesAndColumns() {
        let lines = LineIndex(Array("a\r\nbc\n\nd".utf8))
        #expect(lines.position(at: 0) == SourcePosition(line: 1, column: 1))
        #expect(lines.position(at: 4) == SourcePosition(line: 2, column: 2))
        #expect(lines.position(at: 6) == SourcePosition(line: 3, column: 1))
        #expect(lines.position(at: 7) == SourcePosition(line: 4, column: 1))
    }
}
