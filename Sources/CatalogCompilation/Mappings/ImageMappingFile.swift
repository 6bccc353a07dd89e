internal import HardenedCatalog

/// Reads what `ImageMappingText` writes, and the rows of `reviewed.yaml`.
enum ImageMappingFile {
    static func read(_ text: String, file: String) throws(MappingsError) -> [ImageMapping] {
        var rows: [ImageMapping] = []
        for record in try YAMLRecord.records(text: text, file: file) {
            let hardened = try record.optionalText("hardened")
            guard let evidence = ImageMapping.Evidence(rawValue: try record.text("evidence")) else {
                let all = ImageMapping.Evidence.allCases.map(\.rawValue).joined(separator: ", ")
                throw record.failure("`evidence` has to be one of \(all)", at: record.value("evidence"))
            }
            guard (hardened == nil) == (evidence == .none) else {
                throw record.failure("a row has either `hardened` or `evidence: none`")
            }
            rows.append(
                ImageMapping(
                    source: try record.text("source"), hardened: hardened, oneToOne: try record.bool("one-to-one", else: hardened != nil),
                    evidence: evidence, reason: try record.optionalText("reason") ?? "", note: try record.optionalText("note") ?? "",
                    crossesFamily: try record.bool("crosses-family", else: false)))
        }
        return rows
    }

    /// The rows of the overlay that is written by hand, put over the imported ones.
    static func review(_ rows: [ImageMapping], by text: String, file: String) throws(MappingsError) -> [ImageMapping] {
        var bySource = Dictionary(rows.map { ($0.source, $0) }) { $1 }
        var seen: Set<String> = []
        for record in try YAMLRecord.records(text: text, file: file) {
            let source = try record.text("source")
            guard seen.insert(source).inserted else { throw record.failure("`\(source)` stands here twice") }
            let imported = bySource[source]
            bySource[source] = ImageMapping(
                source: source, hardened: try record.text("hardened"), oneToOne: try record.bool("one-to-one", else: imported?.oneToOne ?? true),
                evidence: .reviewed, reason: try record.text("reason"), note: try record.optionalText("differences") ?? "",
                crossesFamily: try record.bool("crosses-family", else: imported?.crossesFamily ?? false))
        }
        return bySource.values.sorted { $0.source < $1.source }
    }
}
