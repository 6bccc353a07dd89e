import CatalogCompilation
import Foundation
import HardenedCatalog
import Testing

@Suite struct CheckoutReaderTests {
    @Test func aDefinitionIsReadWithAllItsFacts() throws {
        let checkout = try TemporaryCheckout([
            "image/sample/info.yaml": DefinitionSample.info, "image/sample/debian-13/3.yaml": DefinitionSample.yaml(),
            "image/sample/guides.md": "not read",
        ])
        let (images, problems) = try read(checkout)
        #expect(problems == [])
        let image = try #require(images.first)
        #expect((image.name, image.title, image.homePage, image.categories, image.tools) == ("sample", "Sample", "https://example.org", ["developer-tools"], ["sample"]))
        let definition = try #require(image.definitions.first)
        #expect(definition.tags == ["3", "3.1", "3.1.4"])
        #expect(definition.version == "3.1.4")
        #expect(definition.distribution == Distribution(family: .debian, release: "13"))
        #expect((definition.user, definition.uid, definition.gid) == ("app", 1234, 4321))
        #expect(definition.users == [ImageDefinition.Account(name: "app", id: 1234, gid: 4321)])
        #expect(definition.groups == [ImageDefinition.Account(name: "app", id: 4321, gid: nil)])
        #expect(definition.packages == ["base-files", "bash", "sample"])
        #expect(definition.excludedPackages == ["mawk"])
        #expect(definition.shells == ["bash", "dash"])
        #expect(definition.packageManagers == [])
        #expect(definition.environment == ["SAMPLE_VERSION": "3.1.4", "SAMPLE_ARCH": "${ARCH}"])
        #expect(definition.paths.map(\.source) == [nil, "/usr/bin/dash"])
        #expect(definition.entrypoint == ["sample", "--"])
        #expect(definition.cmd == nil)
        #expect((definition.workdir, definition.release, definition.endOfLife) == ("/srv", "2026-01-02", "2028-04-30"))
        #expect(definition.platforms == ["linux/amd64"])
    }

    @Test(arguments: [("root", 0, 0), ("1234", 1234, 4321), ("65532:7", 65532, 7), ("99", 99, 0)])
    func theUserMayBeANumber(user: String, uid: Int, gid: Int) throws {
        let checkout = try TemporaryCheckout(["image/sample/debian-13/3.yaml": DefinitionSample.yaml(runAs: user)])
        let definition = try #require(try read(checkout).images.first?.definitions.first)
        #expect((definition.user, definition.uid, definition.gid) == (user, uid, gid))
    }

    @Test func whatCannotBeReadIsReportedAndTheRestIsRead() throws {
        let checkout = try TemporaryCheckout([
            "image/a/debian-13/broken.yaml": "name: a\nimage: [\n", "image/a/debian-13/good.yaml": DefinitionSample.yaml(),
            "image/b/alpine-3.24/user.yaml": DefinitionSample.yaml(runAs: "nobody-known"),
            "image/b/alpine-3.24/twice.yaml": DefinitionSample.yaml(tags: ["1"]),
            "image/b/alpine-3.24/twice2.yaml": DefinitionSample.yaml(tags: ["1", "2"]),
            "image/c/debian-13/anchor.yaml": DefinitionSample.yaml(extra: "labels: &x {}"),
            "image/d/files/settings.yaml": "not: a definition",
        ])
        try checkout.write(Data(repeating: UInt8(ascii: "#"), count: 1_000_001), to: "image/c/debian-13/long.yaml")
        try checkout.write(Data([0xff, 0xfe]), to: "image/c/debian-13/bytes.yaml")
        let (images, problems) = try read(checkout)
        #expect(images.map(\.name) == ["a", "b"])
        #expect(images.map(\.definitions.count) == [1, 1])
        let found = Dictionary(problems.map { ($0.file, $0) }) { $1 }
        #expect(problems.count == 6)
        #expect(found["image/a/debian-13/broken.yaml"]?.line == 3)
        #expect(found["image/b/alpine-3.24/user.yaml"]?.message.contains("nobody-known") == true)
        #expect(found["image/b/alpine-3.24/user.yaml"]?.line == 23)
        #expect(found["image/b/alpine-3.24/twice2.yaml"]?.message.contains("`1`") == true)
        #expect(found["image/c/debian-13/anchor.yaml"]?.message.contains("anchors") == true)
        #expect(found["image/c/debian-13/long.yaml"]?.message.contains("longer") == true)
        #expect(found["image/c/debian-13/bytes.yaml"]?.message.contains("UTF-8") == true)
    }

    @Test func linksAreNotFollowed() throws {
        let outside = try TemporaryCheckout(["debian-13/3.yaml": DefinitionSample.yaml(), "3.yaml": DefinitionSample.yaml()])
        let checkout = try TemporaryCheckout(["image/real/debian-13/3.yaml": DefinitionSample.yaml()])
        try checkout.link("image/linked", to: outside.path)
        try checkout.link("image/folder/debian-13", to: outside.path)
        try checkout.link("image/file/debian-13/3.yaml", to: outside.path + "/3.yaml")
        let (images, problems) = try read(checkout)
        #expect(images.map(\.name) == ["real"])
        #expect(problems.map(\.file) == ["image/file/debian-13/3.yaml"])
    }

    @Test func anotherFolderIsRefused() throws {
        let checkout = try TemporaryCheckout(["README.md": ""])
        #expect(throws: MappingsError.self) { try read(checkout) }
    }

    private func read(_ checkout: TemporaryCheckout) throws -> (images: [CatalogContents.HardenedImage], problems: [MappingsError]) {
        var reader = CheckoutReader(path: checkout.path)
        return try reader.read()
    }
}
