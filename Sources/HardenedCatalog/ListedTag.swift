import Synchronization

/// A tag of a source image that facts are known of.
///
/// A class, since the facts are a large value and the tags of an image are searched through often.
final class ListedTag: Sendable {
    let image: SourceImage
    let tag: SourceTag
    /// The same for all tags of one group of facts.
    let group: Int

    init(image: SourceImage, tag: SourceTag, group: Int) {
        self.image = image
        self.tag = tag
        self.group = group
    }

    /// The numbers of its version; empty for a tag without one.
    var numbers: [Int] { tag.version?.numbers ?? [] }
}

extension Catalog {
    /// All listed tags of a source image for Linux, in the order of the catalogue.
    func listedTags(name: String) -> [ListedTag] {
        if let known = listedTags.withLock({ $0[name] }) { return known }
        let tags = sourceImages(name: name).filter { $0.distribution.family != .windows }
            .enumerated().flatMap { group, image in image.tags.map { ListedTag(image: image, tag: SourceTag($0), group: group) } }
        listedTags.withLock { $0[name] = tags }
        return tags
    }
}
