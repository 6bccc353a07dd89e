@testable import Proving
import Testing

@Suite struct NginxDirectiveTests {
    /// Directives as words, blocks in braces.
    private func read(_ text: String) -> String? { NginxDirective.parse(Array(text.utf8)).map(shown) }

    private func shown(_ directives: [NginxDirective]) -> String {
        directives.map { directive in
            ([directive.name] + directive.arguments).joined(separator: "|") + (directive.block.map { "{" + shown($0) + "}" } ?? ";")
        }.joined()
    }

    @Test func readsDirectivesAndBlocks() {
        #expect(read("pid /run/n.pid;\nhttp {\n  server { listen 80; }\n}\n") == "pid|/run/n.pid;http{server{listen|80;}}")
        #expect(read("") == "")
    }

    @Test func passesOverComments() {
        #expect(read("# listen 1;\nlisten 2; # listen 3;\n") == "listen|2;")
        #expect(read("root /a#b;") == "root|/a#b;")
    }

    @Test func readsQuotes() {
        #expect(read(#"add_header a "b; {c} \"d\"" 'e"f';"#) == #"add_header|a|b; {c} "d"|e"f;"#)
        #expect(read(#"location ~ "^/[a-z]{2}$" { return 200; }"#) == "location|~|^/[a-z]{2}${return|200;}")
    }

    @Test func takesVariablesForNoBlocks() {
        #expect(read("root /a/${name}/b;") == "root|/a/${name}/b;")
        #expect(read("set $a b;if ($a){ return 1; }") == "set|$a|b;if|($a){return|1;}")
    }

    @Test func passesOverLua() {
        #expect(read("content_by_lua_block { if a then b = {} end } listen 1;") == "content_by_lua_block{}listen|1;")
    }

    @Test(arguments: ["a", "a {", "}", "a \"b;", ";", "{ }", "a { b }"])
    func refusesWhatNginxRefuses(text: String) { #expect(read(text) == nil) }

    @Test func takesAnyBytes() {
        for byte in UInt8.min...UInt8.max { _ = NginxDirective.parse([byte, 0x7B, byte, 0x3B, byte, 0x7D, byte]) }
        #expect(NginxDirective.parse(Array(repeating: UInt8(ascii: "{"), count: 10000)) == nil)
        #expect(read(String(repeating: "a {", count: 10000) + String(repeating: "}", count: 10000)) == nil)
    }
}
