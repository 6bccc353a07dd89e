import ImageReferences
import Testing

@Suite struct ImageReferenceTests {
    struct Valid: Sendable {
        var text: String
        var domain: String
        var path: String
        var tag: String?
        var digest: String?
        var familiar: String

        init(_ text: String, _ domain: String, _ path: String, _ tag: String? = nil, _ digest: String? = nil, familiar: String) {
            self.text = text
            self.domain = domain
            self.path = path
            self.tag = tag
            self.digest = digest
            self.familiar = familiar
        }
    }

    static let digest = "sha256:" + String(repeating: "0a", count: 32)

    static let valid: [Valid] = [
        Valid("node", "docker.io", "library/node", familiar: "node"),
        Valid("node:22", "docker.io", "library/node", "22", familiar: "node"),
        Valid("library/node:22", "docker.io", "library/node", "22", familiar: "node"),
        Valid("docker.io/node:22", "docker.io", "library/node", "22", familiar: "node"),
        Valid("docker.io/library/node", "docker.io", "library/node", familiar: "node"),
        Valid("index.docker.io/library/node", "docker.io", "library/node", familiar: "node"),
        Valid("registry-1.docker.io/library/node", "registry-1.docker.io", "library/node", familiar: "node"),
        Valid("registry.hub.docker.com/library/node", "registry.hub.docker.com", "library/node", familiar: "node"),
        Valid("mirror.gcr.io/library/node", "mirror.gcr.io", "library/node", familiar: "node"),
        Valid("mirror.gcr.io/acme/node", "mirror.gcr.io", "acme/node", familiar: "mirror.gcr.io/acme/node"),
        Valid("public.ecr.aws/docker/library/node:22", "public.ecr.aws", "docker/library/node", "22", familiar: "node"),
        Valid("public.ecr.aws/amazoncorretto/amazoncorretto", "public.ecr.aws", "amazoncorretto/amazoncorretto", familiar: "public.ecr.aws/amazoncorretto/amazoncorretto"),
        Valid("docker.io/acme/x", "docker.io", "acme/x", familiar: "acme/x"),
        Valid("acme/x:1", "docker.io", "acme/x", "1", familiar: "acme/x"),
        Valid("library/acme/x", "docker.io", "library/acme/x", familiar: "library/acme/x"),
        Valid("registry.corp.example:5000/team/base:1.2.3", "registry.corp.example:5000", "team/base", "1.2.3", familiar: "registry.corp.example:5000/team/base"),
        Valid("localhost/x", "localhost", "x", familiar: "localhost/x"),
        Valid("localhost:5000/x:y", "localhost:5000", "x", "y", familiar: "localhost:5000/x"),
        Valid("localhost:5000", "docker.io", "library/localhost", "5000", familiar: "localhost"),
        Valid("test:5000/repo", "test:5000", "repo", familiar: "test:5000/repo"),
        Valid("[2001:db8::1]:5000/repo:tag", "[2001:db8::1]:5000", "repo", "tag", familiar: "[2001:db8::1]:5000/repo"),
        Valid("[fe80::1]/repo", "[fe80::1]", "repo", familiar: "[fe80::1]/repo"),
        Valid("Foo/bar", "Foo", "bar", familiar: "Foo/bar"),
        Valid("xn--n3h.com/myimage:xn--n3h.com", "xn--n3h.com", "myimage", "xn--n3h.com", familiar: "xn--n3h.com/myimage"),
        Valid("foo_bar.com:8080", "docker.io", "library/foo_bar.com", "8080", familiar: "foo_bar.com"),
        Valid("foo/foo_bar.com:8080", "docker.io", "foo/foo_bar.com", "8080", familiar: "foo/foo_bar.com"),
        Valid("a_b.c/x", "a_b.c", "x", familiar: "a_b.c/x"),
        Valid("a__b/c--d/e.f", "docker.io", "a__b/c--d/e.f", familiar: "a__b/c--d/e.f"),
        Valid("node:_x-1.2", "docker.io", "library/node", "_x-1.2", familiar: "node"),
        Valid("node:22@" + digest, "docker.io", "library/node", "22", digest, familiar: "node"),
        Valid("dhi.io/node@" + digest, "dhi.io", "node", nil, digest, familiar: "dhi.io/node"),
        Valid("x:" + String(repeating: "a", count: 128), "docker.io", "library/x", String(repeating: "a", count: 128), familiar: "x"),
        Valid("gcr.io/distroless/static-debian12:nonroot", "gcr.io", "distroless/static-debian12", "nonroot", familiar: "gcr.io/distroless/static-debian12"),
    ]

    @Test(arguments: valid) func reads(_ expected: Valid) throws {
        let reference = try ImageReference.parse(expected.text)
        #expect(reference.domain == expected.domain)
        #expect(reference.path == expected.path)
        #expect(reference.tag == expected.tag)
        #expect(reference.digest == expected.digest)
        #expect(reference.familiarName == expected.familiar)
        #expect(Self.printed(reference) == expected.text)
    }

