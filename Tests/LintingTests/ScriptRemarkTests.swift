import Diagnostics
import Testing

@testable import Linting

/// Reading what ShellCheck prints, which is not to be relied on.
@Suite struct ScriptRemarkTests {
    private let printed = #"""
        {"comments":[{"file":"/dev/fd/5","line":3,"endLine":4,"column":6,"endColumn":8,"level":"style","code":2086,"message":"Quote \"it\".","fix":{"replacements":[
        {"column":6,"endColumn":6,"endLine":3,"insertionPoint":"afterEnd","line":3,"precedence":7,"replacement":"\""}]}},
        {"file":"b","line":1,"column":1,"level":"info","code":1000,"message":"","fix":null}]}
        """#

    @Test func remarksAreRead() throws {
        let found = try #require(ScriptRemark.read(Array(printed.utf8)))
        #expect(found.map(\.file) == ["/dev/fd/5", "b"])
        let first = found[0].remark
        #expect(first.code == 2086 && first.severity == .hint && first.message == "Quote \"it\".")
        #expect(first.span == .init(line: 3, column: 6, endLine: 4, endColumn: 8))
        #expect(first.replacements == [.init(span: .init(line: 3, column: 6, endLine: 3, endColumn: 6), text: "\"")])
        #expect(found[1].remark.severity == .information)
        #expect(found[1].remark.span == .init(line: 1, column: 1, endLine: 1, endColumn: 1))
    }

    @Test func whatIsKeptComesBack() throws {
        let remarks = try #require(ScriptRemark.read(Array(printed.utf8))).map(\.remark)
        #expect(ScriptRemark.read(text: ScriptRemark.text(of: remarks)) == remarks)
        #expect(ScriptRemark.text(of: []) == "")
        #expect(ScriptRemark.read(text: "") == [])
    }

    @Test(
        arguments: [
            "", "rubbish", "[]", "{}", #"{"comments":1}"#, #"{"comments":[1]}"#, #"{"comments":[{}]}"#,
            #"{"comments":[{"file":"a","line":1,"column":1,"level":"odd","code":1,"message":""}]}"#,
            #"{"comments":[{"file":"a","line":-1,"column":1,"level":"info","code":1,"message":""}]}"#,
            #"{"comments":[{"file":"a","line":1,"column":99999999999,"level":"info","code":1,"message":""}]}"#,
            #"{"comments":[{"file":"a","line":1,"column":1,"level":"info","code":"1","message":""}]}"#,
            #"{"comments":[{"file":"a","line":1,"column":1,"level":"info","code":1,"message":"","fix":{"replacements":[{}]}}]}"#,
        ])
    func anythingElseIsNone(_ text: String) {
        #expect(ScriptRemark.read(Array(text.utf8)) == nil)
    }
}
