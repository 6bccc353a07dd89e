import Synchronization

/// A tag of a source image that facts are known of.
struct ListedTag: Sendable {
    var image: SourceImage
    var tag: SourceTag
}

extension Catalog {
    /// All listed tags of a source image for Linux, in the order of the catalogue.
    func listedTags(name: String) -> [ListedTag] {
        if let known = listedTags.withLock({ $0[name] }) { return known }
        let tags = sourceImages(name: name).filter { $0.distribution.family != .windows }
            .flatMap { image in image.tags.map { ListedTag(image: image, tag: SourceTag($0)) } }
        listedTags.withLock { $0[name] = tags }
        return tags
    }
}
