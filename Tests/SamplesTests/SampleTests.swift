import Foundation
import Testing

/// Every folder of `samples/` is migrated by the real command and compared with the reports and diffs in its folder `expected`.
///
/// `split.json` and `split.diff` have to be there; `rebase.json` and `rebase.diff`, of the lower level, are compared where they are.
/// `DHI_UPDATE_EXPECTED=1` writes them anew.
@Suite struct SampleTests {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    private static let folder = root.appending(path: "samples")
    private static let updates = ProcessInfo.processInfo.environment["DHI_UPDATE_EXPECTED"] == "1"
    static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { !$0.hasPrefix(".") && !$0.hasSuffix(".md") }.sorted()

    @Test func samplesAreFound() {
        #expect(Self.names.count >= 30)
    }

    @Test(arguments: names)
    func reportIsAsExpected(name: String) throws {
        let schema = JSONSchema(try JSONValue(Data(contentsOf: Self.root.appending(path: "Documentation/migration.schema.json"))))
        for level in Self.levels(of: name) {
            let report = try JSONValue(try migrate(name, level, format: "json"))
            #expect(schema.violations(of: report) == [])
            // These two follow the program and its catalogue rather than the sample.
            let stable = try #require(report.members).filter { $0.key != "tool" && $0.key != "catalogue" }
            try compare(Data((try JSONValue.object(stable).text() + "\n").utf8), with: "\(level).json", of: name)
        }
    }

    @Test(arguments: names)
    func diffIsAsExpected(name: String) throws {
        for level in Self.levels(of: name) { try compare(try migrate(name, level, format: "patch"), with: "\(level).diff", of: name) }
    }

    private static func levels(of name: String) -> [String] {
        let isRebased = FileManager.default.fileExists(atPath: folder.appending(path: "\(name)/expected/rebase.json").path)
        return isRebased ? ["split", "rebase"] : ["split"]
    }

    private func migrate(_ name: String, _ level: String, format: String) throws -> Data {
        let run = try DhiProgram.run(["migrate", "--level", level, "--format", format, "Dockerfile"], in: Self.folder.appending(path: name))
        #expect(run.status == 0, "\(run.errors)")
        return run.output
    }

    /// A sample without the file fails.
    private func compare(_ actual: Data, with file: String, of name: String) throws {
        let golden = Self.folder.appending(path: "\(name)/expected/\(file)")
        if Self.updates {
            try FileManager.default.createDirectory(at: golden.deletingLastPathComponent(), withIntermediateDirectories: true)
            try actual.write(to: golden)
        }
        // A string, so that a failure shows its lines.
        let expected = String(decoding: try Data(contentsOf: golden), as: UTF8.self)
        #expect(String(decoding: actual, as: UTF8.self) == expected, "\(file): DHI_UPDATE_EXPECTED=1 swift test rewrites it")
    }
}
