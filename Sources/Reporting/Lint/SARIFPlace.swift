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
        writer.object { $0.field("uri", Self.uri(source.path)) }
    }

    func region(_ range: SourceRange, key: String, _ writer: inout JSONWriter) {
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

    /// A path as a URI reference; an absolute one as a `file:` URI.
    static func uri(_ path: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = path.hasPrefix("/") ? Array("file://".utf8) : []
        let relative = path.hasPrefix("./") ? path.dropFirst(2) : path[...]
        for byte in relative.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "~"):
                bytes.append(byte)
            default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
