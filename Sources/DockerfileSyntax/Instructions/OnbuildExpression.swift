import SourceModel

/// The text that ONBUILD stores in the image.
enum OnbuildExpression {
    /// The line without the keyword, then each here-document's body and delimiter.
    static func text(_ line: LogicalLine, _ heredocs: [Heredoc], _ source: [UInt8]) -> String {
        let bytes = line.bytes
        var start = skipBlanks(bytes, 0)
        let keyword = Array("onbuild".utf8)
        if start + keyword.count <= bytes.count, bytes[start..<(start + keyword.count)].map(\.lowercased) == keyword {
            start = skipBlanks(bytes, start + keyword.count)
        } else {
            start = 0
        }
        var text = String(lossy: bytes.span, start..<bytes.count)
        for heredoc in heredocs {
            text += "\n" + String(lossy: source.span, heredoc.body.indices) + heredoc.name
        }
        return text
    }

    private static func skipBlanks(_ bytes: [UInt8], _ start: Int) -> Int {
        var offset = start
        while offset < bytes.count, bytes[offset].separatesWords, bytes[offset] != 0x0B { offset += 1 }
        return offset
    }
}
