import RepositoryConversion
import Testing

@Suite struct DiscoveryTests {
    let folder = TemporaryFolder()

    @Test func takesTheNamesOfDockerfilesOnly() {
        let taken = [
            "Dockerfile", "Dockerfile.dev", "Dockerfile.", "api.Dockerfile", "api.dockerfile", "Containerfile", "Containerfile.ci", "Containerfile-x",
            "-rf.Dockerfile",
        ]
        let left = [
            "dockerfile", "Dockerfiles", "Dockerfile-old", "Dockerfile.dockerignore", "api.Dockerfile.dockerignore", "Containerfile.ignore",
            "Dockerfile.orig", "Dockerfile.bak", "Dockerfile~", "Dockerfile.j2", "Dockerfile.md", "docker-compose.yml", ".dockerignore",
        ]
        for name in taken + left { folder.write(to: FilePath(name)) }
        let found = folder.discover()
        #expect(Set(found.files) == Set(taken))
        #expect(found.errors == [])
    }

    @Test func walksFoldersInTheOrderOfTheirNames() {
        for name in ["b/Dockerfile", "a/z/Dockerfile", "a-b/Dockerfile", "a/Dockerfile", "Dockerfile", "a/Dockerfile.x"] { folder.write(to: FilePath(name)) }
        #expect(folder.discover().files == ["Dockerfile", "a/Dockerfile", "a/Dockerfile.x", "a/z/Dockerfile", "a-b/Dockerfile", "b/Dockerfile"])
    }

    @Test func leavesOutVersionControlAndVendoredFolders() {
        for name in [".git", ".hg", ".svn", "node_modules", "vendor", "third_party", ".venv", "x/vendor/y"] {
            folder.write(to: FilePath(name + "/Dockerfile"))
        }
        folder.write(to: "x/vendored/Dockerfile")
        #expect(folder.discover().files == ["x/vendored/Dockerfile"])
        #expect(folder.discover("vendor").files == ["vendor/Dockerfile"], "named on purpose")
    }

    @Test func takesANamedFileWhateverItsNameAndEachOnce() {
        folder.write(to: "build.txt")
        folder.write(to: "Dockerfile")
        #expect(folder.discover("build.txt", "Dockerfile", ".", "./Dockerfile", "build.txt").files == ["build.txt", "Dockerfile"])
    }

    @Test func followsLinksInTheTreeOnce() {
        folder.write(to: "docker/prod.df")
        folder.link("Dockerfile", to: "docker/prod.df")
        folder.link("Dockerfile.again", to: "Dockerfile")
        folder.write(to: "z/Dockerfile")
        folder.link("a.Dockerfile", to: "z/Dockerfile")
        let found = folder.discover()
        #expect(found.files == ["Dockerfile", "z/Dockerfile"])
        #expect(found.errors == [])
    }

