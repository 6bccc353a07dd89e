import Diagnostics
import Linting
import RepositoryConversion
import Testing

/// A configuration of hadolint, read as one of ours.
@Suite struct HadolintConfigurationTests {
    private static let vocabulary = ConfigurationVocabulary(rules: ["untagged-base-image", "DHI101", "DL3006", "DL3008", "DL1001", "default", "all"], relayed: [RelayedCodes(prefix: "SC", pages: "")])

    let folder = TemporaryFolder()

    private func load(_ text: String, _ name: FilePath = ".hadolint.yaml") throws -> Configuration {
        folder.write(text, to: name)
        return try store().configuration(forFolder: folder.path, tree: folder.path)
    }

    private func store(_ source: ConfigurationStore.Source = .nearest, readsHadolint: Bool = true) -> ConfigurationStore {
        ConfigurationStore(source, vocabulary: Self.vocabulary, readsHadolint: readsHadolint)
    }

    private func notes(_ text: String) throws -> [String] { try load(text).notes.map { "\($0)".replacing("\(folder.path)/", with: "") } }

    @Test func everyKey() throws {
        let lint = try load(
            """
            failure-threshold: style
            ignored: [DL3008, sc2086, SC1091]
            override:
              error: [DL3006]
              warning: [DL3006, SC2046]
              info: [dl1001]
              style:
            label-schema:
              version: semver
              com.example.team: ""
            strict-labels: True
            disable-ignore-pragma: true
            trustedRegistries:
              - docker.io
              - "*.example.com"
            no-fail: false
            """
        ).lint
        // What hadolint finds stays on, and so does what its severity is given for.
        #expect(lint.select == ["default", "hadolint", "DL1001", "DL3006", "SC2046", "DL3006"])
        #expect(lint.ignore == ["DL3008", "SC2086", "SC1091"])
        #expect(lint.failOn == .at(.hint))
        // What is not overridden is as grave as it is there.
        #expect(lint.severities == ["DL3008": .warning, "DL1001": .information, "SC2046": .warning, "DL3006": .error])
        #expect(lint.labels == [LabelRequirement(name: "com.example.team", form: .text), LabelRequirement(name: "version", form: .semver)])
        #expect(lint.isStrictAboutLabels == true)
        #expect(lint.ignoresPragmas == true)
        #expect(lint.trustedRegistries.map(\.text) == ["docker.io", "*.example.com"])
    }

    @Test(arguments: [("error", Configuration.FailureLevel.at(.error)), ("warning", .at(.warning)), ("info", .at(.information)), ("ignore", .at(.hint)), ("none", .at(.hint))])
    func thresholds(_ name: String, _ level: Configuration.FailureLevel) throws {
        #expect(try load("failure-threshold: \(name)").lint.failOn == level)
    }

    @Test("Nothing said is what hadolint does then", arguments: ["", "---\n", "ignored:\n", "override: {error: }\n"])
    func standard(_ text: String) throws {
        let found = try load(text)
        #expect(found.lint.failOn == .at(.information))
        #expect(found.lint.select == ["default", "hadolint"])
        #expect(found.notes.isEmpty)
    }

    @Test func noFailWins() throws { #expect(try load("no-fail: true\nfailure-threshold: error").lint.failOn == .never) }

    @Test("What means nothing here is told once, with its place")
    func told() throws {
        #expect(
            try notes("format: json\nno-color: true\nignored:\n  - DL3006\n  - DL9999\n  - all\noverride: {style: [DL9999]}") == [
                ".hadolint.yaml:1:9: the format is said on the command line here: --format hadolint-json",
                ".hadolint.yaml:2:11: no-color is said on the command line here: --color never",
                ".hadolint.yaml:5:5: there is no rule DL9999, all here; the names are passed over",
            ])
        #expect(try notes("no-color: false\nverbose: false\nignored: [SC9999]").isEmpty)
        #expect(try notes("format: codacy") == [".hadolint.yaml:1:9: there is no format codacy here; 'dhi lint --help' lists those that there are"])
    }

