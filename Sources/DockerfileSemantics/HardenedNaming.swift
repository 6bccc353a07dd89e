import ImageReferences

/// How hardened images are called where the organisation pulls them from.
///
/// The template holds `{image}` once: `dhi.io/{image}`, `registry.example.com:5000/dhi/{image}`, `acme/dhi-{image}`.
public struct HardenedNaming: Sendable, Hashable {
    /// The public registry of hardened images.
    public static let publicRegistry = HardenedNaming(prefix: "dhi.io/", suffix: "")

    public var prefix: String
    public var suffix: String

    public init(prefix: String, suffix: String) {
        self.prefix = prefix
        self.suffix = suffix
    }

    /// Reads a template; `nil` unless it holds `{image}` exactly once.
    public init?(template: String) {
        let marker = "{image}"
        guard let start = template.firstRange(of: marker) else { return nil }
        prefix = String(template[..<start.lowerBound])
        suffix = String(template[start.upperBound...])
        guard suffix.firstRange(of: marker) == nil else { return nil }
    }

    /// The name without a tag.
    public func name(of image: String) -> String { prefix + image + suffix }

    /// The short name of a hardened image behind a reference without tag and digest; `nil` if it is called otherwise.
    public func image(named name: String) -> String? {
        guard name.hasPrefix(prefix), name.hasSuffix(suffix), name.utf8.count > prefix.utf8.count + suffix.utf8.count else { return nil }
        let image = name.dropFirst(prefix.count).dropLast(suffix.count)
        return image.contains("/") ? nil : String(image)
    }
}

extension String {
    /// Where `other` stands first, byte by byte.
    func firstRange(of other: String) -> Range<String.Index>? {
        var index = startIndex
        while index < endIndex {
            if self[index...].hasPrefix(other) { return index..<self.index(index, offsetBy: other.count) }
            index = self.index(after: index)
        }
        return nil
    }
}
