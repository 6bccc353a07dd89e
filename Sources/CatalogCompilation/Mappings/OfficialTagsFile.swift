internal import HardenedCatalog

/// Reads what `OfficialTagsText` writes.
enum OfficialTagsFile {
    static func read(_ text: String, file: String) throws(MappingsError) -> CatalogContents.OfficialImage {
        let record = try YAMLRecord(text: text, file: file)
        var official = CatalogContents.OfficialImage(name: try record.text("image"), entries: [])
        for (key, isWindows) in [("entries", false), ("windows", true)] {
            official.entries += try record.lists(key).map { OfficialEntry(tags: $0, isWindows: isWindows) }
        }
        return official
    }
}
