internal import HardenedCatalog
internal import YAMLSyntax

/// Fields of a YAML file, with typed access to them and errors that name their place.
///
/// Scalars are taken as they are written, so that `22.10` stays `22.10`.
struct YAMLRecord {
    let file: String
    let line: Int
    let entries: [YAMLValue.Entry]
    /// Fields that count where this record says nothing.
    let shared: [YAMLValue.Entry]

    init(_ value: YAMLValue, file: String, shared: [YAMLValue.Entry] = []) throws(MappingsError) {
        guard case .entries(let entries) = value.content else {
            throw MappingsError(file: file, line: value.place.line, message: "expected fields (key: value)")
        }
        self.file = file
        self.line = value.place.line
        self.entries = entries
        self.shared = shared
    }

    /// Parses a file whose top is a mapping.
    init(text: String, file: String) throws(MappingsError) {
        guard let value = try Self.parse(text, file: file) else {
            throw MappingsError(file: file, line: nil, message: "expected fields (key: value)")
        }
        try self.init(value, file: file)
    }

    /// Parses a file whose top is a list of mappings.
    static func records(text: String, file: String) throws(MappingsError) -> [YAMLRecord] {
        guard let value = try parse(text, file: file), !value.isNull else { return [] }
        guard case .list(let items) = value.content else {
            throw MappingsError(file: file, line: value.place.line, message: "expected a list")
        }
        var records: [YAMLRecord] = []
        for item in items { records.append(try YAMLRecord(item, file: file)) }
        return records
    }

    private static func parse(_ text: String, file: String) throws(MappingsError) -> YAMLValue? {
        do throws(YAMLError) {
            return try YAMLReader.read(Array(text.utf8))
        } catch {
            throw MappingsError(error, file: file)
        }
    }

    func failure(_ message: String, at value: YAMLValue? = nil) -> MappingsError {
        MappingsError(file: file, line: value?.place.line ?? line, message: message)
    }

    /// The field's value; `nil` when it is absent or null.
    func value(_ key: String) -> YAMLValue? {
        guard let entry = Self.entry(key, among: entries) ?? Self.entry(key, among: shared), !entry.value.isNull else { return nil }
        return entry.value
    }

    private static func entry(_ key: String, among entries: [YAMLValue.Entry]) -> YAMLValue.Entry? {
        entries.first { $0.key == key && !$0.isComplex }
    }

    func text(_ key: String) throws(MappingsError) -> String {
        guard let text = try optionalText(key) else { throw failure("`\(key)` is missing") }
        return text
    }

    func optionalText(_ key: String) throws(MappingsError) -> String? {
        guard let value = value(key) else { return nil }
        guard let text = value.text else { throw failure("`\(key)` has to be a text", at: value) }
        return text
    }

    func list(_ key: String) throws(MappingsError) -> [String] {
        try optionalList(key) ?? []
    }

    func optionalList(_ key: String) throws(MappingsError) -> [String]? {
        guard let value = value(key) else { return nil }
        return try list(value, key: key)
    }

    private func list(_ value: YAMLValue, key: String) throws(MappingsError) -> [String] {
        guard case .list(let items) = value.content else { throw failure("`\(key)` has to be a list", at: value) }
        var texts: [String] = []
        for item in items {
            guard let text = item.text else { throw failure("`\(key)` has to be a list of texts", at: item) }
            texts.append(text)
        }
        return texts
    }

    /// The names and values of a field that is a mapping, in order.
    func pairs(_ key: String) throws(MappingsError) -> [(key: String, value: String)] {
        guard let value = value(key) else { return [] }
        guard case .entries(let entries) = value.content else { throw failure("`\(key)` has to be fields (name: value)", at: value) }
        var pairs: [(String, String)] = []
        for entry in entries {
            guard !entry.isComplex, let text = entry.value.text else { throw failure("the fields of `\(key)` have to be texts", at: entry.value) }
            pairs.append((entry.key, text))
        }
        return pairs
    }

    func integer(_ key: String) throws(MappingsError) -> Int {
        guard let integer = Int(try text(key)) else { throw failure("`\(key)` has to be a number", at: value(key)) }
        return integer
    }

    /// The fields of a field.
    func record(_ key: String) throws(MappingsError) -> YAMLRecord {
        guard let value = value(key) else { throw failure("`\(key)` is missing") }
        return try YAMLRecord(value, file: file)
    }

    func optionalRecord(_ key: String) throws(MappingsError) -> YAMLRecord? {
        guard let value = value(key) else { return nil }
        return try YAMLRecord(value, file: file)
    }

    /// The records of a field that is a list; the fields of `sharedKey` count where a record says nothing.
    func records(_ key: String, sharedKey: String? = nil) throws(MappingsError) -> [YAMLRecord] {
        guard let value = value(key) else { return [] }
        var shared: [YAMLValue.Entry] = []
        if let sharedKey, case .entries(let entries)? = self.value(sharedKey)?.content { shared = entries }
        guard case .list(let items) = value.content else { throw failure("`\(key)` has to be a list", at: value) }
        var records: [YAMLRecord] = []
        for item in items { records.append(try YAMLRecord(item, file: file, shared: shared)) }
        return records
    }

    /// The lists of a field that is a list of lists.
    func lists(_ key: String) throws(MappingsError) -> [[String]] {
        guard let value = value(key) else { return [] }
        guard case .list(let items) = value.content else { throw failure("`\(key)` has to be a list", at: value) }
        var lists: [[String]] = []
        for item in items { lists.append(try list(item, key: key)) }
        return lists
    }

    /// The field that is written first.
    var first: (key: String, value: String)? {
        guard let entry = entries.first, !entry.isComplex, let text = entry.value.text else { return nil }
        return (entry.key, text)
    }

    func optionalBool(_ key: String) throws(MappingsError) -> Bool? {
        switch try optionalText(key) {
        case nil: return nil
        case "true": return true
        case "false": return false
        default: throw failure("`\(key)` has to be true or false", at: value(key))
        }
    }

    func bool(_ key: String, else standard: Bool) throws(MappingsError) -> Bool {
        try optionalBool(key) ?? standard
    }
}

extension MappingsError {
    fileprivate init(_ error: YAMLError, file: String) {
        switch error {
        case .malformed(_, let problem, let place): self.init(file: file, line: place.line, message: problem)
        case .duplicateKeys(let keys, _): self.init(file: file, line: nil, message: "keys appear twice: \(keys)")
        case .unreadable, .outOfMemory: self.init(file: file, line: nil, message: "this is not YAML")
        }
    }
}
