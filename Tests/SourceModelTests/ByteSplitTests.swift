import SourceModel
import Testing

@Suite struct ByteSplitTests {
    @Test(arguments: ["", "/", "a", "a/b", "/a//b/", "//", "é/ü", "usr/local/bin"], [0, 1, 2, Int.max])
    func isThatOfTheStandardLibrary(text: String, maxSplits: Int) {
        for omitsEmpty in [true, false] {
            let expected = text.split(separator: "/", maxSplits: maxSplits, omittingEmptySubsequences: omitsEmpty)
            #expect(text.split(byte: UInt8(ascii: "/"), maxSplits: maxSplits, omittingEmptySubsequences: omitsEmpty) == expected)
            #expect(text[...].split(byte: UInt8(ascii: "/"), maxSplits: maxSplits, omittingEmptySubsequences: omitsEmpty) == expected)
        }
    }
}
