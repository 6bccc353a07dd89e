/// Reads JSON of a known shape from front to back, without making values of it, and says where it is something else.
package struct JSONCursor {
    private let bytes: [UInt8]
    /// Of the next byte to be read.
    private var next = 0
    /// Where the value or key begins that was read last.
    package private(set) var start = 0

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { next = 3 }
    }

    /// Reads an object; `member` gets each key and has to read the value behind it.
    package mutating func object(_ member: (inout JSONCursor, String) throws(JSONError) -> Void) throws(JSONError) {
        try take(UInt8(ascii: "{"), "an object ({)")
        if takes(UInt8(ascii: "}")) { return }
        repeat {
            let key = try string("a key in quotes")
            try take(UInt8(ascii: ":"), "\":\" behind the key \"\(key)\"")
            try member(&self, key)
        } while takes(UInt8(ascii: ","))
        try take(UInt8(ascii: "}"), "\",\" or \"}\"")
    }

    /// Reads an array; `element` has to read each value.
    package mutating func array(_ element: (inout JSONCursor) throws(JSONError) -> Void) throws(JSONError) {
        try take(UInt8(ascii: "["), "a list ([)")
        if takes(UInt8(ascii: "]")) { return }
        repeat { try element(&self) } while takes(UInt8(ascii: ","))
        try take(UInt8(ascii: "]"), "\",\" or \"]\"")
    }

    package mutating func string() throws(JSONError) -> String { try string("a text in quotes") }

    package mutating func integer() throws(JSONError) -> Int {
        skipBlanks()
        start = next
        while next < bytes.count, bytes[next] == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[next]) { next += 1 }
        guard let number = Int(String(decoding: bytes[start..<next], as: UTF8.self)) else { throw error("a whole number") }
        return number
    }

    /// Passes over a value, whatever it is.
    package mutating func skip() throws(JSONError) {
        skipBlanks()
        let begin = next
        var depth = 0
        repeat {
            skipBlanks()
            guard next < bytes.count else { throw JSONError(offset: next, message: "ends within a value") }
            switch bytes[next] {
            case UInt8(ascii: "\""): _ = try string()
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                next += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                next += 1
            case UInt8(ascii: ","), UInt8(ascii: ":"):
                if depth == 0 { throw error("a value") }
                next += 1
            default:
                // A number or a word.
                let first = next
                while next < bytes.count, !" \t\r\n,:]}\"[{".utf8.contains(bytes[next]) { next += 1 }
                if next == first { throw error("a value") }
            }
        } while depth > 0
        if depth < 0 { throw JSONError(offset: begin, message: "expected a value") }
        start = begin
    }

    /// Nothing but blanks may follow.
    package mutating func end() throws(JSONError) {
        skipBlanks()
        if next < bytes.count { throw error("the end of the file") }
    }

    /// That something else stands at the next byte.
    private func error(_ expected: String) -> JSONError {
        JSONError(offset: next, message: next < bytes.count ? "expected \(expected)" : "ends where \(expected) should stand")
    }

    private mutating func skipBlanks() {
        while next < bytes.count, case let byte = bytes[next], byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { next += 1 }
    }

    private mutating func takes(_ byte: UInt8) -> Bool {
        skipBlanks()
        guard next < bytes.count, bytes[next] == byte else { return false }
        next += 1
        return true
    }

    private mutating func take(_ byte: UInt8, _ expected: String) throws(JSONError) {
        if !takes(byte) { throw error(expected) }
    }

    private mutating func string(_ expected: String) throws(JSONError) -> String {
        skipBlanks()
        start = next
        guard next < bytes.count, bytes[next] == UInt8(ascii: "\"") else { throw error(expected) }
        next += 1
        let first = next
        while next < bytes.count, bytes[next] != UInt8(ascii: "\""), bytes[next] != UInt8(ascii: "\\"), bytes[next] >= 0x20 { next += 1 }
        if next < bytes.count, bytes[next] == UInt8(ascii: "\"") {
            next += 1
            guard let text = String(validating: bytes[first..<(next - 1)], as: UTF8.self) else { throw JSONError(offset: start, message: "is not valid UTF-8 here") }
            return text
        }
        return try escapedString(from: first)
    }

    /// A text with escapes in it; the opening quote is read.
    private mutating func escapedString(from first: Int) throws(JSONError) -> String {
        next = first
        while next < bytes.count, bytes[next] != UInt8(ascii: "\"") {
            if bytes[next] < 0x20 { throw JSONError(offset: next, message: "a line end or control character stands in a text") }
            next += bytes[next] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard next < bytes.count else { throw JSONError(offset: start, message: "a text that has no end") }
        next += 1
        guard String(validating: bytes[start..<next], as: UTF8.self) != nil, let text = JSONReader.read(Array(bytes[start..<next]))?.string else {
            throw JSONError(offset: start, message: "is not a valid text")
        }
        return text
    }
}

/// Where JSON is not what it should be.
package struct JSONError: Error, Sendable, Hashable {
    /// In bytes.
    package var offset: Int
    package var message: String

    package init(offset: Int, message: String) {
        self.offset = offset
        self.message = message
    }
}
