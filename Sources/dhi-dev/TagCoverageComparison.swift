internal import Foundation

/// A count by version alone, as a file gives it, beside the one of the mapping.
///
/// The file is JSON: `per_image` with the name of the counterpart (`dhi`, null: none), the number of `tags`, and how many of them stand on
/// which level. The levels L0 to L3 are those whose major and minor number the counterpart has.
struct TagCoverageComparison {
    private var images: [String: (tags: Int, versions: Int)] = [:]

    init(path: String) throws {
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        guard let root = try JSONSerialization.jsonObject(with: data) as? [String: Any], let rows = root["per_image"] as? [String: [String: Any]] else {
            throw CocoaError(.fileReadCorruptFile)
        }
        for (name, row) in rows where row["dhi"] is String {
            let versions = row.filter { ["L0", "L1", "L2", "L3"].contains($0.key.prefix(2)) }.values.compactMap { $0 as? Int }.reduce(0, +)
            images[name] = (row["tags"] as? Int ?? 0, versions)
        }
    }

    /// The totals side by side, and each image whose numbers differ.
    func lines(_ counts: [(image: String, count: TagCount)]) -> [String] {
        let tags = images.values.reduce(0) { $0 + $1.tags }
        let versions = images.values.reduce(0) { $0 + $1.versions }
        var total = TagCount()
        for (_, count) in counts { total.add(count) }
        var lines = [
            "by version alone, the file: \(versions) of \(tags) tags (\(TagCount.share(versions, of: tags)) %)",
            "by version alone, here: \(total.versions) of \(total.tags) tags (\(TagCount.share(total.versions, of: total.tags)) %)",
        ]
        for (image, count) in counts {
            let file = images[image] ?? (0, 0)
            if file != (count.tags, count.versions) { lines.append("  \(image): the file \(file.versions) of \(file.tags), here \(count.versions) of \(count.tags)") }
        }
        for name in Set(images.keys).subtracting(counts.map(\.image)).sorted() { lines.append("  \(name): only in the file") }
        return lines
    }
}
