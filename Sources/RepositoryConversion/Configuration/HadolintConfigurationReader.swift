import Diagnostics
import Linting
import YAMLSyntax

/// Turns a configuration of hadolint into one of ours.
///
/// Everything that hadolint reports stays on, beside our own default set: who switches wants to lose no check. What it finds is as grave as it is there,
/// so that the threshold means what it did, and a rule whose severity is overridden is on.
struct HadolintConfigurationReader {
    private var values: ConfigurationReader
    /// Names of rules by what they are in small letters.
    private let rules: [String: String]
    private let vocabulary: ConfigurationVocabulary
    /// No names are known, so that none is wrong.
    private let acceptsAll: Bool
    private var configuration = Configuration()
    /// Names that no rule has, with the place of the first.
    private var unknown: (names: [String], place: YAMLValue.Place)?

    private static let keys = [
        "failure-threshold", "format", "formats", "ignored", "label-schema", "no-color", "no-fail", "override", "strict-labels", "disable-ignore-pragma", "trustedRegistries", "verbose",
    ]
    /// From the weakest to the strongest: of several that name a rule the last one counts.
    private static let severities: [(key: String, severity: Severity)] = [("style", .hint), ("info", .information), ("warning", .warning), ("error", .error)]

    init(file: FilePath, vocabulary: ConfigurationVocabulary) {
        values = ConfigurationReader(file: file)
        // Groups of rules are none of hadolint's names.
        let groups = Set(RulePreset.allCases.map(\.rawValue) + ["all"])
        rules = Dictionary(vocabulary.rules.filter { !groups.contains($0) }.map { ($0.lowercased(), $0) }) { first, _ in first }
        acceptsAll = vocabulary.rules.isEmpty
        self.vocabulary = vocabulary
    }

    /// In the order of the text.
    var errors: [ConfigurationError] { values.errors.sorted { ($0.line ?? 0, $0.column ?? 0) < ($1.line ?? 0, $1.column ?? 0) } }

    mutating func configuration(_ root: YAMLValue) -> Configuration {
        configuration.files = [values.file]
        configuration.lint.select = [RulePreset.default.rawValue, RulePreset.hadolint.rawValue]
        let fields = values.fields(knownPart(of: root), known: Self.keys)
        configuration.lint.severities = RuleSeverities(HadolintSeverities.all.filter { rules[$0.key.lowercased()] != nil })
        readNames(fields["ignored"])
        readOverride(fields["override"])
        configuration.lint.failOn = threshold(fields["failure-threshold"])
        if flag(fields["no-fail"], "no-fail") == true { configuration.lint.failOn = .never }
        configuration.lint.trustedRegistries = values.trustedRegistries(fields["trustedRegistries"], "trustedRegistries")
        configuration.lint.labels = values.labelSchema(fields["label-schema"])
        configuration.lint.isStrictAboutLabels = flag(fields["strict-labels"], "strict-labels")
        configuration.lint.ignoresPragmas = flag(fields["disable-ignore-pragma"], "disable-ignore-pragma")
        readOutput(fields)
        if let unknown {
            let isOne = unknown.names.count == 1
            note(unknown.place, "there is no rule \(unknown.names.joined(separator: ", ")) here; \(isOne ? "the name is" : "the names are") passed over")
        }
        configuration.notes.sort { ($0.line, $0.column) < ($1.line, $1.column) }
        return configuration
    }

    /// The fields that hadolint has; it passes over all others, and files that it takes are no errors here.
    private mutating func knownPart(of root: YAMLValue) -> YAMLValue {
        guard case .entries(let entries) = root.content else { return root }
        for entry in entries where !Self.keys.contains(entry.key) {
            let suggestion = ConfigurationKeys.suggestion(for: entry.key, among: Self.keys).map { "; did you mean \"\($0)\"?" } ?? ""
            note(entry.place, "hadolint has no key \"\(entry.key)\", which is passed over\(suggestion)")
        }
        return YAMLValue(place: root.place, content: .entries(entries.filter { Self.keys.contains($0.key) }))
    }

