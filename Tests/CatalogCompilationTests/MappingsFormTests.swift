import HardenedCatalog
import Testing

@testable import CatalogCompilation

/// What is written under mappings/ reads back as it was.
@Suite struct MappingsFormTests {
    @Test func everythingComesBack() throws {
        let contents = Self.contents
        var files = MappingsWriter.files(contents)
        files["release-lines.yaml"] = "- line: major\n  reason: tested\n  images: [sample]\n"
        files["reviewed.yaml"] = "[]\n"
        let folder = try TemporaryCheckout(files)
        var expected = contents
        expected.images[0].releaseLine = ReleaseLine(extent: .major, reason: "tested")
        #expect(try MappingsReader(folder: folder.path).read() == expected)
    }

    @Test func writingIsDeterministic() {
        #expect(MappingsWriter.files(Self.contents) == MappingsWriter.files(Self.contents))
    }

    @Test func compilingIsDeterministic() throws {
        #expect(try CatalogCompiler.compile(Self.contents) == CatalogCompiler.compile(Self.contents))
    }

    @Test func theHashFollowsTheContent() throws {
        var other = Self.contents
        other.images[0].definitions[0].uid = 7
        var later = Self.contents
        later.date = "2027-01-01"
        let stamp = try Catalog(bytes: CatalogCompiler.compile(Self.contents)).stamp
        #expect(try Catalog(bytes: CatalogCompiler.compile(other)).stamp.sha256 != stamp.sha256)
        #expect(try Catalog(bytes: CatalogCompiler.compile(later)).stamp.sha256 == stamp.sha256)
    }

    @Test(arguments: [
        ("images/official.yaml", "- source: x\n  evidence: guessed\n", 2), ("images/official.yaml", "- source: x\n  hardened: y\n  evidence: none\n", 1),
        ("reviewed.yaml", "- source: x\n  hardened: sample\n", 1), ("reviewed.yaml", "- &a\n  source: [x]\n", 2),
        ("hardened/sample.yaml", "name: sample\ntitle: Sample\ndefinitions:\n- tags: [1]\n  system: debian\n", 4),
        ("release-lines.yaml", "- line: weekly\n  reason: no\n", 1),
    ])
    func mistakesAreReportedWithTheirPlace(file: String, text: String, line: Int) throws {
        var files = MappingsWriter.files(Self.contents)
        files["release-lines.yaml"] = "[]\n"
        files["reviewed.yaml"] = "[]\n"
        files[file] = text
        let folder = try TemporaryCheckout(files)
        let error = #expect(throws: MappingsError.self) { _ = try MappingsReader(folder: folder.path).read() }
        #expect(error?.file.hasSuffix(file) == true)
        #expect(error?.line == line)
    }

    @Test func aReviewedRowWinsOverTheImportedOne() throws {
        var files = MappingsWriter.files(Self.contents)
        files["release-lines.yaml"] = "[]\n"
        files["reviewed.yaml"] = """
            - source: other/sample
              hardened: sample
              reason: compared
              differences: the port
            - source: new/sample
              hardened: sample
              reason: compared too
              crosses-family: true
            """
        let folder = try TemporaryCheckout(files)
        let rows = try MappingsReader(folder: folder.path).read().mappings
        let reviewed = try #require(rows.first { $0.source == "other/sample" })
        #expect((reviewed.evidence, reviewed.reason, reviewed.note, reviewed.oneToOne) == (.reviewed, "compared", "the port", false))
        #expect(rows.first { $0.source == "new/sample" }?.crossesFamily == true)
        #expect(rows.count == Self.contents.mappings.count + 1)
    }

    @Test func furtherTagsStandBesideTheImportedOnes() throws {
        var files = MappingsWriter.files(Self.contents)
        files["release-lines.yaml"] = "[]\n"
        files["reviewed.yaml"] = "[]\n"
        let source = Self.contents.sources[0]
        func read(_ name: String, _ tag: String) throws -> CatalogContents {
            files["further-source-images/sample.yaml"] = "name: \(name)\ngroups:\n- tags: [\(tag)]\n  variant: old\n  system: debian 10\n"
            defer { files["further-source-images/sample.yaml"] = nil }
            let folder = try TemporaryCheckout(files)
            return try MappingsReader(folder: folder.path).read()
        }
        let groups = try #require(try read(source.name, "long-gone").sources.first { $0.name == source.name }?.groups)
        #expect(groups.count == source.groups.count + 1)
        #expect(groups.last?.tags == ["long-gone"])
        #expect(throws: MappingsError.self) { try read(source.name, source.groups[0].tags[0]) }
        #expect(try read("not/built-any-more", "1").sources.contains { $0.name == "not/built-any-more" })
    }

