import DockerfileSemantics
import Migration
import RepositoryConversion
import Testing

@Suite struct MigrationOptionsTests {
    let folder = TemporaryFolder()

    @Test func theConfigurationAddsToTheCommandLine() throws {
        folder.write("acme/dhi-node:22-dev sha256:\(String(repeating: "1", count: 64))\n", to: "digests.txt")
        folder.write("acme/dhi-node:22-dev\n", to: "tags.txt")
        folder.write(
            """
            registry: acme/dhi-{image}
            mirrors: [{pattern: 'hub/(.+)', replacement: $1}]
            mappings: [{source: acme/js, image: node, tag: 22-dev, tags: {20: 20-dev}}]
            images: [{image: acme/base, user: app, uid: 7, cmd: [], package-manager: none}]
            exclude: {images: [x], stages: [Test]}
            allow: [unpin]
            digests: digests.txt
            available: tags.txt
            upgrade-eol: true
            """, to: ".dhi.yaml")
        let configuration = try ConfigurationStore().configuration(forFolder: folder.path, tree: folder.path)
        var options = MigrationOptions()
        options.permissions = [.crossFamily]
        let result = try options.adding(configuration)
        #expect(result.permissions == [.crossFamily, .unpin])
        #expect(result.naming.name(of: "node") == "acme/dhi-node")
        #expect(result.unmirror("hub/library/node") == "node")
        #expect(result.unmirror("node") == nil)
        #expect(result.organisationMappings["acme/js"]?.tag == "22-dev")
        #expect(result.organisationMappings["acme/js"]?.tags == ["20": "20-dev"])
        #expect(result.available == ["node:22-dev"])
        #expect(result.digests.keys.sorted() == ["node:22-dev"])
        #expect(result.upgradesEndOfLife)
        #expect((result.excludedImages, result.excludedStages) == (["x"], ["test"]))
        let image = try #require(result.organisationImages["acme/base"])
        #expect(image.user.value?.uid == 7)
        #expect(image.packageManagers.value == [])
        #expect(image.cmd.isKnown && image.cmd.value == nil)
        #expect(!image.hasShell.isKnown)

        options.available = ["a:1"]
        #expect(try options.adding(configuration).available == ["a:1"])
    }

    @Test func aBrokenListIsAFailure() throws {
        folder.write("node\n", to: "tags.txt")
        folder.write("available: tags.txt", to: ".dhi.yaml")
        let configuration = try ConfigurationStore().configuration(forFolder: folder.path, tree: folder.path)
        let failure = #expect(throws: ConfigurationFailure.self) { try MigrationOptions().adding(configuration) }
        #expect(failure?.errors.map(\.line) == [1])
    }
}
