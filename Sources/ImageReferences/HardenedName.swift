extension ImageReference {
    /// The host of the hardened images.
    public static var hardenedDomain: String { "dhi.io" }

    /// Whether this names a hardened image: `dhi.io/<image>`.
    public var isHardened: Bool { hardenedImage != nil }

    /// `<image>` of `dhi.io/<image>`; `nil` for every other name, and for `dhi.io/library/<image>`, which does not exist.
    public var hardenedImage: String? {
        guard names(host: ImageReference.hardenedDomain) else { return nil }
        let path = slice(pathRange)
        return path.utf8.contains(UInt8(ascii: "/")) ? nil : path
    }

    /// On the host of the hardened images, but under a folder that it does not have, as in `dhi.io/library/node`.
    public var isMisplacedHardened: Bool { names(host: ImageReference.hardenedDomain) && hardenedImage == nil }

    /// The empty base that BuildKit knows by name; it has neither tag nor digest.
    public var isScratch: Bool { text == "scratch" }
}
