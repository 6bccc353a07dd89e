internal import SourceModel

/// A name in which one `*` may stand for any text.
struct NamePattern: Sendable, Hashable {
    private let head: Substring
    private let tail: Substring?

    init(_ text: Substring) {
        let parts = text.split(separator: "*", maxSplits: 1, omittingEmptySubsequences: false)
        head = parts.first ?? ""
        tail = parts.count > 1 ? parts[1] : nil
    }

    /// A name that fits.
    struct Match {
        /// What `*` stood for.
        var captured: Substring?
    }

    func match(_ name: Substring) -> Match? {
        guard let tail else { return name == head ? Match(captured: nil) : nil }
        guard name.utf8.count >= head.utf8.count + tail.utf8.count, name.hasPrefix(head), name.hasSuffix(tail) else { return nil }
        return Match(captured: name.dropFirst(head.count).dropLast(tail.count))
    }

    /// The text with `{}` replaced.
    static func fill(_ text: String, with captured: Substring) -> String {
        guard let offset = text.byteOffset(of: "{}") else { return text }
        let start = text.utf8.index(text.startIndex, offsetBy: offset)
        return "\(text[..<start])\(captured)\(text[text.utf8.index(start, offsetBy: 2)...])"
    }

    /// More letters say more.
    var weight: Int { head.utf8.count + (tail?.utf8.count ?? 0) }
    var isExact: Bool { tail == nil }
}
