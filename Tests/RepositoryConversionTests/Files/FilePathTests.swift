import Foundation
import Testing

@testable import RepositoryConversion

/// Paths, and what the system is told of them.
@Suite struct FilePathTests {
    @Test(
        "The plain parts of a path",
        arguments: [
            ("a", "." as String?, "a" as String?), ("a/b", "a", "b"), ("/a", "/", "a"), ("a/b/c", "a/b", "c"), (".git", ".", ".git"), ("a/.b", "a", ".b"),
            ("..", nil, nil), (".", nil, nil), ("", nil, nil), ("a/", nil, nil), ("a//b", nil, nil), ("a/..", nil, nil), ("./a", nil, nil), ("../a", "..", "a"), ("a/../b", "a/..", "b"), ("/", nil, nil), ("//a", nil, nil),
        ])
    func plainParts(_ path: String, _ folder: String?, _ name: String?) {
        let parts = FilePath(path).plainParts
        #expect(parts?.folder.text == folder)
        #expect(parts?.name.text == name)
    }

    /// Below the working folder the system is told what leads on from it.
    @Test("An absolute path stands for the same file whether it is below the working folder or beside it")
    func belowWorkingFolder() throws {
        let working = FilePath(FileManager.default.currentDirectoryPath)
        let name = FilePath("Package.swift")
        let file = working.appending(name)
        for path in [file, name, FilePath("./" + name.text), FilePath(working.text + "//" + name.text), FilePath(working.text + "/../" + working.lastComponent.text + "/" + name.text)] {
            #expect(try path.status().isRegularFile, "\(path)")
            #expect(try FileDescriptor(opening: path, O_RDONLY).read(atMost: 8, expecting: 8) == Array("// swift".utf8), "\(path)")
        }
        #expect(try working.status().isFolder)
        #expect(throws: SystemError(number: ENOENT)) { try FilePath(working.text + name.text).status() }
        // A folder that is named by its descriptor does not count for absolute paths.
        let elsewhere = try FileDescriptor(opening: FilePath("/"), O_RDONLY | O_DIRECTORY)
        #expect(try file.status(at: elsewhere.number).isRegularFile)
    }

    @Test func longPathsAreTold() {
        #expect(throws: SystemError(number: ENAMETOOLONG)) { try FilePath(String(repeating: "a/", count: 5000)).status() }
    }
}