    @Test func namesHaveToExist() throws {
        var files = MappingsWriter.files(Self.contents)
        files["release-lines.yaml"] = "- line: major\n  reason: tested\n  images: [gone]\n"
        files["reviewed.yaml"] = "[]\n"
        let folder = try TemporaryCheckout(files)
        let error = #expect(throws: MappingsError.self) { _ = try MappingsReader(folder: folder.path).read() }
        #expect(error?.message.contains("`gone`") == true)
    }

    /// Values that plain YAML would take for something else.
    private static let contents: CatalogContents = {
        var contents = CatalogContents(commit: "0123", date: "2026-08-22")
        let first = definition(tags: ["22", "22.10", "1e3"], environment: ["A": "yes", "B": "a: b #c", "C": "line\nline\u{7}", "D": "", "E": "ü\u{2028}"])
        var second = definition(tags: ["22-dev"], environment: ["A": "null"])
        second.variant = .dev
        second.entrypoint = []
        second.cmd = ["sh", "-c", "echo \"$X\" \\ 'y'", "~", "- a", "*b", "&c", "!d", "%e", "@f", "`g"]
        second.excludedPackages = ["x"]
        second.paths = [path("directory", "/a b", owner: 5, mode: "0700"), path("symlink", "/c", source: "/d"), path("file", "/e", source: "f: g")]
        var third = definition(tags: ["21"], environment: [:])
        third.workdir = nil
        third.flavor = "compat"
        contents.images = [
            CatalogContents.HardenedImage(
                name: "sample", title: "Sample: a title", categories: ["x"], homePage: nil, tools: [], releaseLine: .unjudged,
                definitions: [first, second, third])
        ]
        var group = SourceImage(
            name: "acme/sample", tags: ["1"], variant: "default", distribution: Distribution(family: .ubuntu, release: "24.04"), entrypoint: nil,
            entrypointRole: "starts: it", cmd: nil, user: "1000:0", workdir: "C:\\", environment: ["HOME": "/x"], ports: ["80/tcp"], volumes: ["/v"],
            stopSignal: "SIGINT", shell: ["/bin/bash", "-c"], hasHealthcheck: true, packages: ["p"], commands: ["c"],
            users: [ImageDefinition.Account(name: "u", id: 3, gid: nil), ImageDefinition.Account(name: "v", id: 4, gid: 5)], hasShell: true)
        group.hasPackageManager = false
        group.varyingEnvironment = ["VERSION"]
        group.unnumberedUsers = ["w"]
        group.languagePackages = ["l"]
        group.prefixes = ["root": "/usr"]
        group.evidence = ["commit"]
        var other = group
        other.tags = ["2"]
        other.hasPackageManager = nil
        other.distribution = Distribution(family: .alpine, release: nil)
        contents.sources = [CatalogContents.NamedSource(name: "acme/sample", groups: [group, other])]
        contents.mappings = [
            ImageMapping(source: "none/at-all", hardened: nil, oneToOne: false, evidence: .none, reason: "nothing", note: "", crossesFamily: false),
            ImageMapping(source: "other/sample", hardened: "sample", oneToOne: false, evidence: .judged, reason: "", note: "a: b", crossesFamily: true),
            ImageMapping(source: "some*", hardened: "sample", oneToOne: true, evidence: .guide, reason: "x", note: "", crossesFamily: false),
        ]
        contents.officials = [
            CatalogContents.OfficialImage(
                name: "sample", entries: [OfficialEntry(tags: ["1", "1.0"], isWindows: false), OfficialEntry(tags: ["1-nano"], isWindows: true)])
        ]
        contents.bases = [
            BaseSystem(
                distribution: Distribution(family: .debian, release: "13"), packages: ["a"], absentPackages: [], commands: ["sh"], absentCommands: ["curl"],
                users: [], evidence: "tested")
        ]
        return contents
    }()

    private static func definition(tags: [String], environment: [String: String]) -> ImageDefinition {
        ImageDefinition(
            image: "sample", tags: tags, distribution: Distribution(family: .alpine, release: "3.20"), variant: .runtime, flavor: nil, version: "22.10",
            platforms: ["linux/amd64", "linux/arm64"], release: nil, endOfLife: "2027-04-30", user: "0", uid: 0, gid: 0,
            users: [ImageDefinition.Account(name: "node", id: 1000, gid: 1000)], groups: [ImageDefinition.Account(name: "node", id: 1000, gid: nil)],
            entrypoint: ["tini", "--"], cmd: nil, workdir: "/app", environment: environment, ports: [], stopSignal: nil, paths: [],
            packages: ["musl"], shells: [], packageManagers: [])
    }

    private static func path(_ type: String, _ path: String, owner: Int = 0, mode: String? = nil, source: String? = nil) -> ImageDefinition.DeclaredPath {
        var declared = ImageDefinition.DeclaredPath(type: type, path: path, uid: owner, gid: owner, mode: mode)
        declared.source = source
        return declared
    }
}