    // MARK: - Rules

    private mutating func readNames(_ value: YAMLValue?) {
        for item in values.list(value, "ignored", acceptsSingle: true) ?? [] {
            guard let name = values.string(item, "an item of ignored") else { continue }
            if let rule = rule(name, at: item.place) { configuration.lint.ignore.append(rule) }
        }
    }

    private mutating func readOverride(_ value: YAMLValue?) {
        guard let value else { return }
        let lists = values.fields(value, "override", known: Self.severities.reversed().map(\.key))
        for (key, severity) in Self.severities {
            for item in values.list(lists[key], "override.\(key)", acceptsSingle: true) ?? [] {
                guard let name = values.string(item, "an item of override.\(key)") else { continue }
                if let rule = rule(name, at: item.place) {
                    configuration.lint.severities[rule] = severity
                    configuration.lint.select?.append(rule)
                }
            }
        }
    }

    /// The name as it is known here.
    private mutating func rule(_ name: String, at place: YAMLValue.Place) -> String? {
        if acceptsAll { return name }
        if let known = rules[name.lowercased()] { return known }
        if vocabulary.relays(name) { return name.uppercased() }
        if unknown?.names.contains(name) != true { unknown = ((unknown?.names ?? []) + [name], unknown?.place ?? place) }
        return nil
    }

    /// From where on findings make the run fail; hadolint fails for all but style where nothing is said.
    private mutating func threshold(_ value: YAMLValue?) -> Configuration.FailureLevel {
        let standard = Configuration.FailureLevel.at(.information)
        guard let value, let text = values.string(value, "failure-threshold") else { return standard }
        if let level = Self.severities.first(where: { $0.key == text }) { return .at(level.severity) }
        // Nothing is below these, so that everything counts.
        if text == "none" || text == "ignore" { return .at(.hint) }
        values.unknown("threshold", text, value.place, among: Self.severities.reversed().map(\.key) + ["ignore", "none"])
        return standard
    }

    // MARK: - What belongs to the command line

    private mutating func readOutput(_ fields: [String: YAMLValue]) {
        for item in values.list(fields["format"], "format", acceptsSingle: true) ?? [] { readFormat(item) }
        for item in values.list(fields["formats"], "formats", acceptsSingle: true) ?? [] { readFormat(item) }
        if let value = fields["no-color"], flag(value, "no-color") == true { note(value.place, "no-color is said on the command line here: --color never") }
        if let value = fields["verbose"], flag(value, "verbose") == true { note(value.place, "verbose means nothing here") }
    }

    private mutating func readFormat(_ value: YAMLValue) {
        guard let text = values.string(value, "format") else { return }
        guard let format = Self.formats[text] else {
            values.unknown("format", text, value.place, among: Self.formats.keys.sorted())
            return
        }
        note(value.place, format.map { "the format is said on the command line here: --format \($0)" } ?? "there is no format \(text) here; 'dhi lint --help' lists those that there are")
    }

    /// What stands for hadolint's formats.
    private static let formats: [String: String?] = [
        "tty": "hadolint", "json": "hadolint-json", "checkstyle": "checkstyle", "codeclimate": "gitlab", "gitlab_codeclimate": "gitlab", "gnu": "gnu", "sarif": "sarif", "junit": "junit",
        "codacy": nil, "sonarqube": nil,
    ]

    /// As YAML writes what is true and what is not.
    private mutating func flag(_ value: YAMLValue?, _ name: String) -> Bool? {
        if case .scalar(let text, isPlain: true) = value?.content {
            if ["true", "True", "TRUE"].contains(text) { return true }
            if ["false", "False", "FALSE"].contains(text) { return false }
        }
        return values.boolean(value, name)
    }

    private mutating func note(_ place: YAMLValue.Place, _ message: String) {
        configuration.notes.append(ConfigurationNote(file: values.file, line: place.line, column: place.column, message: message))
    }
}
