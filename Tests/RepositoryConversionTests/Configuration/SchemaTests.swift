import Diagnostics
import Foundation
import Linting
import RepositoryConversion
import Testing

/// The schema for editors and the reader know the same keys.
@Suite struct SchemaTests {
    private let schema: [String: Any]

    init() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let data = try Data(contentsOf: folder.appending(path: "Documentation/dhi.schema.json"))
        schema = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    @Test func everyKeyIsDescribed() {
        var missing: [String] = []
        forEachProperty(schema, "") { path, property in if (property["description"] as? String)?.isEmpty != false { missing.append(path) } }
        #expect(missing.isEmpty)
    }

    @Test func choicesAreTheSame() {
        var choices: [String: Set<String>] = [:]
        forEachProperty(schema, "") { path, property in
            let values = property["enum"] as? [String] ?? (property["additionalProperties"] as? [String: Any])?["enum"] as? [String]
            if let values { choices[path] = Set(values) }
        }
        let severities = Set(Severity.allCases.map(\.rawValue))
        let expected = [
            "lint.fail-on": severities.union(["never"]), "lint.severity": severities, "lint.overrides.severity": severities, "lint.rules.severity": severities,
            "lint.shellcheck": Set(ShellCheckUse.allCases.map(\.rawValue)), "lint.rules.stage": Set(PatternRule.Stages.allCases.map(\.rawValue)), "lint.label-schema.type": Set(LabelForm.allCases.map(\.rawValue)),
        ]
        #expect(choices == expected)
    }

    @Test func everyKeyIsInBoth() throws {
        var sections: [String: Set<String>] = [:]
        collect(schema, "", &sections)
        #expect(sections == ConfigurationKeys.sections.mapValues { Set($0) })
    }

    private func forEachProperty(_ schema: [String: Any], _ path: String, _ body: (String, [String: Any]) -> Void) {
        for (key, value) in schema["properties"] as? [String: [String: Any]] ?? [:] {
            let own = path.isEmpty ? key : "\(path).\(key)"
            body(own, value)
            forEachProperty(value, own, body)
        }
        if let others = schema["additionalProperties"] as? [String: Any] { forEachProperty(others, path, body) }
        if let items = schema["items"] as? [String: Any] { forEachProperty(items, path, body) }
        for choice in schema["oneOf"] as? [[String: Any]] ?? [] { forEachProperty(choice, path, body) }
    }

    /// The properties of each object of the schema, by the path of keys that leads to it.
    private func collect(_ schema: [String: Any], _ path: String, _ sections: inout [String: Set<String>]) {
        if let properties = schema["properties"] as? [String: [String: Any]] {
            sections[path] = Set(properties.keys)
            for (key, value) in properties { collect(value, path.isEmpty ? key : "\(path).\(key)", &sections) }
        }
        if let others = schema["additionalProperties"] as? [String: Any] { collect(others, path, &sections) }
        if let items = schema["items"] as? [String: Any] { collect(items, path, &sections) }
        for choice in schema["oneOf"] as? [[String: Any]] ?? [] { collect(choice, path, &sections) }
    }
}
