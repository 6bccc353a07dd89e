import Linting
import YAMLSyntax

// What an organisation says of its images, in both kinds of configuration.
extension ConfigurationReader {
    mutating func trustedRegistries(_ value: YAMLValue?, _ key: String) -> [TrustedRegistry] {
        (list(value, key, acceptsSingle: true) ?? []).compactMap { item in
            guard let text = string(item, "an item of \(key)") else { return nil }
            if let registry = TrustedRegistry(text) { return registry }
            fail(item.place, "\(key): no registry is called \"\(text)\"; write its host, as in registry.example.com:5000, with a * at its beginning or end for several, or a path after it")
            return nil
        }
    }

    /// The form of each label; it may be missing where `required: false` stands there.
    mutating func labelSchema(_ value: YAMLValue?) -> [LabelRequirement] {
        var labels: [LabelRequirement] = []
        for entry in pairs(value, "label-schema") {
            if entry.key.isEmpty { fail(entry.place, "label-schema: a label has no name") }
            if case .entries = entry.value.content {
                let fields = fields(entry.value, "lint.label-schema")
                let form = labelForm(fields["type"] ?? YAMLValue(place: entry.value.place, content: .scalar("text", isPlain: true)), entry.key)
                labels.append(LabelRequirement(name: entry.key, form: form, isRequired: boolean(fields["required"], "required") ?? true))
            } else {
                labels.append(LabelRequirement(name: entry.key, form: labelForm(entry.value, entry.key)))
            }
        }
        return labels.sorted { $0.name < $1.name }
    }

    private mutating func labelForm(_ value: YAMLValue, _ name: String) -> LabelForm {
        let known = LabelForm.allCases.map(\.rawValue)
        guard case .scalar(let text, _) = value.content else {
            fail(value.place, "the type of label \(name) must be one of \(known.joined(separator: ", ")), not \(value.kind)")
            return .text
        }
        if text.isEmpty { return .text }
        if let form = LabelForm(rawValue: text) { return form }
        unknown("type of label", text, value.place, among: known)
        return .text
    }
}
