import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Testing

/// Which file of the build context stands at a place in the end.
@Suite struct ContextFilesTests {
    /// Files by path; those without a content are there and cannot be read.
    private struct Context: BuildContext {
        var files: [String: String?]

        func contents(of path: String) -> [UInt8]? { files[path].flatMap { $0 }.map { Array($0.utf8) } }
        func entry(at path: String) -> ContextEntry? { files[path] != nil ? .file : files.keys.contains { $0.hasPrefix(path + "/") } ? .folder : nil }
        func names(in folder: String) -> [String] { [] }
    }

    private func files(_ text: String, _ files: [String: String?]) throws -> ContextFiles {
        let model = DockerfileModel(DockerfileParser.parse(Array(("FROM debian:bookworm-slim\n" + text).utf8))) { .unknown($0) }
        return ContextFiles(StageEffectsReader.effects(of: 0, in: model, catalog: try Catalog.builtIn()), Context(files: files))
    }

    @Test func theLastCopyCounts() throws {
        let text = "COPY a/x /app/x\nCOPY b/x /app/x\n"
        #expect(try files(text, ["a/x": "first", "b/x": "last"]).contents(of: Place(absolute: "/app/x")) == Array("last".utf8))
    }

    @Test(arguments: ["COPY a/x /app/x\nCOPY b/x /app/x\n", "COPY a/x /app/x\nCOPY b /app/\n", "COPY a/x b/x /app/\n"])
    func whatCannotBeReadHidesWhatCameBefore(_ text: String) throws {
        let files = try files(text, ["a/x": "first", "b/x": nil])
        #expect(files.contents(of: Place(absolute: "/app/x")) == nil)
        #expect(!files.isAbsent(Place(absolute: "/app/x")))
    }
}
