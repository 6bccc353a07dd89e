/// The versions that tags of one edition of a source image have, by the group whose facts they share: `17:3.12.4,3.12,3;18:3.11,`.
///
/// Made when the catalogue is compiled, since reading all tags of an image takes longer than all else that is asked of it.
package enum EditionTags {
    /// By edition, in its alphabetical order, what stands in the catalogue of the tags of an image for Linux.
    package static func encode(_ groups: [(id: Int, image: SourceImage)]) -> [(edition: String, tags: String)] {
        var editions: [String: String] = [:]
        for group in groups where group.image.distribution.family != .windows {
            var versions: [String: [[Int]]] = [:]
            for text in group.image.tags {
                let tag = SourceTag(text)
                guard let version = tag.version, !tag.isPrerelease, versions[tag.edition]?.contains(version.numbers) != true else { continue }
                versions[tag.edition, default: []].append(version.numbers)
            }
            for (edition, versions) in versions {
                let tags = versions.map { TagVersion($0).description }.joined(separator: ",")
                editions[edition, default: ""] += "\(group.id):\(tags);"
            }
        }
        return editions.sorted { $0.key < $1.key }.map { (edition: $0.key, tags: $0.value) }
    }

    /// The groups with tags that begin with the most of `numbers`, in order, and how many that are; `nil` when the bytes are not of this form.
    static func nearest(to numbers: [Int], in tags: Span<UInt8>) -> (groups: [Int], count: Int)? {
        var nearest: (groups: [Int], count: Int) = ([], 0)
        var group = 0
        var value = 0
        // Of the version that is read: how many numbers were read, and how many of them are those that are wanted.
        var (length, common) = (0, 0)
        for index in tags.indices {
            let byte = tags[index]
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value * 10 + Int(byte - UInt8(ascii: "0"))
            case UInt8(ascii: ":"): (group, value) = (value, 0)
            case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"):
                if common == length, length < numbers.count, numbers[length] == value { common += 1 }
                length += 1
                value = 0
                guard byte != UInt8(ascii: ".") else { continue }
                if common > nearest.count { nearest = ([], common) }
                if common == nearest.count, nearest.groups.last != group { nearest.groups.append(group) }
                (length, common) = (0, 0)
            default: return nil
            }
        }
        return nearest
    }
}

extension SourceTag {
    /// What is the same of tags of one edition, whatever their versions: words, kind of system and architecture.
    var edition: String {
        [words.joined(separator: "-"), isSlim ? "slim" : "", architecture ?? "", system?.distribution.family.rawValue ?? ""].joined(separator: "/")
    }
}
