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
        // Nor is anything lost against the original.
        try FileManager.default.copyItem(at: sample.appending(path: "Dockerfile"), to: copy.appending(path: "original"))
        let compared = try DhiProgram.run(["verify", "--original", "original", "--format", "json", "Dockerfile"], in: copy)
        let comparison = try JSONValue(compared.output)
        #expect(schema.violations(of: comparison) == [])
        #expect(comparison["files"]?.items?.first?["failed"] == file["failed"], "\(String(decoding: compared.output, as: UTF8.self))")
        #expect(comparison["files"]?.items?.first?["obligations"]?.items?.contains { $0["id"]?.text == "kept" } == true)
        #expect(compared.status == run.status)
    }

    @Test func standardInputIsOneFileAmongOthers() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "verify-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let text = "FROM dhi.io/node:22\nVOLUME /data\nCMD [\"node\", \"/a.js\"]\n"
        try Data(text.utf8).write(to: folder.appending(path: "one.Dockerfile"))
        let input = Data(text.replacing("VOLUME /data\n", with: "").utf8)
        let run = try DhiProgram.run(["verify", "--stdin-filename", "web/Dockerfile", "--format", "json", "-", "one.Dockerfile"], in: folder, input: input)
        let files = try #require(try JSONValue(run.output)["files"]?.items)
        #expect(files.map { $0["path"]?.text } == ["web/Dockerfile", "one.Dockerfile"])
        let lost = try DhiProgram.run(["verify", "--original", "one.Dockerfile", "-"], in: folder, input: input)
        #expect(lost.status == 1)
        #expect(String(decoding: lost.output, as: UTF8.self).contains("say VOLUME /data"))
        #expect(try DhiProgram.run(["verify", "--stdin-filename", "web/", "-"], in: folder, input: input).status == 2)
    }

    @Test func theNumberOfJobsChangesNothing() throws {
        let samples = Self.root.appending(path: "samples")
        let one = try DhiProgram.run(["verify", "--jobs", "1", "--format", "json", "."], in: samples)
        let many = try DhiProgram.run(["verify", "--jobs", "7", "--format", "json", "."], in: samples)
        #expect(one.output == many.output)
        #expect(one.output.count > 1000)
        #expect(try DhiProgram.run(["verify", "--jobs", "0", "."], in: samples).status == 2)
    }

    /// One file is compared with one, and what cannot be compared is said.
    @Test func anOriginalIsOfOneFile() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "verify-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in [("Dockerfile", "FROM dhi.io/node:22 AS web\n"), ("b.Dockerfile", "FROM dhi.io/node:22\n"), ("old", "FROM node:22\n"), ("broken", "FROM node:22\nFRMO x\n")] {
            try Data(text.utf8).write(to: folder.appending(path: name))
        }
        for (arguments, message) in [
            (["--original", "old", "Dockerfile", "b.Dockerfile"], "--original takes one file"), (["--original", "old", "."], "takes one file to be compared with it, and . has 2"),
            (["--original", "absent", "Dockerfile"], "absent"), (["--original", "broken", "Dockerfile"], "broken:2:1:"),
            (["--original", "old", "--target", "web", "Dockerfile"], "the original has no stage 'web'"),
        ] {
            let run = try DhiProgram.run(["verify"] + arguments, in: folder)
            #expect(run.status == 2, "\(arguments)")
            #expect(run.errors.contains(message), "\(run.errors)")
        }
        #expect(try DhiProgram.run(["verify", "--original", "old", "Dockerfile"], in: folder).status == 3)
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