    @Test func reportsLinksThatLeadNowhereOrOut() {
        let outside = TemporaryFolder()
        outside.write("secret", to: "passwd")
        folder.link("out.Dockerfile", to: outside["passwd"])
        folder.link("gone.Dockerfile", to: "nothing")
        folder.link("loop.Dockerfile", to: "loop.Dockerfile")
        folder.link("a.Dockerfile", to: "b.Dockerfile")
        folder.link("b.Dockerfile", to: "a.Dockerfile")
        folder.write(to: "Dockerfile")
        let found = folder.discover()
        #expect(found.files == ["Dockerfile"])
        #expect(
            Set(found.errors) == [
                "out.Dockerfile: link-out-of-tree", "gone.Dockerfile: dangling-link", "loop.Dockerfile: link-loop", "a.Dockerfile: link-loop",
                "b.Dockerfile: link-loop",
            ])
        #expect(folder.discover("out.Dockerfile").errors == ["out.Dockerfile: link-out-of-tree"])
    }

    @Test func takesTheRepositoryForTheTree() {
        folder.makeFolder("repo/.git")
        folder.write(to: "repo/shared/base.df")
        folder.write(to: "other/Dockerfile")
        folder.link("repo/app/Dockerfile", to: "../shared/base.df")
        folder.link("repo/app/Dockerfile.other", to: "../../other/Dockerfile")
        let found = folder.discover("repo/app")
        #expect(found.files == ["repo/app/Dockerfile"])
        #expect(found.errors == ["repo/app/Dockerfile.other: link-out-of-tree"])
    }

    @Test func doesNotFollowLinksToFolders() {
        folder.write(to: "a/Dockerfile")
        folder.link("a/up", to: "..")
        folder.link("b", to: "a")
        folder.link("Dockerfile", to: "a")
        let found = folder.discover()
        #expect(found.files == ["a/Dockerfile"])
        #expect(found.errors == [])
        #expect(folder.discover("b").files == ["b/Dockerfile"], "named on purpose")
    }

    @Test func reportsWhatIsNotAFile() {
        folder.makePipe("Dockerfile")
        folder.makeFolder("Dockerfile.d")
        let found = folder.discover()
        #expect(found.files == [])
        #expect(found.errors == ["Dockerfile: special-file"])
        #expect(folder.discover("Dockerfile").errors == ["Dockerfile: special-file"])
        #expect(folder.discover("nowhere", "nowhere/else").errors == ["nowhere: no-such-file", "nowhere/else: no-such-file"])
    }

    @Test func keepsOddNames() {
        let name = FilePath(Array("-new\nline\u{1B}[31m ".utf8) + [0xFF, 0xC3] + Array(".Dockerfile".utf8))
        folder.write(to: name)
        let result = Discovery().files(in: [folder.path])
        #expect(result.files.map(\.path) == [folder[name]])
        #expect("\(name)" == "-new\\nline\\x1B[31m \\xFF\\xC3.Dockerfile")
        #expect(throws: Never.self) { try FileReader().read(result.files[0]) }
    }

    @Test func findsHardLinksUnderEachName() {
        folder.write(to: "Dockerfile")
        folder.run("ln Dockerfile a.Dockerfile")
        #expect(folder.discover().files == ["Dockerfile", "a.Dockerfile"])
    }

    @Test func saysWhereACopyGoes() {
        folder.write(to: "x/y/Dockerfile")
        let found = Discovery().files(in: [folder["x"], folder["x/y/Dockerfile"]]).files
        #expect(found.map(\.relativePath) == ["y/Dockerfile"])
        #expect(Discovery().files(in: [folder["x/y/Dockerfile"]]).files.map(\.relativePath) == ["Dockerfile"])
    }

    @Test(arguments: [1, 2, 8]) func findsManyPathsInOrderWhateverTheWorkers(_ workers: Int) async {
        let names = (0..<300).map { FilePath("\($0 % 7)/\($0)/Dockerfile") }
        for name in names { folder.write(to: name) }
        folder.link("link", to: "3/3/Dockerfile")
        // Files and folders, doubles, links and what does not exist.
        let paths = names.map { folder[$0] } + ["0", "link", "nowhere", "1/1/Dockerfile"].map { folder[$0] } + names.reversed().map { folder[$0] }
        let expected = Discovery().files(in: paths)
        let result = await Discovery().files(in: paths, workers: workers)
        #expect(result.files == expected.files && result.files.count == 300)
        #expect(result.errors.map(\.path) == expected.errors.map(\.path) && result.errors.count == 1)
    }

    @Test func passesOverTheOutputFolder() {
        folder.write(to: "Dockerfile")
        folder.write(to: "out/Dockerfile")
        var discovery = Discovery()
        discovery.leavingOut = [folder["out"]]
        #expect(folder.discover(discovery: discovery).files == ["Dockerfile"])
    }

    @Test func manyAndDeepFolders() {
        folder.run("mkdir -p a/{0..9}/{0..9}/{0..9} 2>/dev/null || bash -c 'mkdir -p a/{0..9}/{0..9}/{0..9}'")
        folder.run("d=deep; for i in $(seq 400); do d=$d/d; done; mkdir -p $d; echo FROM scratch > $d/Dockerfile")
        folder.write(to: "a/9/9/9/Dockerfile")
        let found = folder.discover()
        #expect(found.files.count == 2)
        #expect(found.errors == [])
    }
}
