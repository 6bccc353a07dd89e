import Testing
import YAMLSyntax

/// Nothing that a file may hold makes the reader trap, hang or grow without bounds.
@Suite struct HostileTextTests {
    @Test(arguments: [("[", "]"), ("{a: ", "}"), ("- ", "")])
    func nestingIsBounded(opening: String, closing: String) throws {
        func text(_ depth: Int) -> String { String(repeating: opening, count: depth) + "x" + String(repeating: closing, count: depth) }
        #expect(try read(text(YAMLReader.depthLimit)) != nil)
        let place = YAMLValue.Place(line: 1, column: 1 + YAMLReader.depthLimit * opening.utf8.count)
        #expect(throws: YAMLError.malformed(context: nil, problem: "nested more than 500 levels deep", place)) { try read(text(YAMLReader.depthLimit + 1)) }
        // Some releases of libyaml see by themselves what lies so deep.
        #expect(throws: YAMLError.self) { try read(text(20_000)) }
    }

    @Test func aLongListIsRead() throws {
        let value = try #require(try read("[" + String(repeating: "a, ", count: 200_000) + "]"))
        guard case .list(let items) = value.content else { throw TestFailure() }
        #expect(items.count == 200_000)
        #expect(items.last?.place == .init(line: 1, column: 599_999))
    }

    @Test func copiesOfCopiesAreShared() throws {
        let levels = (1...60).map { level in "a\(level): &a\(level) [\((0..<9).map { _ in "*a\(level - 1)" }.joined(separator: ", "))]" }
        let bomb = (["a0: &a0 [x]"] + levels).joined(separator: "\n")
        #expect(try read(bomb) != nil)
        // Also as keys, of which two may be the same.
        #expect(try read(bomb + "\nlast: {*a60 : 1, *a59 : 2}\n") != nil)
    }

    @Test func randomBytesNeverTrap() {
        var random = SplitMix(state: 5)
        for _ in 0..<3000 {
            let count = Int.random(in: 0...200, using: &random)
            _ = try? YAMLReader.read((0..<count).map { _ in UInt8.random(in: 0...255, using: &random) })
        }
    }

    @Test func randomTextNeverTraps() {
        var random = SplitMix(state: 7)
        let pieces = [
            "a", ":", " ", "\n", "  ", "- ", "[", "]", "{", "}", "&a", "*a", "!", "!!str ", "!<", "|", ">", "'", "\"", "\\x", "\\u12", "? ", ",", "#", "%YAML 1.2\n", "%TAG ! a\n", "---", "...", "é",
            "\t", "<<", "@", "`", "~", "0x1", "\u{85}", "\u{2028}", "\u{FEFF}", "\u{0}", "\r",
        ]
        for _ in 0..<5000 {
            let count = Int.random(in: 1...40, using: &random)
            _ = try? read((0..<count).map { _ in pieces.randomElement(using: &random)! }.joined())
        }
    }

    private struct TestFailure: Error {}
}

/// Numbers by chance that are the same in every run.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

private func read(_ text: String) throws(YAMLError) -> YAMLValue? { try YAMLReader.read(Array(text.utf8)) }
