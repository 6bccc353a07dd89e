import RepositoryConversion
import Testing

@Suite struct ColorChoiceTests {
    @Test(
        arguments: [
            ([:], true, true), ([:], false, false), (["NO_COLOR": "1"], true, false), (["NO_COLOR": ""], true, true),
            (["CLICOLOR_FORCE": "1"], false, true), (["CLICOLOR_FORCE": "0"], false, false), (["NO_COLOR": "1", "CLICOLOR_FORCE": "1"], true, false),
            (["CLICOLOR": "0"], true, false), (["TERM": "dumb"], true, false),
        ] as [([String: String], Bool, Bool)])
    func automatic(_ environment: [String: String], _ isTerminal: Bool, _ expected: Bool) {
        #expect(ColorChoice.auto.usesColor(onTerminal: isTerminal) { environment[$0] } == expected)
        #expect(ColorChoice.always.usesColor(onTerminal: isTerminal) { environment[$0] })
        #expect(!ColorChoice.never.usesColor(onTerminal: isTerminal) { environment[$0] })
    }
}
