import ArgumentParser
import Linting

/// Options that say what an organisation asks of its images; the names are hadolint's.
struct PolicyOptions: ParsableArguments {
    @Option(name: .customLong("trusted-registry"), help: ArgumentHelp("Images come from this registry, or from another one that is named so (may be repeated).", valueName: "registry"))
    var registries: [String] = []

    @Option(name: .customLong("require-label"), help: ArgumentHelp("Images carry this label, in this form: text, url, rfc3339, semver, spdx, hash or email (may be repeated).", valueName: "name:form"))
    var labels: [String] = []

    @Flag(name: .customLong("strict-labels"), help: "Images carry no other labels than those that are required or configured.")
    var isStrict = false

    @Flag(name: .customLong("disable-ignore-pragma"), help: "Comments silence nothing.")
    var ignoresPragmas = false

    var policy: LintPolicy {
        var policy = LintPolicy()
        policy.trustedRegistries = registries.compactMap(TrustedRegistry.init)
        policy.labels = labels.compactMap(Self.requirement)
        policy.isStrictAboutLabels = isStrict
        policy.ignoresPragmas = ignoresPragmas
        return policy
    }

    func check() throws {
        for text in registries where TrustedRegistry(text) == nil {
            throw ValidationError("--trusted-registry \(text): no registry is called so; write its host, as in registry.example.com:5000, with a * at its beginning or end for several, or a path after it.")
        }
        for text in labels where Self.requirement(text) == nil {
            let forms = LabelForm.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("--require-label \(text) is not understood; write name:form with one of \(forms).")
        }
    }

    /// Names may hold colons themselves; what stands behind the last one is the form, and text where there is none.
    private static func requirement(_ text: String) -> LabelRequirement? {
        let cut = text.lastIndex(of: ":")
        let name = cut.map { text[..<$0] } ?? text[...]
        let form = cut.map { text[text.index(after: $0)...] } ?? ""
        guard !name.isEmpty, let known = form.isEmpty ? .text : LabelForm(rawValue: String(form)) else { return nil }
        return LabelRequirement(name: String(name), form: known)
    }
}
