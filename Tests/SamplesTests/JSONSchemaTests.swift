import Foundation
import Testing

/// The check of reports has to be able to fail.
@Suite struct JSONSchemaTests {
    private let schema: JSONSchema

    init() throws {
        schema = JSONSchema(
            try JSONValue(
                Data(
                    """
                    {"type": "object", "required": ["a"], "additionalProperties": false, "properties": {
                      "a": {"$ref": "#/$defs/count"}, "b": {"type": "array", "items": {"enum": ["x", "y"]}}, "c": {"type": ["string", "null"], "pattern": "^z"}},
                     "$defs": {"count": {"type": "integer", "minimum": 1}}}
                    """.utf8)))
    }

    @Test(arguments: [#"{"a": 1}"#, #"{"a": 2, "b": ["x", "y"], "c": null}"#, #"{"a": 2, "c": "zoo"}"#])
    func valid(text: String) throws {
        #expect(schema.violations(of: try JSONValue(Data(text.utf8))) == [])
    }

    @Test(arguments: [
        "[]", "{}", #"{"a": 0}"#, #"{"a": true}"#, #"{"a": "1"}"#, #"{"a": 1, "d": 1}"#, #"{"a": 1, "b": ["z"]}"#, #"{"a": 1, "b": {}}"#,
        #"{"a": 1, "c": "ooz"}"#, #"{"a": 1, "c": 1}"#,
    ])
    func invalid(text: String) throws {
        #expect(schema.violations(of: try JSONValue(Data(text.utf8))).count == 1)
    }
}
