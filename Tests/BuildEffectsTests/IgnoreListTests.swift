import BuildEffects
import Testing

/// Patterns of .dockerignore, by the builder's rules.
@Suite struct IgnoreListTests {
    @Test(arguments: [
        ("server.js", "server.js", true), ("server.js", "src/server.js", false), ("**/server.js", "a/b/server.js", true), ("**/server.js", "server.js", true), ("*.js", "server.js", true),
        ("*.js", "src/server.js", false), ("src", "src/server.js", true), ("/src/", "src/server.js", true), ("./src", "src", true), ("*\n!src", "src/server.js", false), ("*\n!src/server.js", "src", false),
        ("*\n!src/server.js", "src/other.js", true), ("*\n!src/*.js\nsrc/other.js", "src/other.js", true), ("# server.js", "server.js", false), (" server.js ", "server.js", true), ("a/../server.js", "server.js", true),
        ("src/**/x", "src/x", true), ("src/**/x", "src/a/b/x", true), ("server.?s\r", "server.js", true), ("", "server.js", false), ("**", "a/b", true), ("!server.js", "server.js", false),
    ])
    func keepsOut(_ list: String, _ path: String, _ isOut: Bool) {
        #expect(IgnoreList(Array(list.utf8)).excludes(path) == isOut, "\(list)")
    }
}
