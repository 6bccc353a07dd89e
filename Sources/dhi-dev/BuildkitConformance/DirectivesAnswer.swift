import JSONSyntax
internal import DockerfileSyntax

/// The directives as BuildKit detects them before it parses the file.
struct DirectivesAnswer {
    private let tree: DockerfileTree

    init(_ tree: DockerfileTree) {
        self.tree = tree
    }

    var value: JSONValue {
        var members: [(String, JSONValue)] = []
        for name in [ParserDirective.Name.escape, .syntax, .check] {
            guard let directive = FrontendDirective.detect(name, in: tree.bytes) else { continue }
            var value: [(String, JSONValue)] = [
                ("cmdline", .string(directive.text)), ("lines", .array([.array([.integer(Int64(directive.line)), .integer(Int64(directive.line))])])),
            ]
            value.append((name == .syntax ? "ref" : "value", .string(directive.value)))
            if name == .check { value += check(directive.value) }
            members.append((name.rawValue, .object(value)))
        }
        return .object(members)
    }

    private func check(_ text: String) -> [(String, JSONValue)] {
        switch CheckOptions.parse(text) {
        case .success(let options):
            [
                ("skip", .strings(options.skipped)), ("skipAll", .bool(options.skipsAll)), ("error_", .bool(options.failsBuild)),
                ("experimental", .strings(options.experimental)), ("experimentalAll", .bool(options.allowsAllExperimental)),
            ]
        case .failure(let error): [("error", .string(error.message))]
        }
    }
}
