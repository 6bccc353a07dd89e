/// Named values below each other, wrapped at 80 columns.
struct FieldList {
    static let width = 80

    private var fields: [(name: String, value: String)] = []

    /// Adds a field; `nil` and empty values are left out.
    mutating func add(_ name: String, _ value: String?) {
        if let value, !value.isEmpty { fields.append((name, value)) }
    }

    mutating func add(_ name: String, _ values: [String]) {
        add(name, values.joined(separator: ", "))
    }

    var text: String {
        let column = (fields.map(\.name.count).max() ?? 0) + 4
        return fields.map { field in
            let label = "  " + field.name + String(repeating: " ", count: column - 2 - field.name.count)
            let lines = Self.wrap(field.value, width: Self.width - column)
            return lines.enumerated().map { index, line in
                (index == 0 ? label : String(repeating: " ", count: column)) + line + "\n"
            }.joined()
        }.joined()
    }

    /// Lines of at most the width where words allow it; line ends of the text stay.
    static func wrap(_ text: String, width: Int) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph in
            var lines: [String] = []
            var line = ""
            for word in paragraph.split(separator: " ") {
                if !line.isEmpty, line.count + 1 + word.count > width {
                    lines.append(line)
                    line = ""
                }
                line += (line.isEmpty ? "" : " ") + word
            }
            return lines + [line]
        }
    }
}
