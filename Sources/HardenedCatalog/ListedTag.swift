import Synchronization

/// A tag of a source image that facts are known of.
///
/// A class, since the tags of an image are searched through often.
final class ListedTag: Sendable {
    /// The facts of a group of tags: a large value, shared by them.
    final class Group: Sendable {
        let image: SourceImage

        init(_ image: SourceImage) {
            self.image = image
        }
    }

    let group: Group
    let tag: SourceTag

    init(group: Group, tag: SourceTag) {
        self.group = group
        self.tag = tag
    }

    /// The numbers of its version; empty for a tag without one.
    var numbers: [Int] { tag.version?.numbers ?? [] }
}

extension Catalog {
    /// All listed tags of a source image for Linux, in the order of the catalogue.
    func listedTags(name: String) -> [ListedTag] {
        if let known = listedTags.withLock({ $0[name] }) { return known }
        let groups = sourceImages(name: name).map(ListedTag.Group.init).filter { $0.image.distribution.family != .windows }
        let tags = groups.flatMap { group in group.image.tags.map { ListedTag(group: group, tag: SourceTag($0)) } }
        listedTags.withLock { $0[name] = tags }
        return tags
    }
}
