import RepositoryConversion
import Testing

/// Output folders that cannot be made.
@Suite struct OutputFolderTests {
    @Test(arguments: ["/proc/dhi", "/proc/dhi/a/b", "/dev/null/a", "loop/a"]) func aFolderThatCannotBeMadeIsAnError(_ path: String) throws {
        let folder = TemporaryFolder()
        folder.write(to: "Dockerfile")
        folder.link("loop", to: "loop")
        let source = try folder.source("Dockerfile")
        let output = OutputFolder(path.hasPrefix("/") ? FilePath(path) : folder[FilePath(path)])
        #expect(throws: FileError.self) { try output.write(source.bytes, for: source) }
    }

    @Test func missingFoldersAboveAreMade() throws {
        let folder = TemporaryFolder()
        folder.write(to: "Dockerfile")
        let source = try folder.source("Dockerfile")
        #expect(try OutputFolder(folder["a/b/c"]).write(source.bytes, for: source))
        #expect(folder.text(of: "a/b/c/Dockerfile") == "FROM scratch\n")
    }
}
