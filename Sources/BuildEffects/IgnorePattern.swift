/// One pattern of a `.dockerignore`: `*` and `?` stay within a folder, `**` does not.
struct IgnorePattern: Sendable, Hashable {
    private enum Token: Hashable {
        case byte(UInt8)
        /// `?`: one character that is no slash.
        case one
        /// `*`
        case name
        /// `**` at the end.
        case rest
        /// `**/`: any number of folders.
        case folders
        /// `[a-z]`, `[^a]`.
        case set([ClosedRange<UInt8>], isNegated: Bool)
    }

    /// The bytes in front of the first wildcard; mostly all of them.
    private let start: [UInt8]
    private let tokens: [Token]

    init(_ text: String) {
        let bytes = Array(text.utf8)
        var start: [UInt8] = []
        start.reserveCapacity(bytes.count)
        var tokens: [Token] = []
        func add(_ byte: UInt8) { if tokens.isEmpty { start.append(byte) } else { tokens.append(.byte(byte)) } }
        var offset = 0
        while offset < bytes.count {
            switch bytes[offset] {
            case UInt8(ascii: "*"):
                offset += 1
                guard offset < bytes.count, bytes[offset] == UInt8(ascii: "*") else {
                    tokens.append(.name)
                    continue
                }
                offset += 1
                if offset < bytes.count, bytes[offset] == UInt8(ascii: "/") { offset += 1 }
                tokens.append(offset == bytes.count ? .rest : .folders)
                continue
            case UInt8(ascii: "?"): tokens.append(.one)
            case UInt8(ascii: "["):
                if let (set, end) = Self.set(bytes, from: offset + 1) {
                    tokens.append(set)
                    offset = end
                    continue
                }
                add(bytes[offset])
            case UInt8(ascii: "\\") where offset + 1 < bytes.count:
                offset += 1
                add(bytes[offset])
            default: add(bytes[offset])
            }
            offset += 1
        }
        self.start = start
        self.tokens = tokens
    }

    private static func set(_ bytes: [UInt8], from start: Int) -> (Token, Int)? {
        var offset = start
        let isNegated = offset < bytes.count && bytes[offset] == UInt8(ascii: "^")
        if isNegated { offset += 1 }
        var ranges: [ClosedRange<UInt8>] = []
        while offset < bytes.count, bytes[offset] != UInt8(ascii: "]") || ranges.isEmpty {
            let low = bytes[offset]
            if offset + 2 < bytes.count, bytes[offset + 1] == UInt8(ascii: "-"), bytes[offset + 2] != UInt8(ascii: "]"), bytes[offset + 2] >= low {
                ranges.append(low...bytes[offset + 2])
                offset += 3
            } else {
                ranges.append(low...low)
                offset += 1
            }
        }
        return offset < bytes.count ? (.set(ranges, isNegated: isNegated), offset + 1) : nil
    }

    /// Whether the whole of `path` fits. All places that the tokens so far may reach are kept, so that no pattern takes long.
    func matches(_ path: String) -> Bool {
        guard path.utf8.starts(with: start) else { return false }
        if tokens.isEmpty { return path.utf8.count == start.count }
        let bytes = Array(path.utf8)
        var places = [Bool](repeating: false, count: bytes.count + 1)
        places[start.count] = true
        for token in tokens {
            var next = [Bool](repeating: false, count: bytes.count + 1)
            for place in places.indices where places[place] {
                switch token {
                case .byte(let byte): if place < bytes.count, bytes[place] == byte { next[place + 1] = true }
                case .one: if place < bytes.count, bytes[place] != UInt8(ascii: "/") { next[characterEnd(bytes, place)] = true }
                case .set(let ranges, let isNegated):
                    if place < bytes.count, bytes[place] != UInt8(ascii: "/"), ranges.contains(where: { $0.contains(bytes[place]) }) != isNegated { next[place + 1] = true }
                case .name:
                    var end = place
                    next[end] = true
                    while end < bytes.count, bytes[end] != UInt8(ascii: "/") {
                        end += 1
                        next[end] = true
                    }
                case .rest: for end in place...bytes.count { next[end] = true }
                case .folders:
                    next[place] = true
                    for end in place..<bytes.count where bytes[end] == UInt8(ascii: "/") { next[end + 1] = true }
                }
            }
            places = next
        }
        return places[bytes.count]
    }

    private func characterEnd(_ bytes: [UInt8], _ place: Int) -> Int {
        var end = place + 1
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        return end
    }
}
