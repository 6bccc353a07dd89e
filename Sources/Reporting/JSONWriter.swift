/// Writes JSON as a stream of bytes, in the order in which it is told.
///
/// Small on purpose: reports are written once, in a fixed order, and start-up must not pay for a general encoder.
public struct JSONWriter {
    public private(set) var bytes: [UInt8] = []
    private var needsComma = false

    public init() {}

    /// `{ … }`
    public mutating func object(_ body: (inout JSONWriter) -> Void) { nest(UInt8(ascii: "{"), UInt8(ascii: "}"), body) }

    /// `[ … ]`
    public mutating func array(_ body: (inout JSONWriter) -> Void) { nest(UInt8(ascii: "["), UInt8(ascii: "]"), body) }

    /// `[ … ]` with one value for each element.
    public mutating func array<Elements: Sequence>(_ elements: Elements, _ body: (inout JSONWriter, Elements.Element) -> Void) {
        array { writer in
            for element in elements { body(&writer, element) }
        }
    }

    /// The name of the next value, which has nothing to escape.
    public mutating func key(_ name: StaticString) {
        // All at once: reports are mostly names of fields, and each call would see for itself whether there is room.
        let comma = needsComma
        bytes.append(addingCapacity: name.utf8CodeUnitCount + 4) { output in
            if comma { output.append(UInt8(ascii: ",")) }
            Self.append(key: name, to: &output)
        }
        needsComma = false
    }

    /// The same of a name that is no part of the program's text.
    public mutating func key(named name: String) {
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

    public mutating func number(_ value: Int) {
        // Ranges are most of a report; a text for each of their numbers would cost more than the rest. Others are rare.
        guard let value = UInt32(exactly: value) else { return raw(String(value)) }
        let comma = needsComma
        bytes.append(addingCapacity: Self.digits + 1) { output in
            if comma { output.append(UInt8(ascii: ",")) }
            Self.append(value, to: &output)
        }
        needsComma = true
    }

    /// `{ … }` with nothing but these fields, all at once; the numbers are those of a range: never negative, and of 32 bits.
    mutating func object<let count: Int>(of fields: InlineArray<count, (StaticString, Int)>) {
        separate()
        var capacity = 2
        for index in fields.indices { capacity += fields[index].0.utf8CodeUnitCount + 4 + Self.digits }
        bytes.append(addingCapacity: capacity) { output in
            output.append(UInt8(ascii: "{"))
            for index in fields.indices {
                if index > 0 { output.append(UInt8(ascii: ",")) }
                Self.append(key: fields[index].0, to: &output)
                Self.append(UInt32(clamping: fields[index].1), to: &output)
            }
            output.append(UInt8(ascii: "}"))
        }
        needsComma = true
    }

    /// How many a number of 32 bits may have.
    private static let digits = 10

    private static func append(key name: StaticString, to output: inout OutputSpan<UInt8>) {
        output.append(UInt8(ascii: "\""))
        name.withUTF8Buffer { name in for index in name.indices { unsafe output.append(name[index]) } }
        output.append(UInt8(ascii: "\""))
        output.append(UInt8(ascii: ":"))
    }

    private static func append(_ value: UInt32, to output: inout OutputSpan<UInt8>) {
        var unit: UInt32 = 1
        while value / unit >= 10 { unit *= 10 }
        while unit > 0 {
            output.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value / unit % 10))
            unit /= 10
        }
    }

    public mutating func bool(_ value: Bool) { raw(value ? "true" : "false") }
    public mutating func null() { raw("null") }

    public mutating func field(_ name: StaticString, _ value: String) {
        key(name)
        string(value)
    }

    /// `null` for `nil`.
    public mutating func field(_ name: StaticString, _ value: String?) {
        key(name)
        if let value { string(value) } else { null() }
    }

    public mutating func field(_ name: StaticString, _ value: Int) {
        key(name)
        number(value)
    }

    public mutating func field(_ name: StaticString, _ value: Bool?) {
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

    private mutating func nest(_ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void) {
        separate()
        bytes.append(open)
        needsComma = false
        body(&self)
        bytes.append(close)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = false
    }

    private mutating func append(quoted text: String) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        let isDone = text.withUTF8 { text in
            // Nearly all texts stand as they are, and are copied as a whole.
            if unsafe Self.needsEscapes(text) { return false }
            unsafe bytes.append(contentsOf: text)
            return true
        }
        if !isDone { append(escaped: text) }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Eight bytes are looked at together, as texts are long and nearly all stand as they are.
    private static func needsEscapes(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let bytes = UnsafeRawBufferPointer(text)
        var done = 0
        while bytes.count - done >= 8 {
            let block = unsafe bytes.loadUnaligned(fromByteOffset: done, as: UInt64.self)
            // The highest bit of a byte shows that it is below 0x20, or one of the others.
            let control = (block &- ones &* 0x20) & ~block
            if (control | zeros(block, UInt8(ascii: "\"")) | zeros(block, UInt8(ascii: "\\")) | zeros(block, 0x7F)) & highBits != 0 { return true }
            done += 8
        }
        while done < bytes.count {
            let byte = unsafe bytes[done]
            if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F { return true }
            done += 1
        }
        return false
    }

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    /// Sets the highest bit of the first byte that is `wanted`, and perhaps of ones behind it.
    private static func zeros(_ block: UInt64, _ wanted: UInt8) -> UInt64 {
        let difference = block ^ (ones &* UInt64(wanted))
        return (difference &- ones) & ~difference
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
