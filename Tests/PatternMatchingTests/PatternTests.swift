import PatternMatching
import Testing

@Suite struct PatternTests {
    @Test func findsGroupsByNumberAndName() throws {
        let pattern = try Pattern(#"(?<host>[^/]+)/(hub)?/?(?<rest>.+)"#)
        let match = try #require(try pattern.firstMatch(in: Array("corp:5000/library/node".utf8)))
        #expect(match.range == 0..<22)
        #expect(match["host"].map { String(decoding: $0, as: UTF8.self) } == "corp:5000")
        #expect(match[2] == nil, "took no part")
        #expect(match.ranges[3] == 10..<22)
        #expect(match["nobody"] == nil)
        #expect(match[9] == nil)
        #expect(pattern.groupNames == ["host": 1, "rest": 3])
    }

    @Test func searchesFromAPlace() throws {
        let pattern = try Pattern("a+")
        let subject = Array("xaayaaa".utf8)
        #expect(try pattern.firstMatch(in: subject)?.range == 1..<3)
        #expect(try pattern.firstMatch(in: subject, from: 3)?.range == 4..<7)
        #expect(try pattern.firstMatch(in: subject, from: 7) == nil)
        #expect(try pattern.firstMatch(in: subject, from: 8) == nil)
        #expect(try pattern.firstMatch(in: subject, from: -1) == nil)
        #expect(try Pattern("").firstMatch(in: [])?.range == 0..<0)
    }

    @Test func wholeMatchesTakeUpAllOfTheText() throws {
        let pattern = try Pattern("a|ab")
        #expect(try pattern.wholeMatch(in: "ab")?.range == 0..<2)
        #expect(try pattern.wholeMatch(in: "ab\n") == nil)
        #expect(try pattern.wholeMatch(in: "xab") == nil)
    }

    @Test func textsNeedNotBeUTF8() throws {
        let subject: [UInt8] = [0xFF, 0, 0x61, 0xC3, 0x28]
        #expect(try Pattern(#"\x00a."#).firstMatch(in: subject)?.range == 1..<4)
        #expect(try Pattern("é").firstMatch(in: Array("caféé".utf8))?.range == 3..<5)
    }

    @Test(arguments: [
        ("a(b", 3), ("[z-a]", 3), ("*a", 0), (#"a\"#, 2), ("(?<n>a)(?<n>b)", nil), ("(*UTF)a", 6), (#"\C"#, 2),
        (String(repeating: "(", count: 1000), 251), (String(repeating: "a", count: 20_000), 16_384),
        ("((((((a{1,900}){1,900}){1,900}){1,900}){1,900}){1,900})", nil),
    ])
    func saysWhatIsWrongWithAPattern(_ text: String, _ offset: Int?) {
        let error = #expect(throws: PatternError.self) { try Pattern(text) }
        if let offset { #expect(error?.offset == offset) }
        #expect(error?.message.isEmpty == false)
    }

    @Test(arguments: ["(a+)+$", "(a|a)*$", "(a|aa)+$", "(.*)*x(.*)*y", #"^(([a-z])+.)+[A-Z]([a-z])+$"#, "(?:(?:a*)*)*b", "(*NO_JIT)(a+)+$"])
    func patternsThatBacktrackWithoutEndAreGivenUp(_ text: String) throws {
        let pattern = try Pattern(text)
        let subject = Array(String(repeating: "a", count: 400).utf8) + [0x21]
        // Whether there is a match is either found out or given up, and this test comes to an end.
        do throws(MatchingError) {
            let match = try pattern.firstMatch(in: subject)
            #expect(match == nil)
        } catch {
            #expect(error == .limitExceeded)
        }
        #expect(throws: MatchingError.limitExceeded) { try Pattern("(?:(a|a)+)+$").wholeMatch(in: subject) }
    }

    @Test(arguments: ["[^x]*[yz]", "[^x]*[^q]?[yz]", "(*NO_JIT)[^x]*[yz]", "[^x]{60,}[yz]", "(a*)\\1[yz]"])
    func workThatGrowsWithEachPlaceIsGivenUp(_ text: String) throws {
        // Each place of the text is little work by itself, and there are many.
        let subject = [UInt8](repeating: 0x61, count: 300_000)
        #expect(throws: MatchingError.limitExceeded) { try Pattern(text).firstMatch(in: subject) }
    }

    @Test func whatIsLookedAtInVainCounts() throws {
        // From each place nearly 2000 bytes are looked at within one step.
        let subject = Array(String(repeating: String(repeating: "a", count: 1_999) + "x", count: 300).utf8)
        #expect(throws: MatchingError.limitExceeded) { try Pattern("[^x]{2000}").firstMatch(in: subject) }
        #expect(try Pattern("[^x]{20}x").firstMatch(in: subject)?.range == 1_979..<2_000)
    }

    @Test func searchesShareABudget() throws {
        let pattern = try Pattern("[^x]*[yz]")
        let subject = [UInt8](repeating: 0x61, count: 300)
        var budget = MatchBudget(units: 100_000)
        #expect(try pattern.firstMatch(in: subject, spending: &budget) == nil)
        #expect(budget.units > 0 && budget.units < 100_000)
        #expect(throws: MatchingError.limitExceeded) { for _ in 0..<10 { _ = try pattern.firstMatch(in: subject, spending: &budget) } }
        #expect(budget.isSpent)
    }

    @Test func everySearchCosts() throws {
        // This one ends before its first step.
        let pattern = try Pattern("z")
        var budget = MatchBudget(units: 1_000)
        #expect(throws: MatchingError.limitExceeded) { for _ in 0..<100 { _ = try pattern.firstMatch(in: [0x61], spending: &budget) } }
    }

    @Test func usualSearchesCostLittle() throws {
        var budget = MatchBudget(units: 5_000)
        let text = String(repeating: "apt-get install -y curl ca-certificates && ", count: 100) + "curl https://x | sh"
        #expect(try Pattern(#"curl[^|]*\|\s*(ba)?sh"#).firstMatch(in: Array(text.utf8), spending: &budget) != nil)
        #expect(!budget.isSpent)
    }

    @Test(arguments: ["(a|(?R))*b", "((?1)?a)+b", "(?R)?a", "(|a)*(?1)"])
    func recursionIsBounded(_ text: String) throws {
        guard let pattern = try? Pattern(text) else { return }
        let subject = Array(String(repeating: "a", count: 100_000).utf8)
        do throws(MatchingError) { _ = try pattern.firstMatch(in: subject) } catch { #expect(error != .outOfMemory) }
    }

    @Test func deepMatchesOnTheInterpretersStack() throws {
        // More than the stack of the machine code holds; the limits decide, not a crash.
        let subject = Array(String(repeating: "ab", count: 4_000).utf8)
        let pattern = try Pattern("(?:(a)(b))+")
        do throws(MatchingError) {
            let range = try pattern.wholeMatch(in: subject)?.range
            #expect(range == 0..<8_000)
        } catch {
            #expect(error == .limitExceeded)
        }
    }

    @Test func oneThreadAsGoodAsAnother() async throws {
        let pattern = try Pattern(#"(\w+)@(\d+)"#)
        let results = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<64 {
                group.addTask {
                    (0..<50).allSatisfy { _ in
                        let match = try? pattern.wholeMatch(in: "node@\(number)")
                        return match?[2].map { String(decoding: $0, as: UTF8.self) } == "\(number)"
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(results == [Bool](repeating: true, count: 64))
    }
}
