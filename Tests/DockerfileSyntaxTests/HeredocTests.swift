import DockerfileSyntax
import SourceModel
import Testing

@Suite struct HeredocTests {
    /// Each line that opens here-documents, and their delimiters.
    @Test(arguments: [
        ("RUN <<E", ["E"]), ("RUN cat <<E >f", ["E"]), ("RUN <<A cat <<B", ["A", "B"]), ("COPY <<a /x", ["a"]), ("ADD <<a /x", ["a"]),
        ("ONBUILD RUN <<E", ["E"]), ("RUN << E", ["E"]), ("RUN <<'E'", ["E"]), ("RUN <<\"E F\"", ["E F"]), ("RUN <<\\E", ["E"]),
        ("RUN <<-E", ["E"]), ("RUN 3<<E", ["E"]), ("RUN <<E;ls", ["E;ls"]), ("RUN <<E)", ["E)"]), ("RUN # <<E", ["E"]), ("RUN <<$E", ["$E"]),
        ("RUN cat<<E", []), ("RUN <<<E", []), ("RUN \"<<E\"", []), ("RUN \\<<E", []), ("RUN $((1<<2))", []), ("RUN <<- E", []),
        ("RUN <<''", []), ("RUN <<E it's", []), ("RUN <<E ${x", []), ("RUN <<E ${x^^}", []), ("RUN [\"<<E\"]", []), ("USER <<E", []),
        ("ENV a=b <<E=c", []), ("ONBUILD ONBUILD RUN <<E", []),
    ])
    func delimiters(_ line: String, _ names: [String]) {
        let bodies = names.map { "body\n\($0)\n" }.joined()
        let tree = Parsed("FROM x\n\(line)\n\(bodies)").tree
        #expect(tree.instructions.count == 2)
        #expect(tree.instructions[1].heredocs.map(\.name) == names)
        #expect(tree.instructions[1].heredocs.map { tree.text($0.body) } == names.map { _ in "body\n" })
        #expect(TreeChecks(tree: tree).problem == nil)
    }

    @Test func bodiesAreRaw() {
        let tree = Parsed("FROM x\nCOPY <<-'A' 4<<B /f\n\t# a \\\r\n A\n\tA\n\\\n\nB\nUSER y").tree
        let heredocs = tree.instructions[1].heredocs
        #expect(heredocs.map { tree.text($0.body) } == ["\t# a \\\r\n A\n", "\\\n\n"])
        #expect(heredocs.map { tree.text($0.terminator) } == ["\tA\n", "B\n"])
        #expect(heredocs.map { tree.text($0.marker) } == ["<<-'A'", "4<<B"])
        #expect(heredocs.map(\.expand) == [false, true])
        #expect(heredocs.map(\.chomp) == [true, false])
        #expect(heredocs.map(\.fileDescriptor) == [0, 4])
        #expect(tree.instructions[1].lastLine == 8)
        #expect(tree.instructions[2].keyword == .user)
    }

    @Test func copyTakesBodiesAsFiles() {
        guard case .copy(let copy)? = Parsed("FROM x\nCOPY a <<-E <<E /d\n\tone\nE\ntwo\nE\n").last?.content else {
            Issue.record("not typed")
            return
        }
        #expect(copy.sources.map(\.text) == ["a"])
        // Both names look up the last body.
        #expect(copy.inlineFiles.map(\.data) == ["two\n", "two\n"])
        #expect(Parsed("FROM x\nCOPY a <<E\nE\n").firstError == "2-3: COPY cannot accept a heredoc as a destination")
    }

    @Test func onbuildStoresBodies() {
        guard case .onbuild(let onbuild)? = Parsed("FROM x\nonbuild  COPY <<E /f\na\nE\n").last?.content else {
            Issue.record("not typed")
            return
        }
        #expect(onbuild.expression == "COPY <<E /f\na\nE")
        guard case .copy(let copy)? = onbuild.inner.first?.content else {
            Issue.record("inner not typed")
            return
        }
        #expect(copy.inlineFiles.map(\.data) == ["a\n"])
    }

    @Test func linesBehindAnUnterminatedOneAreRead() {
        let parsed = Parsed("FROM x\nRUN <<A <<B\n1\nA\nRUN echo $((1 << 2))\nUSER y\n")
        #expect(parsed.messages.first == "unterminated heredoc")
        #expect(parsed.firstError == "2-6: unterminated heredoc")
        #expect(parsed.tree.instructions.map(\.keyword) == [.from, .run, .run, .user])
        #expect(parsed.tree.instructions[1].heredocs.map(\.name) == ["A", "B"])
        #expect(TreeChecks(tree: parsed.tree).problem == nil)
    }

    @Test(arguments: [("<<E", "E"), ("12<<-  X", "X"), ("<<\"a b\"", "a b")]) func openings(_ word: String, _ name: String) throws {
        #expect(try Heredoc.opening(word).get()?.name == name)
    }

    @Test func brokenOpenings() throws {
        #expect(try Heredoc.opening("<<a b").get() == nil)
        guard case .failure(let error) = Heredoc.opening("<<'E") else {
            Issue.record("accepted")
            return
        }
        #expect(error.message == "failed to process \"'E\": unexpected end of statement while looking for matching single-quote")
    }
}
