internal import HardenedCatalog

/// The mapping from images to hardened ones as a file of facts (JSON) gives it.
struct MappingFacts: Decodable {
    var rows: [Row]

    struct Row: Decodable {
        var source: String
        var match: String
        var dhi: String?
        var one_to_one: Bool
        var confidence: String
        var evidence: String
        var note: String?
        var tag_note: String?
    }

    /// Rows that say how to read the names of registries are left out: the program knows that by itself.
    func mappings(sources: [CatalogContents.NamedSource]) -> [ImageMapping] {
        let crossing = Set(sources.filter(Self.standsOnOtherFamilies).map(\.name))
        return rows.filter { $0.confidence != "rule" }.map { row in
            let evidence = Self.evidence[row.confidence] ?? .judged
            return ImageMapping(
                source: Self.source(row), hardened: row.dhi, oneToOne: row.dhi != nil && row.one_to_one, evidence: evidence, reason: row.dhi == nil ? "no image of the catalogue is its counterpart" : row.evidence,
                note: row.dhi == nil ? "" : [row.note, row.tag_note].compactMap { $0 }.joined(separator: "; "),
                crossesFamily: row.dhi != nil && (crossing.contains(row.source) || Self.crosses(row.source)))
        }.sorted { $0.source < $1.source }
    }

    private static let evidence: [String: ImageMapping.Evidence] = [
        "same-name": .sameName, "guide": .guide, "docs": .docs, "curated": .judged, "none": .none,
    ]

    private static func source(_ row: Row) -> String {
        row.match == "prefix" ? row.source + "*" : row.source
    }

    private static let otherFamilies: Set<Distribution.Family> = [.ubuntu, .ubi, .amazonlinux, .oraclelinux, .wolfi]

    /// All tags that are known, but for Windows.
    private static func standsOnOtherFamilies(_ source: CatalogContents.NamedSource) -> Bool {
        let families = Set(source.groups.map(\.distribution.family)).subtracting([.windows])
        return !families.isEmpty && families.isSubset(of: otherFamilies)
    }

    /// Publishers all of whose images stand on another family: Ubuntu, Red Hat's UBI, Wolfi.
    private static func crosses(_ source: String) -> Bool {
        let publishers = [
            "ubuntu/", "registry.access.redhat.com/ubi", "registry.redhat.io/ubi", "cgr.dev/", "cimg/", "circleci/", "nvidia/cuda", "nvcr.io/nvidia/cuda",
            "mcr.microsoft.com/openjdk/",
        ]
        return source == "ubuntu" || publishers.contains { source.hasPrefix($0) }
    }
}
