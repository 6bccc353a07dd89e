public import SourceModel

/// A Dockerfile that shows what a rule reports or accepts.
///
/// In the text of a flagged one, keycap digits stand around what is reported: the first finding reaches from `1️⃣` to `2️⃣`,
/// the second from `3️⃣` to `4️⃣`, and so on.
public struct RuleExample: Sendable, Hashable {
    /// What it shows, in a few words.
    public var title: String
    /// With markers.
    public var markedText: String
    /// The rule sees the bases as their hardened twins.
    public var asMigrated: Bool
    /// The `.dockerignore` of its build context.
    public var ignoreFile: String?
    /// What the organisation has decided.
    public var policy: LintPolicy
    /// It is about all of the file, so that nothing may be put in front.
    public var isWholeFile: Bool
    /// Other rules that run beside it, for what shows only with them.
    public var others: [String]

    public init(_ title: String, asMigrated: Bool = false, ignoreFile: String? = nil, policy: LintPolicy = LintPolicy(), isWholeFile: Bool = false, beside others: [String] = [], _ markedText: String) {
        self.title = title
        self.markedText = Self.endsLine(markedText) ? markedText : markedText + "\n"
        self.asMigrated = asMigrated
        self.ignoreFile = ignoreFile
        self.policy = policy
        self.isWholeFile = isWholeFile
        self.others = others
    }

    /// Whether a text ends with an LF of its own, not with CR LF; asked by bytes, as all examples are made when the program starts.
    private static func endsLine(_ text: String) -> Bool {
        let end = text.utf8.suffix(2)
        return end.last == UInt8(ascii: "\n") && end.first != UInt8(ascii: "\r")
    }

    /// The Dockerfile without the markers.
    public var bytes: [UInt8] { unmarked.bytes }

    /// What is to be reported, sorted; empty in a clean example.
    public var ranges: [SourceRange] {
        let places = unmarked.places
        return stride(from: 1, to: 10, by: 2).compactMap { digit in
            guard let start = places[digit], let end = places[digit + 1] else { return nil }
            return SourceRange(start, end)
        }.sorted()
    }

    private var unmarked: (bytes: [UInt8], places: [Int: Int]) {
        let mark: [UInt8] = [0xEF, 0xB8, 0x8F, 0xE2, 0x83, 0xA3]
        let text = Array(markedText.utf8)
        var bytes: [UInt8] = []
        var places: [Int: Int] = [:]
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte >= 0x31, byte <= 0x39, text[(index + 1)...].starts(with: mark) {
                places[Int(byte) - 0x30] = bytes.count
                index += 1 + mark.count
            } else {
                bytes.append(byte)
                index += 1
            }
        }
        return (bytes, places)
    }
}
