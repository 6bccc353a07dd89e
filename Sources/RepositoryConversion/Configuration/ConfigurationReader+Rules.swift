import Diagnostics
import DockerfileSyntax
import Linting
import PatternMatching
import SourceModel
import YAMLSyntax

// The rules of one's own, `lint.rules`.
extension ConfigurationReader {
    private static let section = "lint.rules"

    /// - Parameter taken: Names of other rules, presets included.
    mutating func ownRules(_ value: YAMLValue?, taken: [String]) -> [PatternRule] {
        guard let items = list(value, Self.section), !items.isEmpty else { return [] }
        let taken = Set(taken.map { $0.lowercased() }).union(["all"])
        return unique(items, Self.section, "name") { reader, item in reader.ownRule(item, taken).map { ($0.name, $0) } }
    }

    private mutating func ownRule(_ item: YAMLValue, _ taken: Set<String>) -> PatternRule? {
        let before = errors.count
        let fields = fields(item, Self.section)
        // Nothing is missing of what is no rule.
        if fields.isEmpty, errors.count > before { return nil }
        let name = ruleName(fields, of: item, taken)
        let message = required(fields, "message", of: item, Self.section).flatMap { line($0, "message", at: fields["message"]) }
        let address = address(fields["documentation"])
        let severity = choice(fields["severity"], "severity", Severity.self)
        let stages = choice(fields["stage"], "stage", PatternRule.Stages.self)
        let exception = pattern(fields["unless"], "unless")
        let subject = subject(fields, of: item)
        let keywords = keywords(fields["instruction"], for: subject?.subject)
        let summary = string(fields["summary"], "summary").flatMap { line($0, "summary", at: fields["summary"]) }
        guard errors.count == before, let name, let message, let subject else { return nil }
        return PatternRule(
            name: name, message: message, subject: subject.subject, pattern: subject.pattern, exception: exception, keywords: keywords, stages: stages ?? .any,
            severity: severity ?? .warning, summary: summary, address: address, origin: "\(file.lastComponent), line \(item.place.line)")
    }

    private mutating func ruleName(_ fields: [String: YAMLValue], of item: YAMLValue, _ taken: Set<String>) -> String? {
        guard let name = required(fields, "name", of: item, Self.section), let place = fields["name"]?.place else { return nil }
        let words = name.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        let isName = words.allSatisfy { word in !word.isEmpty && word.allSatisfy { letters.contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } } && letters.contains(name.utf8.first ?? 0)
        if !isName {
            fail(place, "name must be lower-case words with \"-\" between them, as in no-internal-mirror, not \"\(name)\"")
            return nil
        }
        if taken.contains(name) {
            fail(place, "name: there is a rule or preset \"\(name)\" already; call this one otherwise")
            return nil
        }
        return name
    }

    /// What is looked at, by the one key of it that is there.
    private mutating func subject(_ fields: [String: YAMLValue], of item: YAMLValue) -> (subject: PatternRule.Subject, pattern: Pattern)? {
        let present = PatternRule.Subject.allCases.filter { fields[$0.rawValue] != nil }
        guard present.count == 1, let subject = present.first else {
            let found = present.isEmpty ? "none of them is here" : "\(present.map(\.rawValue).joined(separator: " and ")) are here"
            fail(item.place, "\(Self.section): a rule has one of pattern, value and command, and \(found)")
            return nil
        }
        let before = errors.count
        guard let pattern = pattern(fields[subject.rawValue], subject.rawValue) else {
            if errors.count == before { fail(item.place, "\(Self.section): \(subject.rawValue) is missing") }
            return nil
        }
        return (subject, pattern)
    }

    private mutating func pattern(_ value: YAMLValue?, _ key: String) -> Pattern? {
        guard let value, let text = string(value, key) else { return nil }
        do throws(PatternError) {
            return try Pattern(text)
        } catch {
            fail(value.place, "\(key) is not a regular expression: \(error)")
            return nil
        }
    }

    private mutating func keywords(_ value: YAMLValue?, for subject: PatternRule.Subject?) -> [Keyword] {
        let known = Keyword.allCases.filter { $0 != .unknown }
        let possible = subject?.keywords ?? []
        var keywords: [Keyword] = []
        for item in list(value, "instruction", acceptsSingle: true) ?? [] {
            guard let text = string(item, "an item of instruction") else { continue }
            if text == "any" { return [] }
            guard let keyword = known.first(where: { $0.rawValue == text.lowercased() }) else {
                unknown("instruction", text, item.place, among: known.map { $0.rawValue.uppercased() } + ["any"])
                continue
            }
            if let subject, !possible.isEmpty, !possible.contains(keyword) {
                let names = possible.map { $0.rawValue.uppercased() }.joined(separator: ", ")
                fail(item.place, "instruction: \(keyword.rawValue.uppercased()) has nothing that \(subject.rawValue) looks at; these have: \(names)")
            }
            keywords.append(keyword)
        }
        return keywords
    }

    /// A text for people as one line; nothing in it drives a terminal.
    private mutating func line(_ text: String, _ key: String, at value: YAMLValue?) -> String? {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let isText = !line.isEmpty && VisibleText.of(line.utf8, keepsLines: true) == line
        if !isText, let value { fail(value.place, "\(key) must be text without control characters") }
        return isText ? line : nil
    }

    private mutating func address(_ value: YAMLValue?) -> String? {
        guard let value, let text = string(value, "documentation") else { return nil }
        let isAddress = (text.hasPrefix("https://") || text.hasPrefix("http://")) && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"<>\"\\^`{|}".utf8.contains($0) }
        if !isAddress { fail(value.place, "documentation must be an address, as in https://example.com/rules, not \"\(text)\"") }
        return isAddress ? text : nil
    }

    private mutating func choice<Choice: RawRepresentable & CaseIterable>(_ value: YAMLValue?, _ key: String, _: Choice.Type) -> Choice? where Choice.RawValue == String {
        guard let value, let text = string(value, key) else { return nil }
        let choice = Choice(rawValue: text)
        if choice == nil { unknown(key, text, value.place, among: Choice.allCases.map(\.rawValue)) }
        return choice
    }
}
