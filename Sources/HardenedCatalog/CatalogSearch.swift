internal import Storage

extension Catalog {
    /// Images whose name, title, category or tool contains the text, and images that a source image with the text in its name maps to.
    ///
    /// Best first: the exact name, names that begin with it, names that contain it, then the rest; case does not count.
    public func search(_ text: String) -> [CatalogSearchResult] {
        let wanted = text.lowercased()
        guard !wanted.isEmpty else { return [] }
        var sources: [String: [String]] = [:]
        for row in mappings where row.source.lowercased().contains(wanted) {
            if let hardened = row.hardened { sources[hardened, default: []].append(row.source) }
        }
        var found: [(rank: Int, result: CatalogSearchResult)] = []
        for name in imageNames {
            guard let image = image(named: name) else { continue }
            if let rank = Self.rank(of: image, for: wanted) {
                found.append((rank, CatalogSearchResult(image: image, sources: [])))
            } else if let sources = sources[name] {
                let isExact = sources.contains { $0.lowercased() == wanted }
                found.append((isExact ? 1 : 5, CatalogSearchResult(image: image, sources: sources)))
            }
        }
        return found.sorted { ($0.rank, $0.result.image.name) < ($1.rank, $1.result.image.name) }.map(\.result)
    }

    private static func rank(of image: CatalogImage, for text: String) -> Int? {
        let name = image.name.lowercased()
        if name == text { return 0 }
        if name.hasPrefix(text) { return 2 }
        if name.contains(text) { return 3 }
        if image.title.lowercased().contains(text) { return 4 }
        let isDescribed = image.categories.contains { $0.contains(text) } || image.tools.contains { $0.lowercased() == text }
        return isDescribed ? 6 : nil
    }

    /// How much the catalogue holds.
    public var statistics: CatalogStatistics {
        let counts = numbers(
            [
                "SELECT count(*) FROM image", "SELECT count(*) FROM definition", "SELECT sum(tags) FROM image", "SELECT count(*) FROM source", "SELECT count(*) FROM source_tag",
                "SELECT count(*) FROM official", "SELECT count(*) FROM official_tag",
            ])
        return CatalogStatistics(
            images: counts[0], definitions: counts[1], tags: counts[2], sourceImages: counts[3], sourceTags: counts[4], officialImages: counts[5],
            officialTags: counts[6], mappings: Dictionary(grouping: mappings, by: \.evidence).mapValues(\.count))
    }
}
