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

    /// What stands in the way is named, whichever of the folders it is.
    @Test func whatStandsInTheWayIsNamed() throws {
        let folder = TemporaryFolder()
        folder.write(to: "in/a/Dockerfile")
        folder.run("mkdir link file taken linked; ln -s /tmp link/a; touch file/a; ln -s gone dangling; mkdir -p taken/a/Dockerfile linked/a; ln -s x linked/a/Dockerfile; touch plain")
        let found = try #require(Discovery().files(in: [folder["in"]]).files.first)
        let read = try FileReader().read(found)
        let source = SourceFile(file: DiscoveredFile(path: found.path, location: found.location, tree: found.tree, relativePath: "a/Dockerfile"), bytes: read.bytes, mode: read.mode)
        func message(_ name: FilePath) throws -> String? {
            let error = #expect(throws: FileError.self) { try OutputFolder(folder[name]).write(source.bytes, for: source) }
            #expect(error?.path == folder[name].appending("a/Dockerfile"))
            return error?.message.replacing(folder.path.text + "/", with: "")
        }
        #expect(try message("link") == "was not written: link/a is a link, and links in the output folder are not followed; remove it or choose another folder")
        #expect(try message("file") == "was not written: file/a is no folder; remove it or choose another folder")
        #expect(try message("plain") == "was not written: plain is no folder; remove it or choose another folder")
        #expect(try message("dangling") == "was not written: dangling is a link to a folder that does not exist; make that folder or choose another one")
        #expect(try message("taken") == "is a folder, but a file is meant here")
        #expect(try message("linked") == "was not written: linked/a/Dockerfile is a link, and links in the output folder are not followed; remove it or choose another folder")
    }
}
