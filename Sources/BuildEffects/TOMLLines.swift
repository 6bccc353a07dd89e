/// The plain `key = "text"` lines of a TOML file, by the table they stand in; all else is passed over.
///
/// Lock files and manifests say so what is asked of them here: names, versions, sources.
public struct TOMLLines: Sendable {
    public struct Table: Sendable {
        /// `project`, `package`, `tool.uv`; empty for what stands in front of the first.
        public var name: String
        /// Keys as written, and their values: of text what it says, of other values what is written behind `=` in the line.
        public var values: [String: String] = [:]
    }

    public private(set) var tables: [Table] = [Table(name: "")]

    public init(_ bytes: [UInt8]) {
        var quote: String?
        for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
            if let open = quote {
                if line.contains(open) { quote = nil }
                continue
            }
            let text = line.drop { $0 == " " || $0 == "\t" }
            for mark in ["\"\"\"", "'''"] where Self.count(mark, in: text) == 1 { quote = mark }
            if text.hasPrefix("[") {
                let name = text.drop { $0 == "[" }.prefix { $0 != "]" }.filter { $0 != " " && $0 != "\"" }
                // The inner lines of an array of arrays begin so, too, and name no table.
                if !name.isEmpty, !name.contains(","), !name.contains("{"), text.contains("]") { tables.append(Table(name: String(name))) }
                continue
            }
            guard let equals = text.firstIndex(of: "="), !text.hasPrefix("#"), !text.hasPrefix("\"") || text.dropFirst().firstIndex(of: "\"").map({ $0 < equals }) == true else { continue }
            let key = text[..<equals].filter { $0 != " " && $0 != "\t" && $0 != "\"" }
            guard !key.isEmpty, key.allSatisfy({ $0.isLetter || $0.isNumber || "-_.".contains($0) }) else { continue }
            tables[tables.count - 1].values[String(key)] = Self.value(text[text.index(after: equals)...])
        }
    }

    /// The value of a key in the first table of that name; a key may be written with its table, too.
    public func value(_ key: String, in table: String) -> String? {
        tables.lazy.filter { $0.name == table }.compactMap { $0.values[key] }.first ?? tables.first { $0.name.isEmpty }?.values[table + "." + key]
    }

    /// All tables of that name, in order.
    public func all(_ name: String) -> [Table] { tables.filter { $0.name == name } }

    private static func value(_ text: Substring) -> String {
        let text = text.drop { $0 == " " || $0 == "\t" }
        guard let quote = text.first, quote == "\"" || quote == "'" else { return String(text.prefix { $0 != "#" }).trimmed }
        return String(text.dropFirst().prefix { $0 != quote })
    }

    private static func count(_ mark: String, in text: Substring) -> Int {
        var count = 0
        var rest = text
        while let place = rest.firstRange(of: mark) {
            count += 1
            rest = rest[place.upperBound...]
        }
        return count
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = self[...]
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return String(text)
    }
}
