internal import HardenedCatalog
internal import Yams

/// A mapping node of a YAML file, with typed access to its fields and errors that name their place.
///
/// Scalars are taken as they are written, so that `22.10` stays `22.10`.
struct YAMLRecord {
    let file: String
    let mapping: Node.Mapping
    /// Fields that count where this record says nothing.
    let shared: Node.Mapping?

    init(_ node: Node, file: String, shared: Node.Mapping? = nil) throws(MappingsError) {
        guard let mapping = node.mapping else {
            throw MappingsError(file: file, line: node.mark?.line, message: "expected fields (key: value)")
        }
        self.file = file
        self.mapping = mapping
        self.shared = shared
    }

    /// Parses a file whose top is a mapping.
    init(text: String, file: String) throws(MappingsError) {
        try self.init(try Self.parse(text, file: file), file: file)
    }

    /// Parses a file whose top is a list of mappings.
    static func records(text: String, file: String) throws(MappingsError) -> [YAMLRecord] {
        let node = try parse(text, file: file)
        if node.isNull { return [] }
        guard let sequence = node.sequence else {
            throw MappingsError(file: file, line: node.mark?.line, message: "expected a list")
        }
        var records: [YAMLRecord] = []
        for item in sequence { records.append(try YAMLRecord(item, file: file)) }
        return records
    }

    private static func parse(_ text: String, file: String) throws(MappingsError) -> Node {
        do {
            return try Yams.compose(yaml: text) ?? Node("", Tag(.null))
        } catch let error as YamlError {
            throw MappingsError(file: file, line: error.line, message: error.problem)
        } catch {
            throw MappingsError(file: file, line: nil, message: "this is not YAML")
        }
    }

    var line: Int? { mapping.mark?.line }

    func failure(_ message: String, at node: Node? = nil) -> MappingsError {
        MappingsError(file: file, line: node?.mark?.line ?? line, message: message)
    }

    /// The field's node; `nil` when it is absent or null.
    func node(_ key: String) -> Node? {
        guard let node = mapping[Node(key)] ?? shared?[Node(key)], !node.isNull else { return nil }
        return node
    }

    func text(_ key: String) throws(MappingsError) -> String {
        guard let text = try optionalText(key) else { throw failure("`\(key)` is missing") }
        return text
    }

    func optionalText(_ key: String) throws(MappingsError) -> String? {
        guard let node = node(key) else { return nil }
        guard let scalar = node.scalar else { throw failure("`\(key)` has to be a text", at: node) }
        return scalar.string
    }

    func list(_ key: String) throws(MappingsError) -> [String] {
        try optionalList(key) ?? []
    }

    func optionalList(_ key: String) throws(MappingsError) -> [String]? {
        guard let node = node(key) else { return nil }
        return try Self.list(node, key: key, file: file)
    }

    private static func list(_ node: Node, key: String, file: String) throws(MappingsError) -> [String] {
        guard let sequence = node.sequence else {
            throw MappingsError(file: file, line: node.mark?.line, message: "`\(key)` has to be a list")
        }
        var items: [String] = []
        for item in sequence {
            guard let scalar = item.scalar else {
                throw MappingsError(file: file, line: item.mark?.line, message: "`\(key)` has to be a list of texts")
            }
            items.append(scalar.string)
        }
        return items
    }

    /// The names and values of a field that is a mapping, in order.
    func pairs(_ key: String) throws(MappingsError) -> [(key: String, value: String)] {
        guard let node = node(key) else { return [] }
        guard let mapping = node.mapping else { throw failure("`\(key)` has to be fields (name: value)", at: node) }
        var pairs: [(String, String)] = []
        for (name, value) in mapping {
            guard let name = name.scalar?.string, let text = value.scalar?.string else {
                throw failure("the fields of `\(key)` have to be texts", at: value)
            }
            pairs.append((name, text))
        }
        return pairs
    }

    func integer(_ key: String) throws(MappingsError) -> Int {
        guard let integer = Int(try text(key)) else { throw failure("`\(key)` has to be a number", at: node(key)) }
        return integer
    }

    /// The fields of a field.
    func record(_ key: String) throws(MappingsError) -> YAMLRecord {
        guard let node = node(key) else { throw failure("`\(key)` is missing") }
        return try YAMLRecord(node, file: file)
    }

    func optionalRecord(_ key: String) throws(MappingsError) -> YAMLRecord? {
        guard let node = node(key) else { return nil }
        return try YAMLRecord(node, file: file)
    }

    /// The records of a field that is a list; the fields of `sharedKey` count where a record says nothing.
    func records(_ key: String, sharedKey: String? = nil) throws(MappingsError) -> [YAMLRecord] {
        guard let node = node(key) else { return [] }
        let shared = sharedKey.flatMap { self.node($0)?.mapping }
        guard let sequence = node.sequence else { throw failure("`\(key)` has to be a list", at: node) }
        var records: [YAMLRecord] = []
        for item in sequence { records.append(try YAMLRecord(item, file: file, shared: shared)) }
        return records
    }

    /// The lists of a field that is a list of lists.
    func lists(_ key: String) throws(MappingsError) -> [[String]] {
        guard let node = node(key) else { return [] }
        guard let sequence = node.sequence else { throw failure("`\(key)` has to be a list", at: node) }
        var lists: [[String]] = []
        for item in sequence { lists.append(try Self.list(item, key: key, file: file)) }
        return lists
    }

    /// The field that is written first.
    var first: (key: String, value: String)? {
        guard let (key, value) = mapping.first, let name = key.scalar?.string, let text = value.scalar?.string else { return nil }
        return (name, text)
    }

    func optionalBool(_ key: String) throws(MappingsError) -> Bool? {
        switch try optionalText(key) {
        case nil: return nil
        case "true": return true
        case "false": return false
        default: throw failure("`\(key)` has to be true or false", at: node(key))
        }
    }

    func bool(_ key: String, else standard: Bool) throws(MappingsError) -> Bool {
        try optionalBool(key) ?? standard
    }
}

extension Node {
    /// `null`, `~` or nothing, not in quotes.
    var isNull: Bool {
        guard let scalar, scalar.style == .plain || scalar.style == .any else { return false }
        return ["", "null", "~", "Null", "NULL"].contains(scalar.string)
    }
}

extension YamlError {
    /// Counts from 1.
    fileprivate var line: Int? {
        switch self {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        default: nil
        }
    }

    fileprivate var problem: String {
        switch self {
        case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _): problem
        case .duplicatedKeysInMapping(let keys, _): "keys appear twice: \(keys)"
        default: "this is not YAML"
        }
    }
}
