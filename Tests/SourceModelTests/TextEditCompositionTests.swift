import SourceModel
import Testing

/// Edits behind edits, as one list of edits of the first text.
@Suite struct TextEditCompositionTests {
    private func edit(_ start: Int, _ end: Int, _ text: String) -> TextEdit { TextEdit(SourceRange(start, end), text) }

    @Test func comesToTheSame() {
        let original = Array("FROM base AS x\nRUN one\nRUN two\n".utf8)
        let first = [edit(5, 9, "node:24"), edit(15, 15, "ENV A=1\nRUN zero\n"), edit(23, 31, "")]
        let middle = original.applying(first)
        let lists = [
            [], [edit(0, 0, "# new\n")], [edit(5, 12, "base")], [edit(4, 20, "-")], [edit(18, middle.count, "")], [edit(0, 3, "a"), edit(13, 13, "b"), edit(18, 26, "c"), edit(middle.count, middle.count, "d")],
        ]
        for later in lists {
            let edits = first.followed(by: later, in: original)
            #expect(edits.areDisjoint)
            #expect(original.applying(edits) == middle.applying(later))
        }
    }

    @Test func whatIsPutBackIsNoEdit() {
        let original = Array("abcdef".utf8)
        #expect([edit(2, 3, "XX")].followed(by: [edit(2, 4, "c")], in: original) == [])
        #expect([TextEdit]().followed(by: [edit(2, 3, "X")], in: original) == [edit(2, 3, "X")])
    }
}
