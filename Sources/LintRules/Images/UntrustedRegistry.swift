import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import ImageReferences
import Linting
import SourceModel

/// An image from where the organisation takes none.
enum UntrustedRegistry: Rule {
    static let metadata = RuleMetadata(
        name: "untrusted-registry", code: "DHI105", aliases: [.hadolint("DL3026")], severity: .error, summary: "An image comes from a registry that is not trusted",
        documentation: RuleDocumentation(
            what: """
                Reports images of FROM, `COPY --from` and `RUN --mount=from` that come from a registry which is not among `lint.trusted-registries` of `.dhi.yaml` (`trustedRegistries` of \
                `.hadolint.yaml`, `--trusted-registry`). A name without a registry comes from docker.io. A `*` at the beginning or end of an entry stands for the rest of the host, and `ghcr.io/example` \
                trusts what stands below this path. Arguments are replaced by their defaults. Where no registry is configured, nothing is reported.
                """,
            why: "Whoever can write to a registry decides what runs in the build and, mostly, in the containers.",
            remedy: "Take the image from a registry that is trusted, or have this one entered in the configuration."),
        reference: "https://docs.docker.com/build/building/best-practices/#choose-the-right-base-image",
        flagged: [
            RuleExample("Another registry", policy: trusting("docker.io"), "FROM 1️⃣quay.io/example/base:12️⃣"),
            RuleExample("By way of an argument", policy: trusting("registry.example.com:5000"), "ARG REGISTRY=registry.example.com\nFROM 1️⃣${REGISTRY}/base:12️⃣"),
            RuleExample("Docker Hub, by its short name", policy: trusting("*.example.com", "ghcr.*"), "FROM 1️⃣debian:132️⃣ AS build"),
            RuleExample(
                "What is copied, and what is mounted", policy: trusting("docker.io"),
                "FROM debian:13\nCOPY --from=1️⃣ghcr.io/astral-sh/uv:0.92️⃣ /uv /bin/\nRUN --mount=type=bind,from=3️⃣quay.io/example/tools:14️⃣,target=/tools /tools/run"),
            RuleExample("A tag that nobody knows", policy: trusting("docker.io"), "ARG TAG\nFROM 1️⃣quay.io/example/base:${TAG}2️⃣\nARG HERE=1\nFROM 3️⃣quay.io/example/base:${HERE}4️⃣\nFROM example/base:${TAG}\nFROM ${TAG}/base"),
            RuleExample("Outside a path", policy: trusting("docker.io/library", "ghcr.io/example"), "FROM 1️⃣bitnami/node:222️⃣\nCOPY --from=3️⃣ghcr.io/example-2/a:14️⃣ /a /a"),
        ],
        clean: [
            RuleExample("No registry is configured", "FROM quay.io/example/base:1"),
            RuleExample(
                "Trusted ones", policy: trusting("docker.io", "*.example.com", "localhost:5000", "gcr.*"),
                "FROM node:22 AS a\nFROM docker.io/bitnami/node:22 AS b\nFROM registry.example.com/base:1 AS c\nFROM localhost:5000/a:1 AS d\nFROM gcr.io/distroless/static\nCOPY --from=index.docker.io/library/busybox:1 /a /a"),
            RuleExample("Stages and the empty image", policy: trusting("registry.example.com"), "FROM registry.example.com/go:1 AS build\nFROM scratch\nCOPY --from=build /a /a\nCOPY --from=0 /b /b"),
            RuleExample("Any", policy: trusting("*"), "FROM quay.io/example/base:1"),
            RuleExample("Below a path", policy: trusting("docker.io/library", "ghcr.io/example"), "FROM node:22\nCOPY --from=ghcr.io/example/tools/a:1 /a /a"),
            RuleExample("An argument without a default", policy: trusting("docker.io"), "ARG BASE\nFROM ${BASE}"),
        ],
        presets: [.default, .hadolint])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        let trusted = file.policy.trustedRegistries
        if trusted.isEmpty { return }
        // What a trigger names may be a stage of the file that it is carried out in.
        for use in file.model.uses where !use.isTrigger {
            guard let (name, domain) = untrusted(use, trusted) else { continue }
            report.add(.untrusted(name, domain, trusted), at: use.reference.word.range)
        }
    }

    /// The image and its registry, as far as both are known for sure.
    private static func untrusted(_ use: ImageUse, _ trusted: [TrustedRegistry]) -> (name: String, domain: String)? {
        if case .stage = use.target { return nil }
        let text = use.reference.text.value
        if text == "scratch" { return nil }
        if use.target == .image, let text, let image = try? ImageReference.parse(text) {
            return trusted.contains { $0.offers(image) } ? nil : (image.name, image.domain)
        }
        // Where only the end of the name hangs on an argument, or is not right, the registry is known.
        guard case .literal(let start, _) = use.reference.parts?.first, let slash = start.firstIndex(of: "/") else { return nil }
        guard let image = try? ImageReference.parse(start[..<slash] + "/image"), !trusted.contains(where: { $0.mayOffer(image.domain) }) else { return nil }
        return (use.reference.word.text, image.domain)
    }

    private static func trusting(_ registries: String...) -> LintPolicy {
        var policy = LintPolicy()
        policy.trustedRegistries = registries.compactMap(TrustedRegistry.init)
        return policy
    }
}

extension RuleMessage {
    fileprivate static func untrusted(_ name: String, _ domain: String, _ trusted: [TrustedRegistry]) -> RuleMessage {
        let isPart = trusted.contains { $0.mayOffer(domain) }
        return RuleMessage(
            isPart ? "\(name) is none of the images of \(domain) that are trusted." : "\(name) comes from \(domain), which is not trusted.",
            why: "Trusted for images are \(NameList.text(trusted.map(\.text))).", remedy: "Take the image from there, or have \(isPart ? name : domain) entered in trusted-registries.")
    }
}
