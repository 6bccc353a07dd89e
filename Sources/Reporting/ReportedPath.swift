import SourceModel

/// The path of a file that is reported, as the bytes the system knows it by.
public struct ReportedPath: Sendable, Hashable {
    public let bytes: [UInt8]

    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// For people: nothing in it drives a terminal, and every byte can be told.
    public var shown: String { VisibleText.of(bytes) }

    /// For formats that are UTF-8, with U+FFFD where the name is not.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    public var isText: Bool { String(validating: bytes, as: UTF8.self) != nil }

    /// As a URI reference, every byte of it; an absolute path as a `file:` URI.
    public var uri: String {
        let digits = Array("0123456789ABCDEF".utf8)
        var result: [UInt8] = bytes.first == UInt8(ascii: "/") ? Array("file://".utf8) : []
        for byte in bytes.starts(with: "./".utf8) ? bytes.dropFirst(2) : bytes[...] {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "~"):
                result.append(byte)
            default: result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The path behind a relative `uri`.
    init(uri: String) {
        let text = Array(uri.utf8)
        var bytes: [UInt8] = []
        var index = 0
        while index < text.count {
            if text[index] == UInt8(ascii: "%"), index + 2 < text.count, let byte = UInt8(String(decoding: text[(index + 1)...(index + 2)], as: UTF8.self), radix: 16) {
                bytes.append(byte)
                index += 3
            } else {
                bytes.append(text[index])
                index += 1
            }
        }
        self.init(bytes)
    }
}

extension ReportedPath: ExpressibleByStringLiteral {
    public init(stringLiteral text: String) { self.init(Array(text.utf8)) }
}

extension JSONWriter {
    /// The field `path`; of a name that is not UTF-8 also `uri`, from which its bytes can be had.
    mutating func path(_ path: ReportedPath) {
        field("path", path.text)
        if !path.isText { field("uri", path.uri) }
    }
}
