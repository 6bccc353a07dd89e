import HardenedCatalog

/// The platform that a reference pins by its name or its tag, where hardened images leave it to `--platform`.
///
/// Docker's official images stand under the name of each architecture, too: `arm64v8/node` is `node` for that one.
struct PinnedPlatform: Hashable, Sendable {
    /// As `--platform` takes it: `linux/arm64`.
    let platform: String
    /// The image for all platforms: its familiar name and its tag.
    let name: String
    let tag: String?
    /// What says so in the reference: `arm64v8/` in front of the name, or `-arm64v8` at the end of the tag.
    let mark: String

    /// - Parameters:
    ///   - name: The familiar name.
    ///   - isOfficial: Whether Docker's library has an image of this name.
    init?(name: String, tag: String?, isOfficial: (String) -> Bool) {
        if let slash = name.utf8.firstIndex(of: UInt8(ascii: "/")), let platform = SourceTag.platform(of: String(name[..<slash])),
            case let plain = String(name[name.utf8.index(after: slash)...]), !plain.utf8.contains(UInt8(ascii: "/")), isOfficial(plain)
        {
            self.init(platform: platform, name: plain, tag: tag, mark: String(name[...slash]))
        } else if let tag, let hyphen = tag.utf8.lastIndex(of: UInt8(ascii: "-")), hyphen != tag.startIndex,
            let platform = SourceTag.platform(of: String(tag[tag.utf8.index(after: hyphen)...]))
        {
            self.init(platform: platform, name: name, tag: String(tag[..<hyphen]), mark: String(tag[hyphen...]))
        } else {
            return nil
        }
    }

    private init(platform: String, name: String, tag: String?, mark: String) {
        self.platform = platform
        self.name = name
        self.tag = tag
        self.mark = mark
    }
}
