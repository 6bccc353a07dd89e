internal import HardenedCatalog

/// A file of mapping rows under `mappings/images/`.
enum ImageMappingText {
    static func write(_ rows: [ImageMapping]) -> String {
        rows.map { row in
            var text = "- source: \(YAMLText.scalar(row.source))\n"
            if let hardened = row.hardened { text += "  hardened: \(YAMLText.scalar(hardened))\n" }
            if row.hardened != nil, !row.oneToOne { text += "  one-to-one: false\n" }
            if row.crossesFamily { text += "  crosses-family: true\n" }
            text += "  evidence: \(row.evidence.rawValue)\n"
            if !row.reason.isEmpty { text += "  reason: \(YAMLText.scalar(row.reason))\n" }
            if !row.note.isEmpty { text += "  note: \(YAMLText.scalar(row.note))\n" }
            return text
        }.joined()
    }
}
