/// Reads JSON; `nil` from `read` when the text does not begin with a value.
package struct JSONReader {
    private let bytes: [UInt8]
    private var offset = 0

    package static func read(_ text: String) -> JSONValue? { read(Array(text.utf8)) }

    package static func read(_ bytes: [UInt8]) -> JSONValue? {
        var reader = JSONReader(bytes: bytes)
        return reader.value(depth: 0)
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func skipBlanks() {
        while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { offset += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        skipBlanks()
        guard next == byte else { return false }
        offset += 1
        return true
    }

    private mutating func value(depth: Int) -> JSONValue? {
        skipBlanks()
        guard depth < 100, let byte = next else { return nil }
        switch byte {
        case UInt8(ascii: "{"): return object(depth)
        case UInt8(ascii: "["): return array(depth)
        case UInt8(ascii: "\""): return string().map { .string($0) }
        case UInt8(ascii: "t"): return literal("true", .bool(true))
        case UInt8(ascii: "f"): return literal("false", .bool(false))
        case UInt8(ascii: "n"): return literal("null", .null)
        default: return number()
        }
    }

    private mutating func literal(_ text: String, _ value: JSONValue) -> JSONValue? {
        guard bytes[offset...].starts(with: text.utf8) else { return nil }
        offset += text.utf8.count
        return value
    }

    private mutating func number() -> JSONValue? {
        let start = offset
        while let byte = next, byte != 0x2C, byte != 0x5D, byte != 0x7D, byte > 0x20 { offset += 1 }
        let text = String(decoding: bytes[start..<offset], as: UTF8.self)
        return Int64(text).map { .integer($0) } ?? Double(text).map { .number($0) }
    }

    private mutating func array(_ depth: Int) -> JSONValue? {
        offset += 1
        var values: [JSONValue] = []
        if take(UInt8(ascii: "]")) { return .array(values) }
        repeat {
            guard let value = value(depth: depth + 1) else { return nil }
            values.append(value)
        } while take(UInt8(ascii: ","))
        return take(UInt8(ascii: "]")) ? .array(values) : nil
    }

    private mutating func object(_ depth: Int) -> JSONValue? {
        offset += 1
        var members: [(String, JSONValue)] = []
        if take(UInt8(ascii: "}")) { return .object(members) }
        repeat {
            skipBlanks()
            guard next == UInt8(ascii: "\""), let key = string(), take(UInt8(ascii: ":")), let value = value(depth: depth + 1) else { return nil }
            members.append((key, value))
        } while take(UInt8(ascii: ","))
        return take(UInt8(ascii: "}")) ? .object(members) : nil
    }

    /// Lone surrogates become U+FFFD.
    private mutating func string() -> String? {
        offset += 1
        var units: [UInt16] = []
        var text = ""
        while let byte = next {
            offset += 1
            if byte == UInt8(ascii: "\"") { return text + String(decoding: units, as: UTF16.self) }
            guard byte == UInt8(ascii: "\\") else {
                text += String(decoding: units, as: UTF16.self)
                units = []
                let start = offset - 1
                while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { offset += 1 }
                text += String(decoding: bytes[start..<offset], as: UTF8.self)
                continue
            }
            guard let escaped = next else { return nil }
            offset += 1
            switch escaped {
            case UInt8(ascii: "b"): units.append(0x08)
            case UInt8(ascii: "f"): units.append(0x0C)
            case UInt8(ascii: "n"): units.append(0x0A)
            case UInt8(ascii: "r"): units.append(0x0D)
            case UInt8(ascii: "t"): units.append(0x09)
            case UInt8(ascii: "u"):
                guard offset + 4 <= bytes.count, let unit = UInt16(String(decoding: bytes[offset..<(offset + 4)], as: UTF8.self), radix: 16) else { return nil }
                units.append(unit)
                offset += 4
            default: units.append(UInt16(escaped))
            }
        }
        return nil
    }
}
