import Yams

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

    /// The one document in `bytes`; an empty file is `null`.
    static func parse(_ bytes: [UInt8], file: FilePath) throws(ConfigurationError) -> YAMLValue {
        if bytes.count > sizeLimit {
            throw ConfigurationError(file: file, message: "has \(bytes.count) bytes, more than the \(sizeLimit) that a configuration may have")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ConfigurationError(file: file, line: lineOfInvalidText(bytes), message: "is not valid UTF-8 here")
        }
        if aliases(in: bytes) > aliasLimit {
            throw ConfigurationError(file: file, message: "has more than \(aliasLimit) aliases (*name); write the values out")
        }
        let node: Node?
        do {
            node = try Yams.compose(yaml: text, .default, .default, .utf8)
        } catch let error as YamlError {
            throw ConfigurationError(error, file: file)
        } catch {
            throw ConfigurationError(file: file, message: "is not YAML")
        }
        guard let node else { return YAMLValue(place: .init(line: 1, column: 1), content: .null) }
        var remaining = valueLimit
        return try value(of: node, file, depth: 0, &remaining)
    }

    private static func value(of node: Node, _ file: FilePath, depth: Int, _ remaining: inout Int) throws(ConfigurationError) -> YAMLValue {
        let place = place(of: node)
        remaining -= 1
        if depth > depthLimit || remaining < 0 {
            let what = depth > depthLimit ? "is nested more than \(depthLimit) levels deep" : "holds more than \(valueLimit) values"
            throw ConfigurationError(file: file, line: place.line, column: place.column, message: what)
        }
        switch node {
        case .scalar(let scalar):
            let isPlain = scalar.style == .plain
            let isNull = isPlain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
            return YAMLValue(place: place, content: isNull ? .null : .scalar(scalar.string, isPlain: isPlain))
        case .sequence(let sequence):
            var values: [YAMLValue] = []
            for item in sequence { values.append(try value(of: item, file, depth: depth + 1, &remaining)) }
            return YAMLValue(place: place, content: .list(values))
        case .mapping(let mapping):
            var entries: [YAMLValue.Entry] = []
            var keys: Set<String> = []
            for (key, item) in mapping {
                let keyPlace = YAMLDocument.place(of: key)
                guard case .scalar(let scalar) = key else {
                    throw ConfigurationError(file: file, line: keyPlace.line, column: keyPlace.column, message: "a key must be a plain word")
                }
                if !keys.insert(scalar.string).inserted {
                    throw ConfigurationError(
                        file: file, line: keyPlace.line, column: keyPlace.column, message: "the key \"\(scalar.string)\" is here twice")
                }
                entries.append(.init(key: scalar.string, place: keyPlace, value: try value(of: item, file, depth: depth + 1, &remaining)))
            }
            return YAMLValue(place: place, content: .entries(entries))
        case .alias:
            throw ConfigurationError(file: file, line: place.line, column: place.column, message: "an alias (*name) without its value")
        }
    }

    private static func place(of node: Node) -> YAMLValue.Place {
        YAMLValue.Place(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
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
    fileprivate init(_ error: YamlError, file: FilePath) {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let during = context.map { $0.text + ": " } ?? ""
            self.init(file: file, line: mark.line, column: mark.column, message: "is not valid YAML: \(during)\(problem)")
        case .duplicatedKeysInMapping(let keys, let context):
            let names = keys.map { "\"\($0)\"" }.joined(separator: ", ")
            self.init(file: file, line: context.mark.line, column: context.mark.column, message: "the key \(names) is here twice")
        case .reader(let problem, let offset, _, let yaml):
            let line = offset.map { yaml.prefix($0).count { $0.isNewline } + 1 }
            self.init(file: file, line: line, message: "is not valid YAML: \(problem)")
        default:
            self.init(file: file, message: "is not valid YAML: \(error)")
        }
    }
}
