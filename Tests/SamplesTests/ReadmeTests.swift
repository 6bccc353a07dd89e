import Foundation
import Testing

/// What the README shows is what the program prints.
///
/// `<!-- FOLDER: dhi ARGUMENTS -->` above a code block names the call; `DHI_UPDATE_EXPECTED=1` writes the block anew.
@Suite struct ReadmeTests {
    private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    private let path: URL
    private let text: String

    init() throws {
        path = root.appending(path: "README.md")
        text = try String(contentsOf: path, encoding: .utf8)
    }

    @Test func outputsAreReal() throws {
        let block = #/<!-- (?<folder>[^:]+): dhi (?<arguments>.+) -->\n```(?<language>\w+)\n(?<shown>(?:.*\n)*?)```\n/#
        var updated = text
        let blocks = text.matches(of: block)
        #expect(blocks.count >= 2)
        for match in blocks.reversed() {
            let run = try DhiProgram.run(match.arguments.split(separator: " ").map(String.init), in: root.appending(path: String(match.folder)))
            #expect(run.status == 0, "\(run.errors)")
            let output = String(decoding: run.output, as: UTF8.self)
            if ProcessInfo.processInfo.environment["DHI_UPDATE_EXPECTED"] == "1" {
                updated.replaceSubrange(match.shown.startIndex..<match.shown.endIndex, with: output)
            } else {
                #expect(match.shown == output, "DHI_UPDATE_EXPECTED=1 swift test rewrites it")
            }
        }
        if updated != text { try updated.write(to: path, atomically: true, encoding: .utf8) }
    }

    @Test func configurationIsValid() throws {
        let block = #/```yaml\n(?<yaml>registry: (?:.*\n)*?)```\n/#
        let yaml = try #require(text.firstMatch(of: block)).yaml
        let folder = FileManager.default.temporaryDirectory.appending(path: "dhi-readme-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try String(yaml).write(to: folder.appending(path: ".dhi.yaml"), atomically: true, encoding: .utf8)
        try "FROM registry.example.com/hub/python:3.13-slim\nRUN pip --version\n"
            .write(to: folder.appending(path: "Dockerfile"), atomically: true, encoding: .utf8)

        let run = try DhiProgram.run(["migrate", "--level", "rebase", "--format", "patch", "."], in: folder)
        #expect(run.status == 0, "\(run.errors)")
        #expect(String(decoding: run.output, as: UTF8.self).contains("+FROM registry.example.com/dhi/python:3.13-dev\n"))
    }
}