    static let identifier = String(repeating: "0", count: 64)
    static let uppercase = "invalid reference format: repository name (library/Node) must be lowercase"

    static let invalid: [(String, String)] = [
        ("", "invalid reference format"),
        ("Node", uppercase),
        ("Node:22", uppercase),
        ("docker.io/Acme/X:Y", "invalid reference format: repository name (Acme/X) must be lowercase"),
        ("node:", "invalid reference format"),
        (":22", "invalid reference format"),
        ("node:-x", "invalid reference format"),
        ("node:.x", "invalid reference format"),
        ("x:" + String(repeating: "a", count: 129), "invalid reference format"),
        ("node 22", "invalid reference format"),
        ("-node", "invalid reference format"),
        ("node-", "invalid reference format"),
        ("a___b", "invalid reference format"),
        ("a..b", "invalid reference format"),
        ("a/", "invalid reference format"),
        ("/a", "invalid reference format"),
        ("a//b", "invalid reference format"),
        ("https://github.com/docker/docker", "invalid reference format"),
        ("host-.com/x", "invalid reference format"),
        ("host:port/x", "invalid reference format"),
        ("[::1/x", "invalid reference format"),
        ("[fe80::1%eth0]:5000/x", "invalid reference format"),
        ("${X}", "invalid reference format: repository name (library/${X}) must be lowercase"),
        ("node@sha256:abc", "invalid reference format"),
        ("node@" + String(digest.dropLast()), "invalid checksum digest length"),
        ("node@sha256:" + String(repeating: "0A", count: 32), "invalid checksum digest format"),
        ("node:1@SHA256:" + String(repeating: "0A", count: 32), "invalid checksum digest format"),
        ("docker.io/Node", uppercase),
        ("host:port/Foo", "invalid reference format: repository name (Foo) must be lowercase"),
        ("node@md5:" + String(repeating: "0", count: 32), "unsupported digest algorithm"),
        (identifier, "invalid repository name (" + identifier + "), cannot specify 64-byte hexadecimal strings"),
        ("é/x", "invalid reference format"),
        (String(repeating: "a/", count: 128) + "a", "repository name must not be more than 255 characters"),
    ]

    @Test(arguments: invalid)
    func refuses(_ text: String, _ message: String) {
        let error = #expect(throws: ImageReferenceError.self) { try ImageReference.parse(text) }
        #expect(error?.description == message)
    }

    @Test func namesOfHardenedImages() throws {
        #expect(try ImageReference.parse("dhi.io/node:22").hardenedImage == "node")
        #expect(try ImageReference.parse("dhi.io/library/node:22").isHardened == false)
        #expect(try ImageReference.parse("dhi.io/library/node:22").isMisplacedHardened)
        #expect(try ImageReference.parse("node").isHardened == false)
        #expect(try ImageReference.parse("scratch").isScratch)
        #expect(try ImageReference.parse("docker.io/library/scratch").isScratch == false)
    }

    @Test func replacesNameAndTag() throws {
        let reference = try ImageReference.parse("node:20-slim@" + Self.digest)
        #expect(reference.replacing(name: "dhi.io/node", tag: "22") == "dhi.io/node:22")
        #expect(reference.replacing(tag: nil) == "node")
        #expect(reference.slice(reference.nameRange) == "node")
    }

    /// Any text is either refused or printed back from its parts; nothing traps.
    @Test func anyTextIsReadOrRefused() {
        var random = SplitMix(state: 0x5EED)
        let alphabet = Array("aZ09._-:/@[]%+é sha256".unicodeScalars)
        var read = 0
        for _ in 0..<20_000 {
            var text = ""
            for _ in 0..<Int(random.next() % 24) { text.unicodeScalars.append(alphabet[Int(random.next() % UInt64(alphabet.count))]) }
            if random.next() % 4 == 0, let base = Self.valid.map(\.text).randomElement(using: &random) { text = Self.mutated(base, &random) }
            guard let reference = try? ImageReference.parse(text) else { continue }
            read += 1
            #expect(Self.printed(reference) == text)
            #expect(reference.path.utf8.count <= 255)
        }
        #expect(read > 500)
    }

    static func printed(_ reference: ImageReference) -> String {
        (reference.domainRange.map { reference.slice($0) + "/" } ?? "") + reference.slice(reference.pathRange)
            + (reference.tagRange.map { ":" + reference.slice($0) } ?? "") + (reference.digestRange.map { "@" + reference.slice($0) } ?? "")
    }

    static func mutated(_ text: String, _ random: inout SplitMix) -> String {
        var scalars = Array(text.unicodeScalars)
        guard !scalars.isEmpty else { return text }
        let index = Int(random.next() % UInt64(scalars.count))
        switch random.next() % 3 {
        case 0: scalars.remove(at: index)
        case 1: scalars.insert(":", at: index)
        default: scalars[index] = "A"
        }
        var result = ""
        result.unicodeScalars.append(contentsOf: scalars)
        return result
    }
}

/// A small generator whose numbers depend on its seed alone.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
