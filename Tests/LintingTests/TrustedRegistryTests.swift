import ImageReferences
import Linting
import Testing

/// Which images a registry of the configuration stands for.
@Suite struct TrustedRegistryTests {
    private func offers(_ registry: String, _ image: String) throws -> Bool { try #require(TrustedRegistry(registry)).offers(ImageReference.parse(image)) }

    @Test(arguments: [
        ("docker.io", "debian:13"), ("docker.io", "docker.io/acme/app"), ("hub.docker.com", "acme/app"), ("index.docker.io", "index.docker.io/library/node"), ("Registry.Example.com", "registry.example.com/a"),
        ("registry.example.com:5000", "registry.example.com:5000/a"), ("*", "quay.io/a/b"), ("*.example.com", "eu.registry.example.com/a"), ("quay.*", "quay.io/a"), ("ghcr.io/acme", "ghcr.io/acme/a/b:1"),
        ("docker.io/library", "node"), ("localhost", "localhost/a"), ("*io", "node"),
    ])
    func trusted(_ registry: String, _ image: String) throws { #expect(try offers(registry, image)) }

    @Test(arguments: [
        ("docker.io", "quay.io/a"), ("registry.example.com", "registry.example.com:5000/a"), ("*.example.com", "example.com/a"), ("*.example.com", "example.com.evil.io/a"), ("quay.*", "aquay.io/a"),
        ("ghcr.io/acme", "ghcr.io/acme-2/a"), ("ghcr.io/acme/a", "ghcr.io/acme"), ("docker.io/library", "acme/node"), ("*.docker.io", "node"), ("ghcr.io", "ghcr.io.evil.io/a"),
    ])
    func untrusted(_ registry: String, _ image: String) throws { #expect(try !offers(registry, image)) }

    @Test(arguments: ["", "/", "https://ghcr.io", "a*b", "*a*", "*.example.com/a", "ghcr.io//a", "ghcr.io/a:1", "ghcr.io/*", "a b", "ä.de"])
    func impossible(_ text: String) { #expect(TrustedRegistry(text) == nil) }
}
