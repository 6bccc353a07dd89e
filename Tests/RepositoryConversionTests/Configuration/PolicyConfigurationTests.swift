import Linting
import RepositoryConversion
import Testing

/// What `.dhi.yaml` says of registries and labels.
@Suite struct PolicyConfigurationTests {
    let folder = TemporaryFolder()

    private func load(_ text: String) throws -> Configuration.Lint {
        folder.write(text, to: ".dhi.yaml")
        return try ConfigurationStore().configuration(forFolder: folder.path, tree: folder.path).lint
    }

    @Test func everyKey() throws {
        let lint = try load(
            """
            lint:
              trusted-registries: [docker.io, "*.example.com", ghcr.io/acme]
              label-schema:
                version: semver
                docs: {type: url, required: false}
                team: {}
                owner: {required: false}
              strict-labels: true
              disable-pragmas: false
            """)
        #expect(lint.trustedRegistries.map(\.text) == ["docker.io", "*.example.com", "ghcr.io/acme"])
        #expect(
            lint.labels == [
                LabelRequirement(name: "docs", form: .url, isRequired: false), LabelRequirement(name: "owner", form: .text, isRequired: false), LabelRequirement(name: "team", form: .text),
                LabelRequirement(name: "version", form: .semver),
            ])
        #expect(lint.isStrictAboutLabels == true)
        #expect(lint.ignoresPragmas == false)
    }

    @Test("Of a label the nearer file counts, registries are joined")
    func extended() throws {
        folder.write("lint:\n  trusted-registries: docker.io\n  label-schema: {a: url, b: url}\n  strict-labels: true\n  disable-pragmas: true\n", to: "base.yaml")
        let lint = try load("extends: base.yaml\nlint:\n  trusted-registries: [ghcr.io, docker.io]\n  label-schema: {b: text, c: text}\n  disable-pragmas: false\n")
        #expect(lint.trustedRegistries.map(\.text) == ["docker.io", "ghcr.io"])
        #expect(lint.labels.map(\.name) == ["a", "b", "c"])
        #expect(lint.labels.map(\.form) == [.url, .text, .text])
        #expect(lint.isStrictAboutLabels == true)
        #expect(lint.ignoresPragmas == false)
    }

    @Test(arguments: [
        ("lint: {trusted-registries: ['https://ghcr.io']}", "1:29: trusted-registries: no registry is called \"https://ghcr.io\"; write its host, as in registry.example.com:5000, with a * at its beginning or end for several, or a path after it"),
        ("lint: {label-schema: {a: date}}", "1:26: unknown type of label \"date\"; known are text, url, rfc3339, semver, spdx, hash, email"),
        ("lint: {label-schema: {a: {typ: url}}}", "1:27: unknown key \"typ\"; did you mean \"type\"?"),
        ("lint: {label-schema: {a: {required: no}}}", "1:37: required must be true or false, not \"no\""),
        ("lint: {label-schema: [a]}", "1:22: label-schema must be fields (key: value), not a list"),
        ("lint: {strict-labels: 1}", "1:23: strict-labels must be true or false, not \"1\""),
    ])
    func errors(_ text: String, _ message: String) throws {
        let failure = try #require(throws: ConfigurationFailure.self) { try load(text) }
        #expect(failure.errors.map { "\($0)".replacing("\(folder.path)/.dhi.yaml:", with: "") } == [message])
    }
}
