import YAMLSyntax

extension YAMLValue {
    /// The value on one line, for comparison: texts in quotes are `"a"`, plain ones `a`, null is `∅` with what is written.
    var shape: String {
        switch content {
        case .null(let text): "∅\(text)"
        case .scalar(let text, let isPlain): isPlain ? text : "\"\(text)\""
        case .list(let values): "[" + values.map(\.shape).joined(separator: ", ") + "]"
        case .entries(let entries): "{" + entries.map { ($0.isComplex ? "?" : $0.key) + ": " + $0.value.shape }.joined(separator: ", ") + "}"
        }
    }

    /// The places of the value and of all within it, keys in front of their values.
    var places: [String] {
        let own = "\(place.line):\(place.column)"
        switch content {
        case .null, .scalar: return [own]
        case .list(let values): return [own] + values.flatMap(\.places)
        case .entries(let entries): return [own] + entries.flatMap { ["\($0.place.line):\($0.place.column)"] + $0.value.places }
        }
    }
}
