/// Reads a JSON array or object as Go's encoding/json does: what that package accepts, and nothing else.
struct JSONCollectionReader {
    /// An element of an array, or a member of an object.
    struct Element {
        /// The name with its quotes, of members.
        var key: Range<Int>?
        /// The value, with its quotes where it is a string.
        var value: Range<Int>
        var isString: Bool
    }

    private static let depthLimit = 10_000

    private let end: Int
    private var offset: Int
    private(set) var elements: [Element] = []
    private var key: Range<Int>?
    /// The open brackets and braces.
    private var stack: [UInt8] = []

    init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        offset = range.lowerBound
        end = range.upperBound
    }

    /// - Returns: whether the range is one collection that starts with `open`, with no number too large for a double.
    mutating func read(_ bytes: Span<UInt8>, open: UInt8) -> Bool {
        skipBlanks(bytes)
        guard offset < end, bytes[offset] == open else { return false }
        return readCollection(bytes)
    }

    private enum State {
        case value, valueOrClose, key, keyOrClose, afterValue
    }

    private mutating func readCollection(_ bytes: Span<UInt8>) -> Bool {
        var state = State.value
        while true {
            skipBlanks(bytes)
            guard offset < end else { return state == .afterValue && stack.isEmpty }
            let byte = bytes[offset]
            switch state {
            case .afterValue:
                guard let open = stack.last else { return false }
                offset += 1
                if byte == .comma {
                    state = open == .openBracket ? .value : .key
                } else if byte == (open == .openBracket ? UInt8.closeBracket : .closeBrace) {
                    stack.removeLast()
                } else {
                    return false
                }
            case .key, .keyOrClose:
                if state == .keyOrClose, byte == .closeBrace {
                    offset += 1
                    stack.removeLast()
                    state = .afterValue
                    continue
                }
                let start = offset
                guard byte == .doubleQuote, readString(bytes) else { return false }
                if stack.count == 1 { key = start..<offset }
                skipBlanks(bytes)
                guard offset < end, bytes[offset] == .colon else { return false }
                offset += 1
                state = .value
            case .value, .valueOrClose:
                if state == .valueOrClose, byte == .closeBracket {
                    offset += 1
                    stack.removeLast()
                    state = .afterValue
                    continue
                }
                let start = offset
                if byte == .openBracket || byte == .openBrace {
                    guard stack.count < Self.depthLimit else { return false }
                    if stack.count == 1 { elements.append(Element(key: key, value: start..<(start + 1), isString: false)) }
                    stack.append(byte)
                    offset += 1
                    state = byte == .openBracket ? .valueOrClose : .keyOrClose
                } else {
                    guard readScalar(bytes, byte) else { return false }
                    if stack.count == 1 {
                        elements.append(Element(key: key, value: start..<offset, isString: byte == .doubleQuote))
                    }
                    state = .afterValue
                }
            }
        }
    }

    private mutating func readScalar(_ bytes: Span<UInt8>, _ byte: UInt8) -> Bool {
        switch byte {
        case .doubleQuote: return readString(bytes)
        case UInt8(ascii: "t"): return readLiteral(bytes, "true")
        case UInt8(ascii: "f"): return readLiteral(bytes, "false")
        case UInt8(ascii: "n"): return readLiteral(bytes, "null")
        default: return readNumber(bytes)
        }
    }

    private mutating func skipBlanks(_ bytes: Span<UInt8>) {
        while offset < end, bytes[offset] == .space || bytes[offset] == .tab || bytes[offset] == .carriageReturn || bytes[offset] == .lineFeed {
            offset += 1
        }
    }

    private mutating func readString(_ bytes: Span<UInt8>) -> Bool {
        guard let close = JSONString.end(bytes, offset..<end) else { return false }
        offset = close
        return true
    }

    private mutating func readLiteral(_ bytes: Span<UInt8>, _ literal: StaticString) -> Bool {
        let text = Array(literal.description.utf8)
        guard offset + text.count <= end else { return false }
        for (index, byte) in text.enumerated() where bytes[offset + index] != byte { return false }
        offset += text.count
        return true
    }

    private mutating func readNumber(_ bytes: Span<UInt8>) -> Bool {
        let start = offset
        if bytes[offset] == .dash { offset += 1 }
        guard offset < end, bytes[offset].isDigit else { return false }
        if bytes[offset] == UInt8(ascii: "0") { offset += 1 } else { _ = readDigits(bytes) }
        if offset < end, bytes[offset] == UInt8(ascii: ".") {
            offset += 1
            guard readDigits(bytes) else { return false }
        }
        if offset < end, bytes[offset].lowercased == UInt8(ascii: "e") {
            offset += 1
            if offset < end, bytes[offset] == UInt8(ascii: "+") || bytes[offset] == .dash { offset += 1 }
            guard readDigits(bytes) else { return false }
        }
        // A number outside the range of a double is an error of its own in Go.
        guard let number = Double(String(lossy: bytes, start..<offset)) else { return false }
        return number.isFinite
    }

    private mutating func readDigits(_ bytes: Span<UInt8>) -> Bool {
        let start = offset
        while offset < end, bytes[offset].isDigit { offset += 1 }
        return offset > start
    }
}
