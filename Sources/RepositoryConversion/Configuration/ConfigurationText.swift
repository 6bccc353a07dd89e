import Diagnostics
import DockerfileSyntax
import Linting
import PatternMatching

/// A configuration as the text of a `.dhi.yaml` in the folder of the file in force, which reads as the same.
public struct ConfigurationText: Sendable {
    private var lines: [String] = []
    /// The folder that names of files are relative to; `nil`: as they are.
    private let folder: FilePath?

    /// - Parameter lint: Stands for the section `lint`, with what holds for some files only worked in.
    public static func of(_ configuration: Configuration, lint: Configuration.Lint) -> String {
        var text = ConfigurationText(folder: configuration.files.first.map { ConfigurationStore.location(of: $0).parent })
        text.add(configuration)
        text.add(lint)
        return text.lines.map { $0 + "\n" }.joined()
    }

    private init(folder: FilePath?) {
        self.folder = folder
    }

    private mutating func add(_ configuration: Configuration) {
        if let catalog = configuration.catalog { lines += ["catalog:", "  path: \(name(of: catalog.path))", "  sha256: \(catalog.sha256)"] }
        field("registry", configuration.registry)
        items("mirrors", configuration.mirrors) { [("pattern", YAMLScalar.text($0.pattern.text)), ("replacement", YAMLScalar.text($0.replacement.text))] }
        items("mappings", configuration.mappings) { mapping in
            let tags = mapping.tags.sorted { $0.key < $1.key }.map { "\(YAMLScalar.text($0.key)): \(YAMLScalar.text($0.value))" }
            return [
                ("source", YAMLScalar.text(mapping.source)), ("image", YAMLScalar.text(mapping.image)), ("tag", mapping.tag.map(YAMLScalar.text)),
                ("tags", tags.isEmpty ? nil : "{\(tags.joined(separator: ", "))}"), ("reason", mapping.reason.isEmpty ? nil : YAMLScalar.text(mapping.reason)),
            ]
        }
        items("images", configuration.images) { image in
            [
                ("image", YAMLScalar.text(image.image)), ("user", image.user.map(YAMLScalar.text)), ("uid", image.uid.map(String.init)), ("shell", image.hasShell.map(String.init)),
                ("package-manager", image.packageManagers.map(YAMLScalar.list)), ("entrypoint", image.entrypoint.map(YAMLScalar.list)), ("cmd", image.cmd.map(YAMLScalar.list)),
                ("workdir", image.workdir.map(YAMLScalar.text)),
            ]
        }
        let exclusions = [("paths", configuration.exclusions.paths), ("images", configuration.exclusions.images), ("stages", configuration.exclusions.stages)].filter { !$0.1.isEmpty }
        if !exclusions.isEmpty { lines += ["exclude:"] + exclusions.map { "  \($0.0): \(YAMLScalar.list($0.1))" } }
        field("allow", configuration.permissions)
        field("refuse", configuration.refused)
        if let path = configuration.digestsFile { lines.append("digests: \(name(of: path))") }
        if let path = configuration.availableFile { lines.append("available: \(name(of: path))") }
        if let value = configuration.upgradesEndOfLife { lines.append("upgrade-eol: \(value)") }
    }

    private mutating func add(_ lint: Configuration.Lint) {
        lines.append("lint:")
        // What counts where nothing is said is said, too.
        lines.append("  select: \(YAMLScalar.list(lint.select ?? [RulePreset.default.rawValue]))")
        field("  ignore", lint.ignore)
        switch lint.failOn ?? .at(.warning) {
        case .never: lines.append("  fail-on: never")
        case .at(let severity): lines.append("  fail-on: \(severity.rawValue)")
        }
        if let use = lint.shellCheck { lines.append("  shellcheck: \(use.rawValue)") }
        if !lint.severities.entries.isEmpty {
            lines += ["  severity:"] + lint.severities.entries.map { "    \(YAMLScalar.text($0.name)): \($0.severity.rawValue)" }
        }
        if let baseline = lint.baseline { lines.append("  baseline: \(name(of: baseline.path))") }
        addPolicy(lint)
        items("  rules", lint.rules) { rule in
            [
                ("name", rule.name), ("message", YAMLScalar.text(rule.message)), ("summary", rule.summary.map(YAMLScalar.text)), ("documentation", rule.address.map(YAMLScalar.text)),
                ("severity", rule.severity.rawValue), ("instruction", rule.keywords.isEmpty ? nil : YAMLScalar.list(rule.keywords.map { $0.rawValue.uppercased() })),
                ("stage", rule.stages == .any ? nil : rule.stages.rawValue), (rule.subject.rawValue, YAMLScalar.text(rule.pattern.text)),
                ("unless", rule.exception.map { YAMLScalar.text($0.text) }),
            ]
        }
    }

    private mutating func addPolicy(_ lint: Configuration.Lint) {
        field("  trusted-registries", lint.trustedRegistries.map(\.text))
        if !lint.labels.isEmpty {
            lines.append("  label-schema:")
            lines += lint.labels.map { "    \(YAMLScalar.text($0.name)): " + ($0.isRequired ? $0.form.rawValue : "{type: \($0.form.rawValue), required: false}") }
        }
        if let value = lint.isStrictAboutLabels { lines.append("  strict-labels: \(value)") }
        if let value = lint.ignoresPragmas { lines.append("  disable-pragmas: \(value)") }
    }

    private mutating func field(_ key: String, _ value: String?) {
        if let value { lines.append("\(key): \(YAMLScalar.text(value))") }
    }

    private mutating func field(_ key: String, _ values: [String]) {
        if !values.isEmpty { lines.append("\(key): \(YAMLScalar.list(values))") }
    }

    /// A list with fields; those that are `nil` are left out.
    private mutating func items<Item>(_ key: String, _ items: [Item], _ fields: (Item) -> [(key: String, value: String?)]) {
        if items.isEmpty { return }
        lines.append("\(key):")
        let indent = String(repeating: " ", count: key.prefix { $0 == " " }.count + 2)
        for item in items {
            let present = fields(item).filter { $0.value != nil }
            for (number, field) in present.enumerated() { lines.append("\(indent)\(number == 0 ? "-" : " ") \(field.key): \(field.value ?? "")") }
        }
    }

    private func name(of path: FilePath) -> String {
        let location = ConfigurationStore.location(of: path)
        guard let folder, folder.isAbsolute, location.isAbsolute else { return YAMLScalar.text(path.text) }
        return YAMLScalar.text(location.way(from: folder).text)
    }
}
