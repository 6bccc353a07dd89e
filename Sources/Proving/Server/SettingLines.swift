import HardenedCatalog

/// The settings of a file, line by line; what is said otherwise is passed over.
struct SettingLines {
    struct Setting {
        var name: String
        /// `nil`: it is no plain text.
        var values: [String]?
    }

    private(set) var settings: [Setting] = []

    init(_ bytes: [UInt8], _ form: ServerSetting.Form) {
        var quote: String?
        for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
            if form == .python {
                for mark in ["\"\"\"", "'''"] where quote == nil || quote == mark {
                    if line.split(separator: mark, omittingEmptySubsequences: false).count % 2 == 0 { quote = quote == nil ? mark : nil }
                }
                if quote != nil { continue }
            }
            if let setting = Self.setting(line, form) { settings.append(setting) }
        }
    }

    private static func setting(_ line: Substring, _ form: ServerSetting.Form) -> Setting? {
        // In Python, what is indented belongs to something else.
        let text = form == .python ? line : line.drop { $0 == " " || $0 == "\t" }
        let name = text.prefix { $0.isLetter || $0.isNumber || "_-.".contains($0) }
        guard !name.isEmpty else { return nil }
        let rest = text.dropFirst(name.count)
        let value = trimmed(rest)
        switch form {
        case .python:
            guard value.hasPrefix("="), !value.hasPrefix("==") else { return nil }
            return Setting(name: String(name), values: pythonValues(trimmed(value.dropFirst())))
        case .ini:
            guard value.hasPrefix("=") || value.hasPrefix(":") else { return nil }
            let plain = unquoted(trimmed(beforeComment(trimmed(value.dropFirst()), marks: [";", "#"])))
            return Setting(name: String(name), values: plain.contains("%(") || plain.contains("$(") || plain.contains("$") || plain.contains("@(") ? nil : [plain])
        case .plain:
            guard rest.first == " " || rest.first == "\t" else { return nil }
            return Setting(name: String(name), values: [unquoted(value)])
        }
    }

    /// A text, a number, None, or a list of texts; `nil`: something else.
    private static func pythonValues(_ text: Substring) -> [String]? {
        let text = trimmed(beforeComment(text, marks: ["#"]))
        if text.hasPrefix("[") && text.hasSuffix("]") || text.hasPrefix("(") && text.hasSuffix(")") {
            let items = text.dropFirst().dropLast().split(separator: ",").map(trimmed).filter { !$0.isEmpty }
            let values = items.compactMap(pythonText)
            return values.count == items.count ? values : nil
        }
        if text == "None" { return [] }
        if !text.isEmpty, text.allSatisfy(\.isNumber) { return [String(text)] }
        return pythonText(text).map { [$0] }
    }

    private static func pythonText(_ text: Substring) -> String? {
        guard let quote = text.first, quote == "\"" || quote == "'", text.count > 1, text.last == quote else { return nil }
        let inner = text.dropFirst().dropLast()
        return inner.contains(quote) || inner.contains("\\") ? nil : String(inner)
    }

    private static func unquoted(_ text: Substring) -> String {
        guard let quote = text.first, quote == "\"" || quote == "'", text.count > 1, text.last == quote else { return String(text) }
        return String(text.dropFirst().dropLast())
    }

    /// Up to a mark that stands outside of quotes and behind a blank.
    private static func beforeComment(_ text: Substring, marks: Set<Character>) -> Substring {
        var quote: Character?
        var last: Character = " "
        for index in text.indices {
            let character = text[index]
            if let open = quote {
                if character == open { quote = nil }
            } else if character == "\"" || character == "'" {
                quote = character
            } else if marks.contains(character), last == " " || last == "\t" || marks.contains("#") && marks.count == 1 {
                return text[..<index]
            }
            last = character
        }
        return text
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop { $0 == " " || $0 == "\t" }
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return text
    }
}
