import RepositoryConversion
import Testing

@Suite struct ImageListTests {
    private let digest = "sha256:" + String(repeating: "0a", count: 32)

    @Test func readsImages() throws {
        let text = "# ours\nnode:22-debian13\n  acme/dhi-python:3.13 # new\r\n\n"
        let images = try ImageList.available(Array(text.utf8), file: "f", registry: "acme/dhi-{image}")
        #expect(images == ["node:22-debian13", "python:3.13"])
        #expect(try ImageList.available(Array("dhi.io/node:1".utf8), file: "f", registry: nil) == ["node:1"])
    }

    @Test func readsDigests() throws {
        let text = "dhi.io/node:22@\(digest)\nregistry:5000/x/go:1 \(digest)\n"
        #expect(try ImageList.digests(Array(text.utf8), file: "f", registry: nil) == ["node:22": digest, "registry:5000/x/go:1": digest])
    }

    @Test(arguments: ["node", "node:", ":1", "host:5000/node", "a:1 b:2"])
    func saysWhichLineIsWrong(_ line: String) {
        let failure = #expect(throws: ConfigurationFailure.self) { try ImageList.available(Array("x:1\n\(line)\n".utf8), file: "f", registry: nil) }
        #expect(failure?.errors.map(\.line) == [2])
        #expect(throws: ConfigurationFailure.self) { try ImageList.digests(Array("\(line) \(digest)x".utf8), file: "f", registry: nil) }
    }
}
