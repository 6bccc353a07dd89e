/// A parsed image reference that remembers where each part stands in its text.
///
/// The grammar and the normalisation are those of the distribution project, which BuildKit applies to `FROM`, `COPY --from` and
/// `RUN --mount=from`. Ranges are UTF-8 byte offsets into `text`, so that a caller can replace the name or the tag alone.
public struct ImageReference: Sendable, Hashable {
    /// The reference as written.
    public let text: String
    /// Registry host with port as written; `nil` where none is written.
    public let domainRange: Range<Int>?
    /// The repository path as written, without host.
    public let pathRange: Range<Int>
    /// The tag without its colon.
    public let tagRange: Range<Int>?
    /// The digest without its at sign.
    public let digestRange: Range<Int>?

    init(text: String, domainRange: Range<Int>?, pathRange: Range<Int>, tagRange: Range<Int>?, digestRange: Range<Int>?) {
        self.text = text
        self.domainRange = domainRange
        self.pathRange = pathRange
        self.tagRange = tagRange
        self.digestRange = digestRange
    }

    /// Reads a reference; the error says what BuildKit would say.
    public static func parse(_ text: String) throws(ImageReferenceError) -> ImageReference {
        var parser = ImageReferenceParser(text)
        return try parser.parse()
    }
}

extension ImageReference {
    /// Host and path as written: what stands before tag and digest.
    public var nameRange: Range<Int> { (domainRange?.lowerBound ?? pathRange.lowerBound)..<pathRange.upperBound }

    /// The registry's host with port, `docker.io` where none is written or an old name of it is.
    public var domain: String {
        guard let domainRange, !isOnHub else { return ImageReference.defaultDomain }
        return slice(domainRange)
    }

    /// The repository's path in its registry; one-word names of Docker Hub stand under `library/`.
    public var path: String {
        let written = slice(pathRange)
        return isOnHub && !written.utf8.contains(UInt8(ascii: "/")) ? "library/" + written : written
    }

    /// Host and path as written.
    public var name: String { slice(nameRange) }

    public var tag: String? {
        guard let tagRange else { return nil }
        return slice(tagRange)
    }

    public var digest: String? {
        guard let digestRange else { return nil }
        return slice(digestRange)
    }

    /// The same reference with another name and tag, and without digest; text for a Dockerfile.
    public func replacing(name: String? = nil, tag: String?) -> String {
        (name ?? self.name) + (tag.map { ":" + $0 } ?? "")
    }

    /// The text of a range of this reference.
    public func slice(_ range: Range<Int>) -> String { range.count == text.utf8.count ? text : String(Substring(bytes(range))) }

    private func bytes(_ range: Range<Int>) -> Substring.UTF8View {
        let bytes = text.utf8
        let start = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
        return bytes[start..<bytes.index(start, offsetBy: range.count)]
    }

    /// Whether this very host is written.
    func names(host: String) -> Bool {
        guard let domainRange, domainRange.count == host.utf8.count else { return false }
        return bytes(domainRange).elementsEqual(host.utf8)
    }

    /// Whether no host is written, or Docker Hub's own by either of its names.
    private var isOnHub: Bool { domainRange == nil || names(host: ImageReference.defaultDomain) || names(host: "index.docker.io") }

    static var defaultDomain: String { "docker.io" }
}

extension ImageReference: CustomStringConvertible {
    public var description: String { text }
}
