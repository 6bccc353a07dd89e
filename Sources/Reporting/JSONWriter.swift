/// Writes JSON as a stream of bytes, in the order in which it is told.
///
/// Small on purpose: reports are written once, in a fixed order, and start-up must not pay for a general encoder.
public struct JSONWriter {
    public private(set) var bytes: [UInt8] = []
    private var needsComma = false

    public init() {}

    /// `{ … }`
    public mutating func object(_ body: (inout JSONWriter) -> Void) { nest("{", "}", body) }

    /// `[ … ]`
    public mutating func array(_ body: (inout JSONWriter) -> Void) { nest("[", "]", body) }

    /// `[ … ]` with one value for each element.
    public mutating func array<Elements: Sequence>(_ elements: Elements, _ body: (inout JSONWriter, Elements.Element) -> Void) {
        array { writer in
            for element in elements { body(&writer, element) }
        }
    }

    /// The name of the next value.
    public mutating func key(_ name: String) {
        separate()
        append(quoted: name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    public mutating func string(_ value: String) {
        separate()
        append(quoted: value)
        needsComma = true
    }

    public mutating func number(_ value: Int) { raw(String(value)) }
    public mutating func bool(_ value: Bool) { raw(value ? "true" : "false") }
    public mutating func null() { raw("null") }

    public mutating func field(_ name: String, _ value: String) {
        key(name)
        string(value)
    }

    /// `null` for `nil`.
    public mutating func field(_ name: String, _ value: String?) {
        key(name)
        if let value { string(value) } else { null() }
    }

    public mutating func field(_ name: String, _ value: Int) {
        key(name)
        number(value)
    }

    public mutating func field(_ name: String, _ value: Bool?) {
        key(name)
        if let value { bool(value) } else { null() }
    }

    /// JSON text made elsewhere, for example in another task.
    public mutating func raw(_ json: [UInt8]) {
        separate()
        bytes += json
        needsComma = true
    }

    private mutating func raw(_ text: String) {
        separate()
        bytes += text.utf8
        needsComma = true
    }

    private mutating func nest(_ open: String, _ close: String, _ body: (inout JSONWriter) -> Void) {
        separate()
        bytes += open.utf8
        needsComma = false
        body(&self)
        bytes += close.utf8
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = false
    }

    private mutating func append(quoted text: String) {
        bytes.append(UInt8(ascii: "\""))
        // Nearly all texts stand as they are; bytes are looked through faster than a text is.
        let start = bytes.count
        bytes += text.utf8
        if Self.needsEscapes(bytes.span.extracting(start...)) {
            bytes.removeSubrange(start...)
            append(escaped: text)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func needsEscapes(_ text: Span<UInt8>) -> Bool {
        for index in text.indices where text[index] < 0x20 || text[index] == UInt8(ascii: "\"") || text[index] == UInt8(ascii: "\\") || text[index] == 0x7F { return true }
        return false
    }

    private mutating func append(escaped text: String) {
        let digits = Array("0123456789abcdef".utf8)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): bytes += [UInt8(ascii: "\\"), byte]
            case UInt8(ascii: "\\"): bytes += [byte, byte]
            case 0x0A: bytes += "\\n".utf8
            case 0x0D: bytes += "\\r".utf8
            case 0x09: bytes += "\\t".utf8
            case 0..<0x20, 0x7F: bytes += "\\u00".utf8 + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            default: bytes.append(byte)
            }
        }
    }
}
