import SourceModel
import Testing

/// What is shown of text that may be hostile.
@Suite struct VisibleTextTests {
    @Test(arguments: [
        ("plain é 🐳", "plain é 🐳"), ("a\u{1B}[31mb", "a\\x1B[31mb"), ("a\nb\tc\r", "a\\nb\\tc\\r"), ("\u{9B}31m", "\\xC2\\x9B31m"), ("\u{202E}x", "\\xE2\\x80\\xAEx"),
        ("\u{FEFF}a", "\\xEF\\xBB\\xBFa"), ("\u{7F}", "\\x7F"), ("\u{2028}", "\\xE2\\x80\\xA8"),
    ]) func namesShowEveryByteThatSteers(_ text: String, _ shown: String) {
        #expect(VisibleText.of(text.utf8) == shown)
    }

    @Test func bytesThatAreNotTextShow() {
        #expect(VisibleText.of([0x61, 0xFF, 0xC3, 0xE2, 0x80, 0x62]) == "a\\xFF\\xC3\\xE2\\x80b")
    }

    @Test func textKeepsLinesAndMarks() {
        #expect(VisibleText.of("\u{FEFF}a\n\tb\u{200D}\r\u{202E}\u{1B}".utf8, keepsLines: true) == "\u{FEFF}a\n\tb\u{200D}\\r\\xE2\\x80\\xAE\\x1B")
    }
}
