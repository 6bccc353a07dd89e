import Foundation
import Testing

/// Every folder of `samples/` is migrated by the real command and compared with the report and the diff beside it.
///
/// `DHI_UPDATE_EXPECTED=1` writes `expected.json` and `expected.diff` anew.
@Suite struct SampleTests {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    private static let folder = root.appending(path: "samples")
    private static let updates = ProcessInfo.processInfo.environment["DHI_UPDATE_EXPECTED"] == "1"
    static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { !$0.hasPrefix(".") && !$0.hasSuffix(".md") }.sorted()

    @Test func samplesAreFound() {
        #expect(Self.names.count >= 12)
    }

    @Test(arguments: names)
    func reportIsAsExpected(name: String) throws {
        let folder = Self.folder.appending(path: name)
        let run = try DhiProgram.run(["migrate", "--level", "rebase", "--format", "json", "Dockerfile"], in: folder)
        #expect(run.status == 0, "\(run.errors)")
        let report = try JSONValue(run.output)
        let schema = JSONSchema(try JSONValue(Data(contentsOf: Self.root.appending(path: "Documentation/migration.schema.json"))))
        #expect(schema.violations(of: report) == [])

        // These two follow the program and its catalogue rather than the sample.
        let stable = try #require(report.members).filter { $0.key != "tool" && $0.key != "catalogue" }
        let text = Data((try JSONValue.object(stable).text() + "\n").utf8)
        try compare(text, with: folder.appending(path: "expected.json"))
    }

    @Test(arguments: names)
    func diffIsAsExpected(name: String) throws {
        let folder = Self.folder.appending(path: name)
        let run = try DhiProgram.run(["migrate", "--level", "rebase", "--format", "patch", "Dockerfile"], in: folder)
        #expect(run.status == 0, "\(run.errors)")
        try compare(run.output, with: folder.appending(path: "expected.diff"))
    }

    /// A folder without the file fails.
    private func compare(_ actual: Data, with golden: URL) throws {
        if Self.updates { try actual.write(to: golden) }
        let expected = try String(contentsOf: golden, encoding: .utf8)
        #expect(String(decoding: actual, as: UTF8.self) == expected, "\(golden.lastPathComponent): DHI_UPDATE_EXPECTED=1 swift test rewrites it")
    }
}
