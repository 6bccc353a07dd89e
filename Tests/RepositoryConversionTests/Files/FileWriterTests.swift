import Glibc
import RepositoryConversion
import Testing

@Suite struct FileWriterTests {
    let folder = TemporaryFolder()

    @Test func replacesContentAndKeepsModeAndOwner() throws {
        folder.write("old", to: "Dockerfile")
        folder.run("chmod 4751 Dockerfile; test $(id -u) != 0 || chown 1234:2345 Dockerfile; chmod 4751 Dockerfile")
        let before = folder.run("stat -c '%a %u %g' Dockerfile").output
        try FileWriter().replace(folder.source("Dockerfile"), with: Array("new".utf8))
        #expect(folder.text(of: "Dockerfile") == "new")
        #expect(folder.run("stat -c '%a %u %g' Dockerfile").output == before)
        #expect(folder.contents == ["Dockerfile"])
    }

    @Test func writesTheTargetOfALink() throws {
        folder.write("old", to: "docker/prod.df")
        folder.link("Dockerfile", to: "docker/prod.df")
        try FileWriter().replace(folder.source("Dockerfile"), with: Array("new".utf8))
        #expect(folder.text(of: "docker/prod.df") == "new")
        #expect(folder.run("readlink Dockerfile").output == "docker/prod.df\n")
        #expect(folder.contents == ["Dockerfile", "docker", "docker/prod.df"])
    }

    @Test(arguments: [
        ("echo more >> Dockerfile", FileError.Cause.changedMeanwhile), ("rm Dockerfile", .vanished),
        ("rm Dockerfile; ln -s other Dockerfile", .changedMeanwhile), ("rm Dockerfile; mkdir Dockerfile", .changedMeanwhile),
    ])
    func leavesAloneWhatChangedMeanwhile(_ change: String, _ cause: FileError.Cause) throws {
        folder.write("old", to: "Dockerfile")
        folder.write("old", to: "other")
        let source = try folder.source("Dockerfile")
        folder.run(change)
        let before = folder.run("ls -l").output
        #expect(throws: FileError(source.path, cause)) { try FileWriter().replace(source, with: Array("new".utf8)) }
        #expect(folder.run("ls -l").output == before)
        #expect(folder.text(of: "other") == "old")
    }

    @Test func respectsWriteProtection() throws {
        folder.write("old", to: "Dockerfile")
        folder.write("old", to: "a/Dockerfile")
        folder.run("test $(id -u) != 0 || chown -R \(nobody) .; chmod 444 Dockerfile; chmod 555 a")
        try unprivileged {
            for name: FilePath in ["Dockerfile", "a/Dockerfile"] {
                let source = try folder.source(name)
                #expect(throws: FileError(source.path, .permissionDenied)) { try FileWriter().replace(source, with: [1]) }
                #expect(folder.text(of: name) == "old")
            }
        }
        #expect(folder.run("ls -A . a").output == ".:\nDockerfile\na\n\na:\nDockerfile\n")
    }

    @Test(.enabled(if: geteuid() == 0, "only root can make files of others"))
    func refusesWhereTheOwnerCannotBeKept() throws {
        folder.write("old", to: "Dockerfile")
        folder.run("chmod 777 . ; chmod 666 Dockerfile")
        try unprivileged {
            let source = try folder.source("Dockerfile")
            #expect(throws: FileError(source.path, .attributesNotKept(EPERM))) { try FileWriter().replace(source, with: [1]) }
        }
        #expect(folder.contents == ["Dockerfile"])
        #expect(folder.text(of: "Dockerfile") == "old")
    }

    @Test func copiesKeepTheLayout() throws {
        folder.write("old", to: "src/a/b/Dockerfile")
        let found = Discovery().files(in: [folder["src"]]).files
        let source = try FileReader().read(found[0])
        let output = OutputFolder(folder["new/out"])
        #expect(try output.write(Array("new".utf8), for: source))
        #expect(folder.text(of: "new/out/a/b/Dockerfile") == "new")
        #expect(folder.text(of: "src/a/b/Dockerfile") == "old")
        #expect(try !output.write(Array("new".utf8), for: source), "the same content is nothing to write")
        let shown = folder["new/out/a/b/Dockerfile"]
        #expect(throws: FileError(shown, .outputExists)) { try output.write(Array("other".utf8), for: source) }
        #expect(throws: FileError(shown, .outputExists)) { try output.write(Array("ne".utf8), for: source) }
        #expect(folder.text(of: "new/out/a/b/Dockerfile") == "new")
        #expect(folder.run("find new -name '.dhi*'").output == "")
    }

    @Test func copiesStayInTheOutputFolder() throws {
        folder.write("x", to: "Dockerfile")
        folder.makeFolder("elsewhere")
        folder.makeFolder("out")
        folder.link("out/a", to: folder["elsewhere"])
        folder.link("out/Dockerfile", to: folder["elsewhere/Dockerfile"])
        let source = try folder.source("Dockerfile")
        func write(to path: FilePath) throws {
            let file = DiscoveredFile(path: source.path, location: source.file.location, tree: source.file.tree, relativePath: path)
            try OutputFolder(folder["out"]).write([1], for: SourceFile(file: file, bytes: source.bytes, mode: source.mode))
        }
        for path: FilePath in ["../Dockerfile.x", "b/../../Dockerfile.x", "/tmp/Dockerfile.x", ""] {
            #expect(throws: FileError(source.path, .outsideOutput)) { try write(to: path) }
        }
        #expect(throws: FileError.self) { try write(to: "a/Dockerfile") }
        #expect(throws: FileError.self) { try write(to: "Dockerfile") }
        #expect(folder.run("ls elsewhere").output == "")
    }
}
