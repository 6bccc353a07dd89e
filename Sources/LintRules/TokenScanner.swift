import SourceModel

/// Finds what has the form of a token of a known service, byte by byte.
struct TokenScanner {
    struct Token {
        let title: String
        let range: SourceRange
    }

    private struct Form: Sendable {
        let prefix: [UInt8]
        let title: String
        /// How many characters follow.
        let length: ClosedRange<Int>
        var isUpper = false

        init(_ prefix: String, _ title: String, _ length: ClosedRange<Int>, isUpper: Bool = false) {
            self.prefix = Array(prefix.utf8)
            self.title = title
            self.length = length
            self.isUpper = isUpper
        }
    }

    private(set) var tokens: [Token] = []
    private let bytes: [UInt8]
    private let end: Int

    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        end = range.upperBound
        let begins = Self.begins
        let pairs = Self.pairs
        let text = bytes.span
        var index = range.lowerBound
        while index < end {
            let byte = text[index]
            // Nearly all bytes begin nothing.
            if begins[Int(byte)], index + 1 < end, pairs[Int(byte) << 8 | Int(text[index + 1])], byte == UInt8(ascii: ":") || index == range.lowerBound || !Self.isWord(text[index - 1]), let token = token(at: index) {
                tokens.append(token)
                index = Int(token.range.end)
            } else {
                index += 1
            }
        }
    }

    private func token(at start: Int) -> Token? {
        if bytes[start] == UInt8(ascii: ":") { return password(at: start) }
        if bytes[start] == UInt8(ascii: "-") { return privateKey(at: start) }
        for form in Self.forms where form.prefix[0] == bytes[start] && bytes[start..<end].starts(with: form.prefix) {
            let first = start + form.prefix.count
            var stop = first
            while stop < end, Self.isWord(bytes[stop]) || bytes[stop] == UInt8(ascii: ".") && form.prefix.last == UInt8(ascii: ".") { stop += 1 }
            let text = bytes[first..<stop]
            guard form.length.contains(text.count), !form.isUpper || text.allSatisfy(Self.isUpper), Self.looksRandom(text) else { continue }
            return Token(title: form.title, range: SourceRange(start, stop))
        }
        return nil
    }

    /// `://user:password@host`.
    private func password(at start: Int) -> Token? {
        guard start + 2 < end, bytes[start + 1] == UInt8(ascii: "/"), bytes[start + 2] == UInt8(ascii: "/") else { return nil }
        var index = start + 3
        while index < end, Self.isWord(bytes[index]) || bytes[index] == UInt8(ascii: ".") { index += 1 }
        guard index < end, bytes[index] == UInt8(ascii: ":"), index > start + 3 else { return nil }
        let first = index + 1
        index = first
        while index < end, bytes[index] > 0x20, !"@/$<>{}\"'\\".utf8.contains(bytes[index]) { index += 1 }
        guard index < end, bytes[index] == UInt8(ascii: "@"), index - first >= 12, Self.looksRandom(bytes[first..<index]) else { return nil }
        return Token(title: "a password", range: SourceRange(first, index))
    }

    /// The line that a private key begins with, with the key behind it.
    private func privateKey(at start: Int) -> Token? {
        // Options begin with two.
        guard start + 2 < end, bytes[start + 2] == UInt8(ascii: "-"), bytes[start..<end].starts(with: "-----BEGIN ".utf8), let dash = bytes[(start + 11)..<min(end, start + 50)].firstIndex(of: UInt8(ascii: "-")) else { return nil }
        let title = bytes[(start + 11)..<dash]
        guard title.suffix(11).elementsEqual("PRIVATE KEY".utf8), bytes[dash..<end].starts(with: "-----".utf8) else { return nil }
        let behind = bytes[(dash + 5)..<min(end, dash + 120)]
        var run = 0
        for byte in behind {
            run = Self.isWord(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/") ? run + 1 : 0
            if run == 40 { return Token(title: "a private key", range: SourceRange(start, dash + 5)) }
        }
        return nil
    }

    /// Whether the characters are as many different ones as chance gives, and none of the words that stand for a token.
    private static func looksRandom(_ text: ArraySlice<UInt8>) -> Bool {
        var seen = [Bool](repeating: false, count: 256)
        var different = 0
        var digits = 0
        for byte in text {
            if byte >= 0x30, byte <= 0x39 { digits += 1 }
            if !seen[Int(byte)] { different += 1 }
            seen[Int(byte)] = true
        }
        guard different >= min(14, text.count * 5 / 9), digits > 0 else { return false }
        let small = String(decoding: text.map { $0 | 0x20 }, as: UTF8.self)
        return !["example", "xxxx", "1234567", "abcdefgh", "your", "token", "secret", "changeme", "password"].contains { small.contains($0) }
    }

    private static func isWord(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || isUpper(byte) || byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") }
    private static func isUpper(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    private static let begins: [Bool] = {
        var table = [Bool](repeating: false, count: 256)
        for form in forms { table[Int(form.prefix[0])] = true }
        table[Int(UInt8(ascii: ":"))] = true
        table[Int(UInt8(ascii: "-"))] = true
        return table
    }()

    /// The same for the byte and the next one.
    private static let pairs: [Bool] = {
        var table = [Bool](repeating: false, count: 1 << 16)
        for start in forms.map(\.prefix) + [Array("://".utf8), Array("--".utf8)] { table[Int(start[0]) << 8 | Int(start[1])] = true }
        return table
    }()

    private static let forms: [Form] = [
        Form("AKIA", "a key of AWS", 16...16, isUpper: true), Form("ASIA", "a key of AWS", 16...16, isUpper: true), Form("AIza", "a key of Google", 35...35),
        Form("ghp_", "a token of GitHub", 36...36), Form("gho_", "a token of GitHub", 36...36), Form("ghu_", "a token of GitHub", 36...36), Form("ghs_", "a token of GitHub", 36...36),
        Form("ghr_", "a token of GitHub", 36...36), Form("github_pat_", "a token of GitHub", 60...90), Form("glpat-", "a token of GitLab", 20...64),
        Form("xoxb-", "a token of Slack", 20...80), Form("xoxp-", "a token of Slack", 20...80), Form("xoxa-", "a token of Slack", 20...80), Form("sk_live_", "a key of Stripe", 20...120),
        Form("rk_live_", "a key of Stripe", 20...120), Form("npm_", "a token of npm", 36...36), Form("pypi-AgEIcHlwaS5vcmc", "a token of PyPI", 50...250),
        Form("dckr_pat_", "a token of Docker Hub", 20...40), Form("SG.", "a key of SendGrid", 66...66), Form("hf_", "a token of Hugging Face", 34...40),
        Form("sk-ant-", "a key of Anthropic", 40...160), Form("sk-proj-", "a key of OpenAI", 40...200),
    ]
}
