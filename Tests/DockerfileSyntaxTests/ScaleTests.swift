import DockerfileSyntax
import Testing

/// Large and deep inputs: they must neither crash nor take more than time in proportion.
@Suite struct ScaleTests {
    @Test func manyLines() {
        #expect(Parsed("FROM x\n" + String(repeating: "RUN a \\\n b\n", count: 50_000)).lines.count == 50_001)
        #expect(Parsed("FROM x\nRUN a" + String(repeating: " \\\n b", count: 100_000)).lines.count == 2)
    }

    @Test func manyFlagsAndWords() {
        let flags = Parsed("FROM x\nCOPY " + String(repeating: "--exclude=a \\\n", count: 80_000) + " b c")
        #expect(flags.last?.flags.count == 80_000)
        #expect(flags.messages == [])
        #expect(Parsed("FROM x\nENV" + String(repeating: " \\\na=b", count: 100_000)).arguments.count == 100_000)
    }

    @Test func manyUnterminatedHeredocs() {
        let lines = (0..<20_000).map { "RUN cat <<E\($0)\n" }.joined()
        #expect(Parsed("FROM x\n" + lines).messages.count == 20_000)
        #expect(Parsed("FROM x\n" + String(repeating: "RUN cat <<E\n", count: 20_000) + "\tE\n").messages.count == 20_001)
    }

    @Test func deepNesting() {
        let arrays = String(repeating: "[\\\n", count: 9_999) + "[" + String(repeating: "]", count: 10_000)
        #expect(Parsed("FROM x\nCMD " + arrays).messages.first?.hasPrefix("when using JSON") == true)
        #expect(Parsed("FROM x\nCMD [" + arrays + "]").messages == [])
        #expect(Parsed("FROM x\n" + String(repeating: "ONBUILD \\\n", count: 50_000) + "ENV a").messages == ["ENV must have two arguments"])
    }
}
