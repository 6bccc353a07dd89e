/// One pattern of the language of `.gitignore`, compiled.
///
/// `*`, `?`, `[…]` match within one name, `**` between slashes any number of folders. A slash anywhere but at the end
/// ties the pattern to the folder it is written for; without one it is compared with the last name alone. A slash
/// at the end restricts it to folders, `!` at the start takes an earlier match back. `\` makes the next byte literal.
/// Matching is on bytes and takes time proportional to pattern times path, never more.
struct PathPattern: Sendable, Hashable {
    /// `!`: what matches is taken back in.
    private(set) var isNegated = false
    private(set) var matchesFoldersOnly = false
    private var isAnchored = false
    private var segments: [Segment] = []

    /// The pattern on `line`, without its newline; `nil` for blank lines, comments and patterns that can match nothing.
    init?(line: some Collection<UInt8>) {
        var text = PathPattern.trimmed(Array(line))[...]
        if text.isEmpty || text.first == UInt8(ascii: "#") { return nil }
        if text.first == UInt8(ascii: "!") {
            isNegated = true
            text = text.dropFirst()
        }
        if text.last == FilePath.slash {
            matchesFoldersOnly = true
            text = text.dropLast()
        }
        isAnchored = text.contains(FilePath.slash)
        if text.first == FilePath.slash { text = text.dropFirst() }
        guard !text.isEmpty, let segments = PathPatternCompiler.segments(of: Array(text)) else { return nil }
        self.segments = segments
    }

    /// Whether the pattern matches the path made of `names`, relative to the folder the pattern is written for.
    func matches(_ names: ArraySlice<[UInt8]>, isFolder: Bool) -> Bool {
        if matchesFoldersOnly, !isFolder { return false }
        guard let last = names.last else { return false }
        if !isAnchored { return segments.count == 1 && segments[0].matches(last) }
        return PathPattern.matches(segments, names)
    }

    /// One part of a pattern between slashes.
    enum Segment: Sendable, Hashable {
        /// `**`: any number of folders, also none; at the end at least one name.
        case folders
        case name([Element])

        func matches(_ name: [UInt8]) -> Bool {
            switch self {
            case .folders: true
            case .name(let elements): PathPattern.matches(elements, name)
            }
        }
    }

    /// One part of a pattern for a single name.
    enum Element: Sendable, Hashable {
        case byte(UInt8)
        case anyByte
        case oneOf(ByteSet)
        case anyBytes
    }

    /// Drops spaces at the end that no backslash protects, and a carriage return before them.
    private static func trimmed(_ line: [UInt8]) -> [UInt8] {
        var line = line
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        var kept = 0
        var index = 0
        while index < line.count {
            if line[index] == UInt8(ascii: "\\") {
                index += 2
                kept = min(index, line.count)
            } else {
                index += 1
                if line[index - 1] != UInt8(ascii: " ") { kept = index }
            }
        }
        return Array(line[..<kept])
    }

    /// Matches with a single point of return, the last `*`: an earlier one never needs to take more.
    private static func matches(_ elements: [Element], _ name: [UInt8]) -> Bool {
        var element = 0
        var byte = 0
        var resume: (element: Int, byte: Int)?
        while byte < name.count {
            if element < elements.count, elements[element] == .anyBytes {
                element += 1
                resume = (element, byte)
            } else if element < elements.count, elements[element].matches(name[byte]) {
                element += 1
                byte += 1
            } else if let last = resume {
                resume = (last.element, last.byte + 1)
                (element, byte) = (last.element, last.byte + 1)
            } else {
                return false
            }
        }
        return elements[element...].allSatisfy { $0 == .anyBytes }
    }

    /// The same one level up: names for bytes, `**` for `*`.
    private static func matches(_ segments: [Segment], _ names: ArraySlice<[UInt8]>) -> Bool {
        var segment = 0
        var name = names.startIndex
        var resume: (segment: Int, name: Int)?
        while name < names.endIndex {
            if segment < segments.count, segments[segment] == .folders {
                segment += 1
                if segment == segments.count { return true }
                resume = (segment, name)
            } else if segment < segments.count, segments[segment].matches(names[name]) {
                segment += 1
                name += 1
            } else if let last = resume {
                resume = (last.segment, last.name + 1)
                (segment, name) = (last.segment, last.name + 1)
            } else {
                return false
            }
        }
        return segment == segments.count
    }
}

extension PathPattern.Element {
    func matches(_ byte: UInt8) -> Bool {
        switch self {
        case .byte(let own): own == byte
        case .anyByte, .anyBytes: true
        case .oneOf(let set): set.contains(byte)
        }
    }
}
