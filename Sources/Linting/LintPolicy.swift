/// What an organisation has decided for its images; rules about it are silent where nothing is said.
public struct LintPolicy: Sendable, Hashable {
    /// Where images may come from; empty: from anywhere.
    public var trustedRegistries: [TrustedRegistry] = []
    /// What is said of labels, sorted by name; each name stands there once.
    public var labels: [LabelRequirement] = []
    /// Images carry no labels but those of `labels`.
    public var isStrictAboutLabels = false
    /// Comments silence nothing.
    public var ignoresPragmas = false

    public init() {}
}

extension LintPolicy {
    /// What is said, as keys of a configuration.
    public var settings: [String] {
        var settings: [String] = []
        if !trustedRegistries.isEmpty {
            // A bare `*` at the beginning means something else in YAML.
            let names = trustedRegistries.map { $0.text.hasPrefix("*") ? "\"\($0.text)\"" : $0.text }
            settings.append("trusted-registries: [\(names.joined(separator: ", "))]")
        }
        if !labels.isEmpty {
            let fields = labels.map { "\($0.name): " + ($0.isRequired ? $0.form.rawValue : "{type: \($0.form.rawValue), required: false}") }
            settings.append("label-schema: {\(fields.joined(separator: ", "))}")
        }
        if isStrictAboutLabels { settings.append("strict-labels: true") }
        if ignoresPragmas { settings.append("disable-pragmas: true") }
        return settings
    }
}
