import ShellSyntax
import SourceModel
import Testing

/// Text that is made to hurt a parser, or by chance.
@Suite struct HostileTextTests {
    @Test(
        arguments: [
            "(", "$(", "`", "${a:-", "\"${a:-", "{ ", "if ", "while a; do ", "case a in b) ", "$((", "((", "[[ ( ", "a=(", "@(", "<(",
            "f() ", "! ", "\"$(", "$((1+", "((a);", "a[", "${a[", "for x in ", "coproc ", "<<A ", "$(<<A\n", "\\\n", "a && ", "a | ",
            "elif ", "'", "$'", "sudo ", "${", "~", "((a", "$[", "time ", "function f ", "eval ", "`\\`", "a;(", "x=(y) ",
        ], ShellDialect.allCases)
    func repeatedWithoutEnd(_ piece: String, _ dialect: ShellDialect) {
        let bytes = [UInt8](String(repeating: piece, count: 10_000).utf8)
        let script = ShellParser.parse(bytes, dialect: dialect)
        #expect(script.diagnostics.count <= ShellParser.maximumErrors + 1)
        #expect(script.range == SourceRange(0, bytes.count))
        #expect(script.effectiveCommands.count <= bytes.count)
    }

    @Test func nestingUpToTheLimitIsRead() {
        let depth = ShellParser.maximumDepth - 1
        let closed = String(repeating: "( ", count: depth) + "a" + String(repeating: " )", count: depth)
        #expect(ShellParser.parse(closed, dialect: .bash).diagnostics == [])
        let tooDeep = String(repeating: "$( ", count: 200) + "a" + String(repeating: " )", count: 200)
        let script = ShellParser.parse("first; " + tooDeep + "; last", dialect: .posix)
        #expect(script.diagnostics.map(\.kind).contains(.tooDeep))
        #expect(!script.isComplete)
        #expect(script.simpleCommands.first?.name == "first")
    }

    @Test func scriptsWithinScriptsEnd() {
        var script = "x"
        for _ in 0..<6 { script = "sh -c \"" + script.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\"" }
        let commands = ShellParser.parse(script, dialect: .posix).effectiveCommands
        #expect(commands.last?.name == "x")
        #expect(commands.last?.wrappers.count == 6)
        let many = ShellParser.parse(String(repeating: "sudo ", count: 1000) + "x", dialect: .posix).effectiveCommands
        #expect(many.count == 13)
    }

    @Test func bytesAreKept() {
        let bytes: [UInt8] = [0x61, 0x20, 0xFF, 0x00, 0xFE, 0x20, 0x27, 0x80, 0x00, 0x27]
        let command = ShellParser.parse(bytes, dialect: .posix).simpleCommands.first?.command
        #expect(command?.words.map(\.literalBytes) == [[0x61], [0xFF, 0x00, 0xFE], [0x80, 0x00]])
        #expect(command?.words.map(\.literalValue) == ["a", nil, nil])
    }

    @Test func slicesAreRelativeToTheirStart() {
        let bytes = Array("xx a b".utf8)
        let script = ShellParser.parse(bytes[3...], dialect: .posix)
        #expect(script.simpleCommands.first?.command.words.map(\.range) == [SourceRange(0, 1), SourceRange(2, 3)])
    }

    /// Texts of the tables, cut, joined and changed at random: ranges stay in bounds and in one another.
    @Test(arguments: ShellDialect.allCases)
    func mutations(_ dialect: ShellDialect) {
        var random = SplitMix(state: dialect == .bash ? 1 : 2)
        let seeds = ShellParserTests.cases.map { Array($0.input.utf8) }.filter { !$0.isEmpty }
        let pieces = ["$(", ")", "`", "\"", "'", "\\", "\n", "<<E\n", "E\n", "${", "}", "((", "))", "[[", "]]", ";;", "#", "\0", "é"]
            .map { Array($0.utf8) }
        for _ in 0..<10_000 {
            var bytes = seeds[random.next(seeds.count)]
            if random.next(3) == 0 { bytes += seeds[random.next(seeds.count)] }
            for _ in 0...random.next(4) {
                let place = random.next(bytes.count + 1)
                switch random.next(3) {
                case 0: bytes.insert(contentsOf: pieces[random.next(pieces.count)], at: place)
                case 1: bytes.removeSubrange(place..<min(bytes.count, place + 1 + random.next(3)))
                default: if place < bytes.count { bytes[place] = UInt8(random.next(256)) }
                }
            }
            let script = ShellParser.parse(bytes, dialect: dialect)
            if let problem = RangeCheck(script: script, count: bytes.count).problem() {
                Issue.record("\(problem) in \(String(decoding: bytes, as: UTF8.self).debugDescription)")
                return
            }
        }
    }
}

/// A small generator with a seed, so that every run sees the same texts.
private struct SplitMix {
    var state: UInt64

    mutating func next(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((value ^ (value >> 31)) % UInt64(max(1, bound)))
    }
}
