import Foundation
import Testing

/// `dhi verify` on what `dhi migrate` makes of the samples, and how it ends.
@Suite struct VerifySampleTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    @Test(arguments: SampleTests.names) func whatMigrateHardensHasNothingFailed(_ name: String) throws {
        let sample = Self.root.appending(path: "samples/\(name)")
        let plan = try JSONValue(Data(contentsOf: sample.appending(path: "expected/split.json")))
        let outcome = plan["files"]?.items?.first?["outcome"]?.text
        let copy = FileManager.default.temporaryDirectory.appending(path: "verify-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: copy) }
        try FileManager.default.copyItem(at: sample, to: copy)
        #expect(try DhiProgram.run(["migrate", "--write", "Dockerfile"], in: copy).status == 0)
        let run = try DhiProgram.run(["verify", "--format", "json", "Dockerfile"], in: copy)
        let report = try JSONValue(run.output)
        let schema = JSONSchema(try JSONValue(Data(contentsOf: Self.root.appending(path: "Documentation/verification.schema.json"))))
        #expect(schema.violations(of: report) == [])
        let file = try #require(report["files"]?.items?.first)
        #expect(file["outcome"]?.text == outcome)
        let status = file["status"]?.text
        if outcome == "unchanged" { #expect(status == "failed") } else { #expect(status == "assumed", "\(String(decoding: run.output, as: UTF8.self))") }
        #expect(run.status == (status == "failed" ? 1 : 3))
    }

    @Test func exitCodesTellWhatCameOut() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "verify-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("FROM dhi.io/node:22-dev AS build\nFROM scratch\nCOPY --from=build /etc/os-release /\n".utf8).write(to: folder.appending(path: "Dockerfile"))
        #expect(try DhiProgram.run(["verify", "--target", "none"], in: folder).status == 2)
        #expect(try DhiProgram.run(["verify", "absent"], in: folder).status == 2)
        #expect(try DhiProgram.run(["verify", "--build-arg", "x"], in: folder).status == 2)
        let unknown = try DhiProgram.run(["verify", "--refuse", "nonsense"], in: folder)
        #expect(unknown.status == 2)
        #expect(unknown.errors.contains("there are: assumed, build-tools"))
        let both = try DhiProgram.run(["migrate", "--allow", "native-parts", "--refuse", "native-parts"], in: folder)
        #expect(both.status == 2)
        #expect(both.errors.contains("exclude each other"))
        try Data("FROM dhi.io/node:22-dev\nCMD [\"node\"]\n".utf8).write(to: folder.appending(path: "Dockerfile"))
        #expect(try DhiProgram.run(["verify"], in: folder).status == 3)
        try Data("refuse: [root]\n".utf8).write(to: folder.appending(path: ".dhi.yaml"))
        #expect(try DhiProgram.run(["verify"], in: folder).status == 1)
    }
}
