public import HardenedCatalog

/// The release line of each image, from `mappings/release-lines.yaml`; images that are not named there are not judged.
public struct ReleaseLines: Sendable, Hashable {
    public private(set) var judged: [String: ReleaseLine] = [:]

    public init(judged: [String: ReleaseLine] = [:]) {
        self.judged = judged
    }

    init(text: String, file: String) throws(MappingsError) {
        for record in try YAMLRecord.records(text: text, file: file) {
            guard let extent = ReleaseLine.Extent(rawValue: try record.text("line")) else {
                let all = ReleaseLine.Extent.allCases.map(\.rawValue).joined(separator: ", ")
                throw record.failure("`line` has to be one of \(all)", at: record.value("line"))
            }
            let line = ReleaseLine(extent: extent, reason: try record.text("reason"))
            for image in try record.list("images") {
                guard judged.updateValue(line, forKey: image) == nil else { throw record.failure("`\(image)` is judged twice") }
            }
        }
    }

    public subscript(image: String) -> ReleaseLine { judged[image] ?? .unjudged }
}
