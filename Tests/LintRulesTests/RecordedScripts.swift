import Foundation
import Linting
import Testing

/// What ShellCheck says about the scripts of the examples, so that they are tried where it is not installed, too.
struct RecordedScripts: ScriptChecker {
    func remarks(on texts: [[UInt8]]) -> [[ScriptRemark]?] {
        texts.map { text in
            let text = String(decoding: text, as: UTF8.self)
            guard let answer = Self.answers[text] else {
                Issue.record("no answer is recorded for \(text)")
                return nil
            }
            return ScriptRemark.read(Array(#"{"comments":[\#(answer)]}"#.utf8))?.map(\.remark)
        }
    }

    static let answers: [String: String] = [
        "#!/bin/dash\nif [ \"a\" ]; then make; fi\n":
            #"{"file":"a","line":2,"endLine":2,"column":6,"endColumn":9,"level":"error","code":2078,"message":"This expression is constant. Did you forget a $ somewhere?","fix":null}"#,
        "#!/bin/dash\nexport version=1\nmake \"a-${version}\"     \"b-${versoin}\"\n":
            #"{"file":"a","line":3,"endLine":3,"column":28,"endColumn":38,"level":"warning","code":2154,"message":"versoin is referenced but not assigned.","fix":null}"#,
        "#!/bin/dash\ncd /src; make\n":
            #"{"file":"a","line":2,"endLine":2,"column":1,"endColumn":8,"level":"warning","code":2164,"message":"Use 'cd ... || exit' or 'cd ... || return' in case cd fails.","fix":{"replacements":[{"column":8,"endColumn":8,"endLine":2,"insertionPoint":"beforeStart","line":2,"precedence":5,"replacement":" || exit"}]}}"#,
        "#!/bin/dash\ncd /src || exit; make\n": "",
        "#!/bin/dash\nexport prefix=1 version=1\nmake prefix=\"$prefix\" \"a-${version}\"\n": "",
        "#!/bin/bash -e\ncd /src; make\n": "",
        "#!/bin/dash\nf() { local a=1; echo -n \"$a\"; }; f\n": "",
    ]

    /// The program on the PATH; `nil`: there is none.
    static let program: String? = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { $0 + "/shellcheck" }.first { FileManager.default.isExecutableFile(atPath: $0) }
}

@Suite struct RecordedScriptsTests {
    @Test("What is recorded is what ShellCheck says", .enabled(if: RecordedScripts.program != nil, "shellcheck is not installed"), arguments: RecordedScripts.answers.keys.sorted())
    func answers(_ text: String) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "script-\(UUID().uuidString)")
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(filePath: try #require(RecordedScripts.program))
        process.arguments = ["--norc", "--format=json1", file.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let said = try #require(ScriptRemark.read(Array(output.fileHandleForReading.readDataToEndOfFile())))
        #expect(said.map(\.remark) == RecordedScripts().remarks(on: [Array(text.utf8)])[0])
    }
}
