import RepositoryConversion
import SourceModel
import Testing

/// Here and not beside `UnifiedDiff`, because only this layer's tests touch files and other programs.
@Suite struct UnifiedDiffTests {
    let folder = TemporaryFolder()

    @Test func showsLinesAround() {
        let text = Array((1...20).map { "line \($0)\n" }.joined().utf8)
        let start = text.firstRange(of: Array("line 10".utf8))!.lowerBound
        let diff = UnifiedDiff(text, [TextEdit(SourceRange(start + 5, start + 7), "ten")])
        let expected = """
            diff --git a/x/Dockerfile b/x/Dockerfile
            --- a/x/Dockerfile
            +++ b/x/Dockerfile
            @@ -7,7 +7,7 @@
             line 7
             line 8
             line 9
            -line 10
            +line ten
             line 11
             line 12
             line 13

            """
        #expect(String(decoding: diff.text(path: Array("/x/Dockerfile".utf8)), as: UTF8.self) == expected)
    }

    @Test func editsThatChangeNothingAreNoDifference() {
        let text = Array("FROM a\n".utf8)
        #expect(UnifiedDiff(text, []).isEmpty)
        #expect(UnifiedDiff(text, [TextEdit(SourceRange(5, 6), "a")]).text(path: [0x61]) == [])
    }

    @Test func editsThatMeetAtTheEndMakeOneLine() {
        let diff = UnifiedDiff(Array("a\n".utf8), [TextEdit(SourceRange(1, 2), ""), TextEdit(SourceRange(2, 2), "b")])
        let expected = "@@ -1 +1 @@\n-a\n+ab\n\\ No newline at end of file\n"
        #expect(String(decoding: diff.text(path: [0x66]), as: UTF8.self).hasSuffix("+++ b/f\n" + expected))
    }

    @Test func theTerminalIsNotDriven() {
        let diff = UnifiedDiff(Array("a\u{1B}[2J\u{9B}\tb\r\n".utf8), [TextEdit(SourceRange(0, 1), "é")])
        let text = String(decoding: diff.text(path: Array("a\u{7}".utf8), style: .terminal(colors: true)), as: UTF8.self)
        #expect(text.contains("\u{1B}[31m-a\\x1B[2J\\xC2\\x9B\tb\r\u{1B}[m\n\u{1B}[32m+é\\x1B[2J\\xC2\\x9B\tb\r\u{1B}[m\n"))
        #expect(text.contains(#""a/a\007""#))
    }

    @Test(arguments: ["Dockerfile", "with blank/Dockerfile", "quo\"te\\Dockerfile", "tab\tDockerfile", "é", "new\nline"])
    func oddNamesApply(_ name: String) {
        folder.write("FROM a", to: FilePath(name))
        let diff = UnifiedDiff(Array("FROM a".utf8), [TextEdit(SourceRange(5, 6), "b\n")])
        folder.write(String(decoding: diff.text(path: Array(name.utf8)), as: UTF8.self), to: "p")
        #expect(folder.run("git apply p").output == "")
        #expect(folder.text(of: FilePath(name)) == "FROM b\n")
    }

    /// Random edits of random texts: the patch makes of the old file what the edits make of the old bytes.
    @Test func patchesApply() {
        var random = SplitMix(state: 3)
        let pieces: [[UInt8]] = ["FROM a", "\n", "\n", "\n\n", "RUN b\r\n", "# é", " ", "\\\n", "a", "\n\n\n\n\n\n\n\n\n"].map { Array($0.utf8) } + [[0xFF, 0]]
        func text(_ count: Int) -> [UInt8] { (0..<count).flatMap { _ in pieces.randomElement(using: &random)! } }
        var commands: [String] = []
        var count = 0
        for _ in 0..<250 {
            let old = text(Int.random(in: 0...30, using: &random))
            var places = (0..<(2 * Int.random(in: 1...4, using: &random))).map { _ in Int.random(in: 0...old.count, using: &random) }
            places.sort()
            var edits: [TextEdit] = []
            for index in stride(from: 0, to: places.count, by: 2) {
                edits.append(TextEdit(SourceRange(places[index], places[index + 1]), text(Int.random(in: 0...3, using: &random))))
            }
            guard edits.areDisjoint, edits.allSatisfy({ !($0.range.isEmpty && $0.replacement.isEmpty) }) else { continue }
            let new = old.applying(edits)
            let diff = UnifiedDiff(old, edits, context: 3)
            #expect(diff.isEmpty == (old == new))
            // An empty file is removed by a patch that leaves nothing; neither occurs with Dockerfiles.
            if old == new || old.isEmpty || new.isEmpty { continue }
            count += 1
            folder.write(old, to: FilePath("\(count)/f"))
            folder.write(new, to: FilePath("\(count)/expected"))
            folder.write(diff.text(path: Array("f".utf8)), to: FilePath("\(count)/p"))
            commands.append("(cd \(count); cp f g; git apply --whitespace=nowarn p && cmp f expected && patch -s --binary -p1 g p && cmp g expected || echo failed in \(count))")
        }
        #expect(count > 100)
        // `git apply` minds no repository around it when there is none.
        let result = folder.run(commands.joined(separator: "\n"))
        #expect(result.output == "")
    }
}
