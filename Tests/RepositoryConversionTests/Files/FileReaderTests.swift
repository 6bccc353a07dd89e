import Glibc
import RepositoryConversion
import Testing

@Suite struct FileReaderTests {
    let folder = TemporaryFolder()

    @Test func readsBytesAsTheyAre() throws {
        folder.run("printf 'FROM a\\r\\n\\000\\377' > Dockerfile; chmod 640 Dockerfile")
        let source = try folder.source("Dockerfile")
        #expect(source.bytes == Array("FROM a\r\n".utf8) + [0, 0xFF])
        #expect(source.mode == 0o640)
    }

    @Test func saysWhyAFileCannotBeRead() throws {
        folder.write("", to: "empty")
        folder.write(String(repeating: "#", count: 101), to: "long")
        folder.write(to: "gone")
        let found = Discovery().files(in: ["empty", "long", "gone"].map { folder[$0] }).files
        folder.run("rm gone")
        let reader = FileReader(limit: 100)
        let causes = found.map { file in
            #expect(throws: FileError.self) { try reader.read(file) }?.cause
        }
        #expect(causes == [.emptyFile, .tooLarge(bytes: 101, limit: 100), .vanished])
    }

    @Test func aFileThatBecomesSomethingElseIsNotOpened() throws {
        folder.write(to: "Dockerfile")
        let file = try #require(Discovery().files(in: [folder["Dockerfile"]]).files.first)
        folder.run("rm Dockerfile; mkfifo Dockerfile")
        #expect(throws: FileError(file.path, .specialFile)) { try FileReader().read(file) }
        folder.run("rm Dockerfile; mkdir Dockerfile")
        #expect(throws: FileError(file.path, .isFolder)) { try FileReader().read(file) }
        folder.run("rmdir Dockerfile; ln -s /etc/hostname Dockerfile")
        #expect(throws: FileError(file.path, .becameLink)) { try FileReader().read(file) }
        #expect(FileError(file.path, .becameLink).message == "was replaced by a link while the run was under way; the link was not followed: run again if it is meant")
        folder.run("rm Dockerfile; ln -s Dockerfile Dockerfile")
        #expect(throws: FileError(file.path, .becameLink)) { try FileReader().read(file) }
    }

    @Test func permissionDenied() throws {
        folder.write(to: "a/Dockerfile")
        folder.write(to: "b/.gitignore")
        folder.write(to: "Dockerfile")
        folder.run("chmod 0 a Dockerfile b/.gitignore; test $(id -u) != 0 || chown -R \(nobody) .")
        unprivileged {
            let result = Discovery().files(in: [folder.path])
            #expect(result.errors == [FileError(folder["a"], .permissionDenied), FileError(folder["b/.gitignore"], .permissionDenied)])
            #expect(throws: FileError(folder["Dockerfile"], .permissionDenied)) { try FileReader().read(try #require(result.files.first)) }
            #expect(Discovery().files(in: [folder["a/Dockerfile"]]).errors == [FileError(folder["a/Dockerfile"], .permissionDenied)])
        }
    }

    @Test func endlessDevicesAreNotRead() {
        #expect(throws: FileError("/dev/zero", .specialFile)) { try FileReader().readAny("/dev/zero") }
    }
}
