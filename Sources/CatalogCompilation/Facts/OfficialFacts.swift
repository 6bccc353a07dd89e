internal import HardenedCatalog

/// The tags of the official images as a file of facts (JSON) gives them.
struct OfficialFacts: Decodable {
    var images: [String: [Entry]]

    struct Entry: Decodable {
        var tags: [String]
        var sharedTags: [String]
        var architectures: [String]
    }

    func officials() -> [CatalogContents.OfficialImage] {
        images.map { name, entries in
            let values = entries.map { entry in
                // A tag that Linux and Windows share names the Linux image here; of Windows only its own tags are kept.
                let isWindows = entry.architectures.allSatisfy { $0.hasPrefix("windows-") }
                return OfficialEntry(tags: isWindows ? entry.tags : entry.tags + entry.sharedTags, isWindows: isWindows)
            }
            return CatalogContents.OfficialImage(name: name, entries: values.filter { !$0.isWindows } + values.filter(\.isWindows))
        }.sorted { $0.name < $1.name }
    }
}
