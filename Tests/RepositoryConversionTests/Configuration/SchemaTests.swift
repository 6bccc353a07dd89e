import Foundation
import RepositoryConversion
import Testing

/// The schema for editors and the reader know the same keys.
@Suite struct SchemaTests {
    @Test func everyKeyIsInBoth() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let data = try Data(contentsOf: folder.appending(path: "Documentation/dhi.schema.json"))
        let schema = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        var sections: [String: Set<String>] = [:]
        collect(schema, "", &sections)
        #expect(sections == ConfigurationKeys.sections.mapValues { Set($0) })
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
