import DockerfileSyntax
import Linting
import PatternMatching
import RepositoryConversion
import Testing

/// What is printed of a configuration reads as the same.
@Suite struct ConfigurationTextTests {
    let folder = TemporaryFolder()

    private func load() throws -> Configuration { try ConfigurationStore().configuration(forFolder: folder.path, tree: folder.path) }

    private func printed(_ path: FilePath = "Dockerfile") throws -> String {
        let configuration = try load()
        return ConfigurationText.of(configuration, lint: configuration.lint(for: path))
    }

    private func words(_ rule: PatternRule) -> [String] {
        [
            rule.name, rule.message, rule.summary ?? "-", rule.address ?? "-", "\(rule.severity)", "\(rule.keywords)", "\(rule.stages)", "\(rule.subject)", rule.pattern.text,
            rule.exception?.text ?? "-",
        ]
    }

    @Test func everyKeyComesBack() throws {
        folder.write("node:22 sha256:\(String(repeating: "a", count: 64))\n", to: "shared/digests.txt")
        folder.write("node:22\n", to: "tags.txt")
        folder.write(
            """
            catalog: {path: ../catalogue file.sqlite, sha256: \(String(repeating: "0a", count: 32))}
            digests: digests.txt
            mirrors: [{pattern: '^it''s/(.+)#$', replacement: "$1"}]
            lint: {rules: [{name: base, message: From below., command: '^a'}], select: [default, base]}
            """, to: "shared/base.yaml")
        folder.write(
            """
            extends: shared/base.yaml
            registry: registry.corp:5000/dhi/{image}
            mappings: [{source: acme/node, image: node, tag: 22-debian13, tags: {22.10: 22-dev, "1": x}, reason: "ours: it's \\\\ \\"so\\"\\n\\u0007 é \\u2028 ~"}]
            images:
              - {image: acme/base, user: "0", uid: 1001, shell: false, package-manager: [apt], entrypoint: [], cmd: ["true", "~", " a ", "- b", "", "#c"], workdir: /srv}
            exclude: {paths: ["!legacy/", "*.old"], images: [acme/old], stages: [test]}
            allow: cross-family
            refuse: [assumed]
            available: tags.txt
            upgrade-eol: false
            lint:
              ignore: DL3008
              fail-on: never
              severity: {root-user: hint, DL3008: error}
              baseline: ci/known.json
              trusted-registries: ["*.example.com", docker.io]
              label-schema: {"a: b": text, org.x: {type: url, required: false}}
              strict-labels: true
              disable-pragmas: false
              rules:
                - {name: mine, message: "No: [x], {y} & *z", summary: null, value: '^\\S+: ''$', unless: "\\t", instruction: [from, copy], stage: final, severity: hint, documentation: https://x.org/#a}
              overrides: [{paths: "*.dev", select: [all], ignore: [a], severity: {root-user: error}}]
            """.replacing(#", "", "#, with: ", "), to: ".dhi.yaml")
        for (path, select) in [("Dockerfile", ["default", "base"]), ("x.dev", ["all"])] as [(FilePath, [String])] {
            let before = try load()
            let text = try printed(path)
            let own = folder.text(of: ".dhi.yaml") ?? ""
            folder.write(text, to: ".dhi.yaml")
            let after = try load()
            #expect(try printed(path) == text, "a second time nothing changes")
            #expect(after.files.count == 1)
            #expect(after.catalog?.sha256 == before.catalog?.sha256)
            #expect(text.contains("  path: 'catalogue file.sqlite'\n"))
            #expect(after.registry == before.registry)
            #expect(after.mirrors.map(\.pattern.text) == before.mirrors.map(\.pattern.text))
            #expect(after.mirrors.map(\.replacement) == before.mirrors.map(\.replacement))
            #expect(after.mappings == before.mappings)
            #expect(after.images == before.images)
            #expect(after.images[0].cmd?.contains("~") == true)
            #expect(after.exclusions == before.exclusions)
            #expect((after.permissions, after.refused) == (before.permissions, before.refused))
            #expect(text.contains("\ndigests: shared/digests.txt\n"))
            #expect(after.availableFile == before.availableFile)
            #expect(after.upgradesEndOfLife == false)
            let (one, other) = (before.lint(for: path), after.lint)
            #expect(other.select == select && one.select == select)
            #expect((one.ignore, one.severities, one.failOn) == (other.ignore, other.severities, other.failOn))
            #expect(one.baseline?.path == other.baseline?.path)
            #expect((one.trustedRegistries, one.labels) == (other.trustedRegistries, other.labels))
            #expect(other.labels.count == 2)
            #expect((other.isStrictAboutLabels, other.ignoresPragmas) == (true, false))
            #expect(one.rules.map(words) == other.rules.map(words))
            folder.write(own, to: ".dhi.yaml")
        }
    }

    @Test func withoutAnyItIsWhatHolds() throws {
        #expect(ConfigurationText.of(Configuration(), lint: Configuration.Lint()) == "lint:\n  select: [default]\n  fail-on: warning\n")
    }

    @Test func randomTextsComeBack() throws {
        var random = SplitMix(state: 5)
        let pieces: [Unicode.Scalar] = ["a", "'", "\"", "\\", ":", " ", "#", "-", "{", "}", "[", "]", ",", "&", "*", "!", "|", ">", "%", "@", "`", "?", "~", "\n", "\t", "\u{1}", "\u{85}", "\u{A0}", "\u{2028}", "\u{202E}", "é", "漢", "😀", "0", "\u{7F}"]
        for _ in 0..<300 {
            var scalars = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 1...12, using: &random) { scalars.append(pieces.randomElement(using: &random)!) }
            let text = String(scalars)
            var configuration = Configuration()
            configuration.mappings = [.init(source: "a", image: "b", reason: text)]
            folder.write(ConfigurationText.of(configuration, lint: Configuration.Lint()), to: ".dhi.yaml")
            #expect(try load().mappings.map(\.reason) == [text])
        }
    }
}