    @Test(arguments: [
        ("override:\n  warn: [DL3006]", #"2:3: unknown key "warn"; known are error, warning, info, style"#),
        ("override: [DL3006]", "1:11: expected fields (key: value) of override, found a list"),
        ("override: {info: {a: b}}", "1:18: override.info must be a list, not fields (key: value)"),
        ("ignored: [[a]]", "1:11: an item of ignored must be a text, not a list"),
        ("label-schema: {a: string}", #"1:19: unknown type of label "string"; known are text, url, rfc3339, semver, spdx, hash, email"#),
        ("label-schema: {a: }", "1:19: the type of label a must be one of text, url, rfc3339, semver, spdx, hash, email, not nothing"),
        ("failure-threshold: warn", #"1:20: unknown threshold "warn"; known are error, warning, info, style, ignore, none"#),
        ("no-fail: yes", #"1:10: no-fail must be true or false, not "yes""#),
        ("format: xml", #"1:9: unknown format "xml"; known are checkstyle, codacy, codeclimate, gitlab_codeclimate, gnu, json, junit, sarif, sonarqube, tty"#),
        ("- DL3006", "1:1: expected fields (key: value), found a list"),
        ("ignored: [a", "2:1: is not valid YAML: while parsing a flow sequence: did not find expected ',' or ']'"),
    ])
    func errors(_ text: String, _ message: String) throws {
        let failure = try #require(throws: ConfigurationFailure.self) { try load(text) }
        #expect(failure.errors.map { "\($0)".replacing("\(folder.path)/.hadolint.yaml:", with: "") } == [message])
    }

    @Test("No registry can be called so", arguments: ["https://ghcr.io", "*a*", "a*b", "*.example.com/a", "ghcr.io/", "''", "a b"])
    func registries(_ name: String) throws {
        #expect(throws: ConfigurationFailure.self) { try load("trustedRegistries: [\"\(name == "''" ? "" : name)\"]") }
    }

    @Test("The nearest file counts, and what is as near is ours")
    func precedence() throws {
        folder.write("registry: root/{image}\nlint: {fail-on: never}\n", to: ".dhi.yaml")
        folder.write("failure-threshold: error\n", to: ".hadolint.yaml")
        folder.write("failure-threshold: style\n", to: "a/.hadolint.yml")
        folder.write("lint: {fail-on: warning}\n", to: "a/b/.dhi.yaml")
        folder.write("FROM debian\n", to: "a/b/c/Dockerfile")
        let store = store()
        func configuration(_ name: FilePath) throws -> Configuration { try store.configuration(forFolder: folder[name], tree: folder.path) }
        #expect(try configuration("").lint.failOn == .never)
        #expect(try configuration("a").lint.failOn == .at(.hint))
        // What hadolint does not speak of stays as it is further up.
        #expect(try configuration("a").registry == "root/{image}")
        #expect(try configuration("a").files == [folder[".dhi.yaml"], folder["a/.hadolint.yml"]])
        #expect(try configuration("a/b/c").lint.failOn == .at(.warning))
        // Only for the linter.
        #expect(try self.store(readsHadolint: false).configuration(forFolder: folder["a"], tree: folder.path).lint.failOn == .never)
    }

    @Test("Both endings are read, .yaml first")
    func endings() throws {
        #expect(try load("no-fail: true", ".hadolint.yml").lint.failOn == .never)
        folder.write("failure-threshold: error", to: ".hadolint.yaml")
        #expect(try store().configuration(forFolder: folder.path, tree: folder.path).lint.failOn == .at(.error))
    }

    @Test("A file that is named is told by its name")
    func named() throws {
        folder.write("failure-threshold: error\n", to: "conf/hadolint.dist.yaml")
        let path = folder["conf/hadolint.dist.yaml"]
        #expect(try store(.file(path)).configuration(forFolder: folder.path, tree: folder.path).lint.failOn == .at(.error))
        let failure = try #require(throws: ConfigurationFailure.self) { try store(.file(path), readsHadolint: false).configuration(forFolder: folder.path, tree: folder.path) }
        #expect(failure.errors.map(\.message) == ["is a configuration of hadolint by its name, which only 'dhi lint' reads; name a .dhi.yaml"])
    }

    @Test("A link must not leave the tree")
    func links() throws {
        folder.write("no-fail: true\n", to: "outside.yaml")
        folder.link("tree/.hadolint.yaml", to: "../outside.yaml")
        #expect(throws: ConfigurationFailure.self) { try store().configuration(forFolder: folder["tree"], tree: folder["tree"]) }
        folder.link("other/.hadolint.yml", to: "inside.yaml")
        folder.write("no-fail: true\n", to: "other/inside.yaml")
        #expect(try store().configuration(forFolder: folder["other"], tree: folder["other"]).lint.failOn == .never)
    }
}
