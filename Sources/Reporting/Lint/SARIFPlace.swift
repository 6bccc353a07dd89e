import SourceModel

/// Places of one file as SARIF writes them: a URI reference, and regions with columns in UTF-16 units.
struct SARIFPlace {
    let source: LintedSource

    func physicalLocation(_ range: SourceRange, _ writer: inout JSONWriter) {
        writer.key("physicalLocation")
        writer.object { writer in
            artifactLocation(&writer)
            region(range, key: "region", &writer)
        }
    }

    func artifactLocation(_ writer: inout JSONWriter) {
        writer.key("artifactLocation")
        writer.object { $0.field("uri", source.path.uri) }
    }

    func region(_ range: SourceRange, key: StaticString, _ writer: inout JSONWriter) {
        writer.key(key)
        writer.object {
            $0.field("startLine", source.lines.line(at: range.start))
            $0.field("startColumn", source.column(range.start) { $0.utf16.count })
            $0.field("endLine", source.lines.line(at: range.end))
            $0.field("endColumn", source.column(range.end) { $0.utf16.count })
            $0.field("byteOffset", Int(range.start))
            $0.field("byteLength", range.count)
        }
    }
}
