/// How many parts of a version name what upstream maintains on its own, and within which things are not meant to break.
public struct ReleaseLine: Sendable, Hashable {
    public enum Extent: String, Sendable, Hashable, CaseIterable {
        /// Every version replaces the one before: the image is one line.
        case image
        case major
        case minor = "major.minor"
        /// Nothing but the same version is safe.
        case version
    }

    public var extent: Extent
    /// Why.
    public var reason: String

    public init(extent: Extent, reason: String) {
        self.extent = extent
        self.reason = reason
    }

    /// The narrowest extent that is right for nearly everything, used for images nobody has judged.
    public static let unjudged = ReleaseLine(
        extent: .minor, reason: "not judged: most projects maintain minor releases on their own, so another minor release counts as another line")

    /// The line a version belongs to: `22` of `22.23.2` where lines are major versions.
    ///
    /// `nil` when the version does not say it, as `3` does not where lines are minor versions.
    public func line(of version: String) -> String? {
        let version = version.hasPrefix("v") ? version.dropFirst() : version[...]
        let parts = version.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.first?.first?.isNumber == true else { return extent == .image ? "" : nil }
        switch extent {
        case .image: return ""
        case .major: return String(parts[0])
        case .minor: return parts.count >= 2 ? "\(parts[0]).\(parts[1])" : nil
        case .version: return String(version)
        }
    }
}
