import DockerfileSyntax
import Testing

@Suite struct RandomEditTests {
    @Test func treesHoldAfterRandomEdits() {
        var random = SeededGenerator(state: 20_260_823)
        for round in 0..<24_000 {
            var text = Self.excerpt(SampleTexts.all[round % SampleTexts.all.count], &random)
            for _ in 0..<Int.random(in: 1...6, using: &random) { Self.edit(&text, &random) }
            guard Self.check(text) else { return }
        }
    }

    @Test func treesHoldAtEveryCut() {
        for sample in SampleTexts.all {
            let text = Array(sample.utf8)
            for end in 0...text.count { guard Self.check(Array(text[..<end])) else { return } }
        }
    }

    @Test(.enabled(if: !SharedTexts.folder.isEmpty, "no folder of shared texts")) func treesHoldOnSharedTexts() {
        var random = SeededGenerator(state: 7)
        for text in SharedTexts.dockerfiles {
            var text = Array(text.utf8)
            guard Self.check(text) else { return }
            guard text.count < 20_000 else { continue }
            for _ in 0..<3 { Self.edit(&text, &random) }
            guard Self.check(text) else { return }
        }
    }

    @Test func expansionNeverFailsOnRandomWords() {
        let pieces = ["$", "{", "}", "a", "B1", "_", ":-", ":+", ":?", "#", "##", "%", "/", "//", "*", "?", "\\", "`", "\"", "'", " ", "é", "<", "<<", "=", "\u{85}", "${a:-"]
        var random = SeededGenerator(state: 11)
        for _ in 0..<30_000 {
            let word = (0..<Int.random(in: 0...14, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            let expander = WordExpander(
                escape: Bool.random(using: &random) ? 0x5C : 0x60, rawQuotes: .random(using: &random), rawEscapes: .random(using: &random),
                skipUnsetEnv: .random(using: &random), skipProcessQuotes: .random(using: &random))
            let expansion = expander.expand(word) { $0 == "a" ? "x/y.z" : $0 == "B1" ? "" : nil }
            if expansion.error != nil, !expansion.result.isEmpty || !expansion.words.isEmpty {
                Issue.record("a result beside an error: \(word)")
                return
            }
        }
    }

    /// Some lines of a text that follow each other.
    private static func excerpt(_ text: String, _ random: inout SeededGenerator) -> [UInt8] {
        let lines = Array(text.utf8).split(separator: 0x0A, omittingEmptySubsequences: false)
        let start = Int.random(in: 0..<lines.count, using: &random)
        let end = min(lines.count, start + Int.random(in: 1...9, using: &random))
        return Array(lines[start..<end].joined(separator: [0x0A]))
    }

    private static func check(_ text: [UInt8]) -> Bool {
        let tree = DockerfileParser.parse(text)
        let problem = tree.bytes == text ? TreeChecks(tree: tree).problem : "other bytes came back"
        if let problem { Issue.record("\(problem) in \(String(decoding: text, as: UTF8.self).debugDescription)") }
        return problem == nil
    }

    private static let pieces: [[UInt8]] =
        [
            "\\", "`", "\n", "\r\n", "\"", "'", "<<E", "<<-", "E\n", "$", "${", "}", "[", "]", ",", "=", "#", " ", "\t", "--x=", "\\\n", " \\ \n",
            "ONBUILD ", "RUN ", "ENV ", "\u{A0}", "\u{2003}", "é", "\u{0B}",
        ].map { Array($0.utf8) } + [[0], [0xFF], [0xE2, 0x80], [0x85]]

    private static func edit(_ text: inout [UInt8], _ random: inout SeededGenerator) {
        let place = Int.random(in: 0...text.count, using: &random)
        let end = min(text.count, place + Int.random(in: 0...8, using: &random))
        switch Int.random(in: 0..<3, using: &random) {
        case 0: text.removeSubrange(place..<end)
        case 1: text.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: place)
        default:
            let from = Int.random(in: 0...text.count, using: &random)
            text.insert(contentsOf: text[from..<min(text.count, from + 30)], at: place)
        }
    }
}

/// Numbers that are the same in every run.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
