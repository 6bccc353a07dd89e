internal import HardenedCatalog

/// The file of one official image under `mappings/official-tags/`: one list per entry.
enum OfficialTagsText {
    static func write(_ official: CatalogContents.OfficialImage) -> String {
        var text = "image: \(YAMLText.scalar(official.name))\n"
        for (key, windows) in [("entries", false), ("windows", true)] {
            let entries = official.entries.filter { $0.isWindows == windows }
            if entries.isEmpty { continue }
            text += "\(key):\n" + entries.map { "- \(YAMLText.list($0.tags, indent: 0))\n" }.joined()
        }
        return text
    }
}
