import Foundation

/// As much of JSON Schema as `Documentation/migration.schema.json` uses.
struct JSONSchema {
    private let root: JSONValue
    /// A keyword this does not know would silently allow anything.
    private static let known: Set<String> = [
        "$schema", "$defs", "$ref", "title", "description", "type", "properties", "required", "additionalProperties", "items", "enum", "const",
        "minimum", "pattern",
    ]

    init(_ root: JSONValue) {
        self.root = root
    }

    /// Where and how `value` breaks the schema; empty when it does not.
    func violations(of value: JSONValue) -> [String] {
        var found: [String] = []
        check(value, root, at: "", &found)
        return found
    }

    private func check(_ value: JSONValue, _ schema: JSONValue, at path: String, _ found: inout [String]) {
        guard let keywords = schema.members else { return found.append("schema: no object for \(path)") }
        for keyword in keywords.keys where !Self.known.contains(keyword) { found.append("schema: unknown keyword \(keyword)") }
        if let reference = keywords["$ref"]?.text {
            return check(value, root["$defs"]?[String(reference.dropFirst("#/$defs/".count))] ?? .null, at: path, &found)
        }
        if let type = keywords["type"], !(type.items ?? [type]).contains(.string(value.type)) {
            found.append("\(path): unexpected \(value.type)")
        }
        if let constant = keywords["const"], constant != value { found.append("\(path): not the constant") }
        if let allowed = keywords["enum"]?.items, !allowed.contains(value) { found.append("\(path): \(value) is not allowed") }
        if case .integer(let minimum) = keywords["minimum"], case .integer(let number) = value, number < minimum {
            found.append("\(path): \(number) is below \(minimum)")
        }
        if let pattern = keywords["pattern"]?.text, let text = value.text, text.range(of: pattern, options: .regularExpression) == nil {
            found.append("\(path): '\(text)' does not match \(pattern)")
        }
        if let items = value.items, let schema = keywords["items"] {
            for (index, item) in items.enumerated() { check(item, schema, at: "\(path)[\(index)]", &found) }
        }
        if let members = value.members { checkMembers(members, keywords, at: path, &found) }
    }

    private func checkMembers(_ members: [String: JSONValue], _ keywords: [String: JSONValue], at path: String, _ found: inout [String]) {
        for name in keywords["required"]?.items ?? [] where members[name.text ?? ""] == nil { found.append("\(path): \(name) is missing") }
        for (name, value) in members.sorted(by: { $0.key < $1.key }) {
            if let schema = keywords["properties"]?[name] {
                check(value, schema, at: "\(path).\(name)", &found)
            } else if keywords["additionalProperties"] == .boolean(false) {
                found.append("\(path).\(name) is not in the schema")
            }
        }
    }
}
