import Foundation
import Testing

/// Paths on the command line arrive whole and in order, however options stand between them.
@Suite struct PathArgumentTests {
    @Test(
        arguments: ["lint", "migrate"],
        [
            "a|b|c d|e", "a|--color|never|b|c d|e", "a|b|c d|--color|never|e", "a|b|--|c d|e", "--build-arg|X=1|a|b|--jobs|2|c d|e", "--jobs=2|a|b|c d|e",
        ])
    func pathsArriveInOrder(_ command: String, _ line: String) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "paths-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let names = ["a", "b", "c d", "e"]
        for name in names { try Data("FROM node:22\nCMD node\n".utf8).write(to: folder.appending(path: name)) }
        let words = line.split(separator: "|").map { names.contains(String($0)) ? folder.path + "/" + $0 : String($0) }
        let outcome = try Program.run([command, "--format", "json"] + words)
        let report = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any], "\(outcome.errors)")
        let files = try #require(report["files"] as? [[String: Any]])
        #expect(files.compactMap { $0["path"] as? String } == names.map { folder.path + "/" + $0 })
    }
}
