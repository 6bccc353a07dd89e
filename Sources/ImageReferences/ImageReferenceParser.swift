/// Reads the grammar `[host[:port]/]component{/component}[:tag][@digest]` over bytes, from left to right.
struct ImageReferenceParser {
    private let text: String
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) {
        self.text = text
        bytes = Array(text.utf8)
    }

    mutating func parse() throws(ImageReferenceError) -> ImageReference {
        guard !bytes.isEmpty else { throw .empty }
        guard !(bytes.count == 64 && bytes.allSatisfy(isLowerHexadecimal)) else { throw .identifier(text) }
        let domain = domain()
        let pathStart = domain.map { $0.upperBound + 1 } ?? 0
        try refuseUppercase(from: pathStart, domain: domain)
        if let domain, !isHostAndPort(bytes[domain]), !isComponent(domain) { throw .format }
        position = pathStart
        guard path() else { throw .format }
        let path = pathStart..<position
        let tag = try tag()
        let digest = try digest()
        guard position == bytes.count else { throw .format }
        let reference = ImageReference(text: text, domainRange: domain, pathRange: path, tagRange: tag, digestRange: digest)
        // The folder of official images counts, too.
        guard path.count + "library/".utf8.count <= ImageReferenceError.longestName || reference.path.utf8.count <= ImageReferenceError.longestName else { throw .nameTooLong }
        if let digest { try validate(digest) }
        return reference
    }

    // MARK: Host

    /// The first component is a host only if it cannot be a part of the path: it has a dot, a colon or a capital, or is `localhost`.
    private func domain() -> Range<Int>? {
        guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else { return nil }
        let first = bytes[0..<slash]
        let isHost =
            first.contains(UInt8(ascii: ".")) || first.contains(UInt8(ascii: ":")) || first.contains(where: isUppercase)
            || first.elementsEqual("localhost".utf8)
        return isHost ? 0..<slash : nil
    }

    /// What looks like a host but is a path component by its letters, as `a_b.c`, is let through by the grammar.
    private mutating func isComponent(_ range: Range<Int>) -> Bool {
        position = range.lowerBound
        return component() && position == range.upperBound
    }

    private func isHostAndPort(_ host: ArraySlice<UInt8>) -> Bool {
        var name = host
        if host.first == UInt8(ascii: "[") {
            guard let close = host.firstIndex(of: UInt8(ascii: "]")) else { return false }
            let address = host[(host.startIndex + 1)..<close]
            guard !address.isEmpty, address.allSatisfy({ isHexadecimal($0) || $0 == UInt8(ascii: ":") }) else { return false }
            guard close + 1 < host.endIndex else { return true }
            return host[close + 1] == UInt8(ascii: ":") && isPort(host[(close + 2)...])
        }
        if let colon = host.firstIndex(of: UInt8(ascii: ":")) {
            guard isPort(host[(colon + 1)...]) else { return false }
            name = host[..<colon]
        }
        return isHostName(name)
    }

    /// Letters, digits and hyphens between dots, where no hyphen stands at an end.
    private func isHostName(_ name: ArraySlice<UInt8>) -> Bool {
        var previous = UInt8(ascii: ".")
        for byte in name {
            switch byte {
            case UInt8(ascii: "."): guard isLetterOrDigit(previous) else { return false }
            case UInt8(ascii: "-"): guard previous != UInt8(ascii: ".") else { return false }
            default: guard isLetterOrDigit(byte) else { return false }
            }
            previous = byte
        }
        return isLetterOrDigit(previous)
    }

    private func isPort(_ digits: ArraySlice<UInt8>) -> Bool { !digits.isEmpty && digits.allSatisfy(isDigit) }

    // MARK: Path

    /// Capitals in the path have a message of their own, before the grammar is looked at; everything up to the first colon counts.
    private func refuseUppercase(from start: Int, domain: Range<Int>?) throws(ImageReferenceError) {
        let remote = bytes[start...].prefix { $0 != UInt8(ascii: ":") }
        guard remote.contains(where: { isUppercase($0) || $0 >= 0x80 }) else { return }
        let written = String(decoding: remote, as: UTF8.self)
        guard written.lowercased() != written else { return }
        let isHub = domain.map { ["docker.io", "index.docker.io"].contains(String(decoding: bytes[$0], as: UTF8.self)) } ?? true
        let inLibrary = isHub && !bytes[start...].contains(UInt8(ascii: "/"))
        throw .uppercase(inLibrary ? "library/" + written : written)
    }

    /// `component{/component}`.
    private mutating func path() -> Bool {
        guard component() else { return false }
        while position < bytes.count, bytes[position] == UInt8(ascii: "/") {
            position += 1
            guard component() else { return false }
        }
        return true
    }

    /// Runs of small letters and digits, joined by one of `.`, `_`, `__` or any number of `-`.
    private mutating func component() -> Bool {
        guard word() else { return false }
        while position < bytes.count {
            let start = position
            switch bytes[position] {
            case UInt8(ascii: "."): position += 1
            case UInt8(ascii: "_"): position += position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "_") ? 2 : 1
            case UInt8(ascii: "-"): while position < bytes.count, bytes[position] == UInt8(ascii: "-") { position += 1 }
            default: return true
            }
            guard word() else {
                position = start
                return true
            }
        }
        return true
    }

    private mutating func word() -> Bool {
        let start = position
        while position < bytes.count, isDigit(bytes[position]) || isLowercase(bytes[position]) { position += 1 }
        return position > start
    }

    // MARK: Tag and digest

    private mutating func tag() throws(ImageReferenceError) -> Range<Int>? {
        guard position < bytes.count, bytes[position] == UInt8(ascii: ":") else { return nil }
        let start = position + 1
        position = start
        while position < bytes.count, isTagByte(bytes[position]) { position += 1 }
        guard position > start, position - start <= 128, isWordByte(bytes[start]) else { throw .format }
        return start..<position
    }

    private mutating func digest() throws(ImageReferenceError) -> Range<Int>? {
        guard position < bytes.count, bytes[position] == UInt8(ascii: "@") else { return nil }
        let start = position + 1
        guard let colon = bytes[start...].firstIndex(of: UInt8(ascii: ":")) else { throw .format }
        var expectsLetter = true
        for byte in bytes[start..<colon] {
            if expectsLetter {
                guard isLowercase(byte) || isUppercase(byte) else { throw .format }
                expectsLetter = false
            } else if [UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: ".")].contains(byte) {
                expectsLetter = true
            } else if !isLetterOrDigit(byte) {
                throw .format
            }
        }
        let encoded = bytes[(colon + 1)...]
        guard !expectsLetter, encoded.count >= 32, encoded.allSatisfy(isHexadecimal) else { throw .format }
        position = bytes.count
        return start..<position
    }

    /// Only registered algorithms with the right number of small hexadecimal digits are digests.
    private func validate(_ digest: Range<Int>) throws(ImageReferenceError) {
        guard let colon = bytes[digest].firstIndex(of: UInt8(ascii: ":")) else { throw .digestFormat }
        let length: Int
        guard !bytes[digest.lowerBound..<colon].contains(where: isUppercase) else { throw .digestFormat }
        switch String(decoding: bytes[digest.lowerBound..<colon], as: UTF8.self) {
        case "sha256": length = 64
        case "sha384": length = 96
        case "sha512": length = 128
        default: throw .digestAlgorithm
        }
        let encoded = bytes[(colon + 1)..<digest.upperBound]
        guard encoded.count == length else { throw .digestLength }
        guard encoded.allSatisfy(isLowerHexadecimal) else { throw .digestFormat }
    }
}

private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
private func isLowercase(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }
private func isUppercase(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
private func isLetterOrDigit(_ byte: UInt8) -> Bool { isDigit(byte) || isLowercase(byte) || isUppercase(byte) }
private func isWordByte(_ byte: UInt8) -> Bool { isLetterOrDigit(byte) || byte == UInt8(ascii: "_") }
private func isTagByte(_ byte: UInt8) -> Bool { isWordByte(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") }
private func isLowerHexadecimal(_ byte: UInt8) -> Bool { isDigit(byte) || (byte >= 0x61 && byte <= 0x66) }
private func isHexadecimal(_ byte: UInt8) -> Bool { isLowerHexadecimal(byte) || (byte >= 0x41 && byte <= 0x46) }
