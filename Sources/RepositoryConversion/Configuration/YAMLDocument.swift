import YAMLSyntax

/// Reads the text of a YAML file that may be hostile.
///
/// Bounded in size, depth, number of values and aliases, so that a small file cannot grow into a large one.
enum YAMLDocument {
    /// The longest file, in bytes.
    static let sizeLimit = 256 << 10
    static let depthLimit = 32
    static let valueLimit = 100_000
    /// With so few, copies of copies cannot add up: at most e^(16/e), some 360 times the file.
    static let aliasLimit = 16

    /// The one document in `bytes`, whose keys are all plain words; an empty file is `null`.
    static func parse(_ bytes: [UInt8], file: FilePath) throws(ConfigurationError) -> YAMLValue {
        if bytes.count > sizeLimit {
            throw ConfigurationError(file: file, message: "has \(bytes.count) bytes, more than the \(sizeLimit) that a configuration may have")
        }
        if String(validating: bytes, as: UTF8.self) == nil {
            throw ConfigurationError(file: file, line: lineOfInvalidText(bytes), message: "is not valid UTF-8 here")
        }
        if aliases(in: bytes) > aliasLimit {
            throw ConfigurationError(file: file, message: "has more than \(aliasLimit) aliases (*name); write the values out")
        }
        let document: YAMLValue?
        do throws(YAMLError) {
            document = try YAMLReader.read(bytes)
        } catch {
            throw ConfigurationError(error, file: file)
        }
        guard let document else { return YAMLValue(place: .init(line: 1, column: 1), content: .null("")) }
        var remaining = valueLimit
        try check(document, file, depth: 0, &remaining)
        return document
    }

    private static func check(_ value: YAMLValue, _ file: FilePath, depth: Int, _ remaining: inout Int) throws(ConfigurationError) {
        remaining -= 1
        if depth > depthLimit || remaining < 0 {
            let what = depth > depthLimit ? "is nested more than \(depthLimit) levels deep" : "holds more than \(valueLimit) values"
            throw ConfigurationError(file: file, line: value.place.line, column: value.place.column, message: what)
        }
        switch value.content {
        case .null, .scalar: break
        case .list(let items):
            for item in items { try check(item, file, depth: depth + 1, &remaining) }
        case .entries(let entries):
            for entry in entries {
                if entry.isComplex {
                    throw ConfigurationError(file: file, line: entry.place.line, column: entry.place.column, message: "a key must be a plain word")
                }
                try check(entry.value, file, depth: depth + 1, &remaining)
            }
        }
    }

    /// How many places look like an alias, if any looks like an anchor; more may, in quoted text, but none is missed.
    private static func aliases(in bytes: [UInt8]) -> Int {
        func count(_ sign: UInt8) -> Int {
            bytes.indices.count { index in
                guard bytes[index] == sign, index + 1 < bytes.count, bytes[index + 1] > 0x20 else { return false }
                return index == 0 || " \t\r\n[]{},:-?!\u{FEFF}".utf8.contains(bytes[index - 1])
            }
        }
        return count(UInt8(ascii: "&")) == 0 ? 0 : count(UInt8(ascii: "*"))
    }

    private static func lineOfInvalidText(_ bytes: [UInt8]) -> Int {
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        return (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0) + 1
    }
}

extension ConfigurationError {
    /// What the YAML parser says, with its place.
    fileprivate init(_ error: YAMLError, file: FilePath) {
        switch error {
        case .malformed(let context, let problem, let place):
            let during = context.map { $0 + ": " } ?? ""
            self.init(file: file, line: place.line, column: place.column, message: "is not valid YAML: \(during)\(problem)")
        case .duplicateKeys(let keys, let place):
            let names = keys.map { "\"\($0)\"" }.joined(separator: ", ")
            self.init(file: file, line: place.line, column: place.column, message: "the key \(names) is here twice")
        case .unreadable(let problem, let line):
            self.init(file: file, line: line, message: "is not valid YAML: \(problem)")
        case .outOfMemory:
            self.init(file: file, message: "could not be read: there is not enough memory")
        }
    }
}
