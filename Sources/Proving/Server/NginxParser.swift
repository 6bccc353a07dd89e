/// Words, quotes, comments and blocks of nginx's settings.
struct NginxParser {
    private let bytes: [UInt8]
    private var index = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    private enum Token {
        case word(String)
        case end, open, close
    }

    mutating func parse() -> [NginxDirective]? {
        // Blocks that are open, each with what stands in it so far.
        var open: [(name: String, arguments: [String], inner: [NginxDirective])] = [("", [], [])]
        var words: [String] = []
        while true {
            switch next() {
            case .failure: return nil
            case .success(nil): return words.isEmpty && open.count == 1 ? open[0].inner : nil
            case .success(.word(let word)?): words.append(word)
            case .success(.end?):
                guard let name = words.first else { return nil }
                open[open.count - 1].inner.append(NginxDirective(name: name, arguments: Array(words.dropFirst())))
                words = []
            case .success(.open?):
                // Deeper than nginx's own blocks go.
                guard let name = words.first, open.count < 64 else { return nil }
                if name.hasSuffix("_by_lua_block") {
                    // Lua's text has braces in pairs, but for those in its quotes, which are rare.
                    guard skipBlock() else { return nil }
                    open[open.count - 1].inner.append(NginxDirective(name: name, arguments: Array(words.dropFirst()), block: []))
                } else {
                    open.append((name, Array(words.dropFirst()), []))
                }
                words = []
            case .success(.close?):
                guard words.isEmpty, open.count > 1, let block = open.popLast() else { return nil }
                open[open.count - 1].inner.append(NginxDirective(name: block.name, arguments: block.arguments, block: block.inner))
            }
        }
    }

    private struct Fault: Error {}

    /// `nil`: the end of the text.
    private mutating func next() -> Result<Token?, Fault> {
        while index < bytes.count {
            if Self.isBlank(bytes[index]) {
                index += 1
            } else if bytes[index] == UInt8(ascii: "#") {
                while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
            } else {
                break
            }
        }
        guard index < bytes.count else { return .success(nil) }
        switch bytes[index] {
        case UInt8(ascii: ";"): index += 1; return .success(.end)
        case UInt8(ascii: "{"): index += 1; return .success(.open)
        case UInt8(ascii: "}"): index += 1; return .success(.close)
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return quoted(bytes[index])
        default: return .success(.word(plain()))
        }
    }

    private mutating func quoted(_ quote: UInt8) -> Result<Token?, Fault> {
        var text: [UInt8] = []
        index += 1
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == quote { return .success(.word(String(decoding: text, as: UTF8.self))) }
            if byte == UInt8(ascii: "\\"), index < bytes.count, bytes[index] == quote || bytes[index] == UInt8(ascii: "\\") {
                text.append(bytes[index])
                index += 1
            } else {
                text.append(byte)
            }
        }
        return .failure(Fault())
    }

    private mutating func plain() -> String {
        var text: [UInt8] = []
        while index < bytes.count {
            let byte = bytes[index]
            if Self.isBlank(byte) || byte == UInt8(ascii: ";") { break }
            // `${name}` is a variable, and no block.
            if byte == UInt8(ascii: "{"), text.last != UInt8(ascii: "$") { break }
            if byte == UInt8(ascii: "{"), let end = bytes[index...].firstIndex(of: UInt8(ascii: "}")) {
                text += bytes[index...end]
                index = end + 1
                continue
            }
            text.append(byte)
            index += 1
            if byte == UInt8(ascii: "\\"), index < bytes.count {
                text.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// To behind the brace that closes the block.
    private mutating func skipBlock() -> Bool {
        var depth = 1
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "{") { depth += 1 }
            if bytes[index] == UInt8(ascii: "}") { depth -= 1 }
            index += 1
            if depth == 0 { return true }
        }
        return false
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
