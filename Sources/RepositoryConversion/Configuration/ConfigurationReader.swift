import YAMLSyntax

/// Reads the values of one configuration file, collecting everything that is wrong with them.
struct ConfigurationReader {
    let file: FilePath
    private(set) var errors: [ConfigurationError] = []
    /// Names of rules that were read; whether there are such rules is known when all files are read.
    var ruleNames: [(text: String, place: YAMLValue.Place)] = []

    init(file: FilePath) {
        self.file = file
    }

    mutating func fail(_ place: YAMLValue.Place, _ message: String) {
        errors.append(ConfigurationError(file: file, line: place.line, column: place.column, message: message))
    }

    /// The fields of `value` by key, where only the keys of `section` are known.
    mutating func fields(_ value: YAMLValue, _ section: String) -> [String: YAMLValue] {
        fields(value, section, known: ConfigurationKeys.sections[section] ?? [])
    }

    /// The same for a section with the keys `known`.
    mutating func fields(_ value: YAMLValue, _ section: String = "", known: [String]) -> [String: YAMLValue] {
        guard case .entries(let entries) = value.content else {
            if case .null = value.content { return [:] }
            fail(value.place, "expected fields (key: value)\(section.isEmpty ? "" : " of \(section)"), found \(value.kind)")
            return [:]
        }
        var fields: [String: YAMLValue] = [:]
        for entry in entries {
            if known.contains(entry.key) {
                fields[entry.key] = entry.value
            } else {
                unknown("key", entry.key, entry.place, among: known)
            }
        }
        return fields
    }

    /// Says that `word` is not one of `known`.
    ///
    /// - Parameter whereListed: Where all are listed, if they are too many to be named; `nil`: they are named.
    mutating func unknown(_ what: String, _ word: String, _ place: YAMLValue.Place, among known: [String], whereListed: String? = nil) {
        // Nobody reads the hints for thousands of words, and each takes a comparison with all that are known.
        let hints = errors.count < ConfigurationFailure.mostShown
        let suggestion = hints ? ConfigurationKeys.suggestion(for: word, among: known).map { "; did you mean \"\($0)\"?" } : nil
        fail(place, "unknown \(what) \"\(word)\"" + (suggestion ?? "; \(whereListed ?? "known are \(known.joined(separator: ", "))")"))
    }

    /// Says which of the names of rules that were read are not among `known`.
    ///
    /// - Parameter vocabulary: Its codes of other programs are names, too.
    mutating func checkRuleNames(among known: [String], _ vocabulary: ConfigurationVocabulary) {
        let words = Set(known)
        for name in ruleNames where !words.contains(name.text) && !vocabulary.relays(name.text) {
            unknown("rule", name.text, name.place, among: known, whereListed: "'dhi rules' lists the rules and presets")
        }
    }

    /// The items of a list; a single value counts as a list of one where `acceptsSingle`.
    mutating func list(_ value: YAMLValue?, _ name: String, acceptsSingle: Bool = false) -> [YAMLValue]? {
        guard let value else { return nil }
        switch value.content {
        case .null: return nil
        case .list(let values): return values
        case .scalar where acceptsSingle: return [value]
        default:
            fail(value.place, "\(name) must be a list, not \(value.kind)")
            return nil
        }
    }

    mutating func strings(_ value: YAMLValue?, _ name: String, acceptsSingle: Bool = false) -> [String]? {
        list(value, name, acceptsSingle: acceptsSingle)?.compactMap { string($0, "an item of \(name)") }
    }

    mutating func string(_ value: YAMLValue?, _ name: String) -> String? {
        guard let value else { return nil }
        switch value.content {
        case .null: return nil
        case .scalar(let text, _):
            if text.isEmpty { fail(value.place, "\(name) is empty") }
            return text.isEmpty ? nil : text
        default:
            fail(value.place, "\(name) must be a text, not \(value.kind)")
            return nil
        }
    }

    /// A field that must be there.
    mutating func required(_ fields: [String: YAMLValue], _ key: String, of owner: YAMLValue, _ section: String) -> String? {
        let before = errors.count
        let text = string(fields[key], key)
        if text == nil, errors.count == before { fail(owner.place, "\(section): \(key) is missing") }
        return text
    }

    mutating func boolean(_ value: YAMLValue?, _ name: String) -> Bool? {
        guard let value else { return nil }
        switch value.content {
        case .null: return nil
        case .scalar("true", isPlain: true): return true
        case .scalar("false", isPlain: true): return false
        default:
            fail(value.place, "\(name) must be true or false, not \(value.kind)")
            return nil
        }
    }

    mutating func number(_ value: YAMLValue?, _ name: String, in range: ClosedRange<Int>) -> Int? {
        guard let value else { return nil }
        if case .null = value.content { return nil }
        if case .scalar(let text, isPlain: true) = value.content, let number = Int(text), range.contains(number) { return number }
        fail(value.place, "\(name) must be a number from \(range.lowerBound) to \(range.upperBound), not \(value.kind)")
        return nil
    }

    /// Texts by key, where any key will do.
    mutating func pairs(_ value: YAMLValue?, _ name: String) -> [YAMLValue.Entry] {
        guard let value else { return [] }
        switch value.content {
        case .null: return []
        case .entries(let entries): return entries
        default:
            fail(value.place, "\(name) must be fields (key: value), not \(value.kind)")
            return []
        }
    }
}
