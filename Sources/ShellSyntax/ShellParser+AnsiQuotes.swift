import SourceModel

extension ShellParser {
    /// bash's `$'…'`, from the quote at the position on.
    mutating func parseAnsiQuotes() -> ShellWordPart.Kind {
        let start = position
        position += 1
        var result: [UInt8] = []
        while let next = byte(position), next != .apostrophe {
            position += 1
            if next == .backslash { appendEscape(to: &result) } else { result.append(next) }
        }
        if byte(position) == .apostrophe {
            position += 1
        } else {
            report(.unclosed("a single quote"), range(start, start + 1))
        }
        // bash ends the value at the first NUL.
        return .ansiQuoted(result)
    }

    private mutating func appendEscape(to result: inout [UInt8]) {
        guard let letter = byte(position) else {
            result.append(.backslash)
            return
        }
        position += 1
        switch letter {
        case 0x61: result.append(0x07)
        case 0x62: result.append(0x08)
        case 0x65, 0x45: result.append(0x1B)
        case 0x66: result.append(0x0C)
        case 0x6E: result.append(0x0A)
        case 0x72: result.append(0x0D)
        case 0x74: result.append(0x09)
        case 0x76: result.append(0x0B)
        case .backslash, .apostrophe, .quote, .questionMark: result.append(letter)
        case 0x63:
            if let control = byte(position) {
                position += 1
                result.append(control & 0x1F)
            }
        case 0x30...0x37:
            position -= 1
            result.append(UInt8(truncatingIfNeeded: takeNumber(radix: 8, digits: 3) ?? 0))
        case 0x78: appendNumber(letter, digits: 2, to: &result)
        case 0x75: appendNumber(letter, digits: 4, to: &result)
        case 0x55: appendNumber(letter, digits: 8, to: &result)
        default: result += [.backslash, letter]
        }
    }

    /// `\xHH` gives a byte, `\uHHHH` and `\UHHHHHHHH` a character.
    private mutating func appendNumber(_ letter: UInt8, digits: Int, to result: inout [UInt8]) {
        guard let value = takeNumber(radix: 16, digits: digits) else {
            result += [.backslash, letter]
            return
        }
        if digits == 2 {
            result.append(UInt8(truncatingIfNeeded: value))
        } else if let scalar = Unicode.Scalar(UInt32(truncatingIfNeeded: value)) {
            result += Array(String(Character(scalar)).utf8)
        }
    }

    private mutating func takeNumber(radix: Int, digits: Int) -> Int? {
        var value: Int?
        for _ in 0..<digits {
            guard let next = byte(position), let digit = Character(Unicode.Scalar(next)).hexDigitValue, digit < radix else { break }
            value = (value ?? 0) * radix + digit
            position += 1
        }
        return value
    }
}
