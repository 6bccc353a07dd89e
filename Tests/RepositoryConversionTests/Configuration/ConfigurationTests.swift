import Diagnostics
import DockerfileSyntax
import Linting
import PatternMatching
import RepositoryConversion
import Testing

@Suite struct ConfigurationTests {
    let folder = TemporaryFolder()

    private func load(_ text: String, _ vocabulary: ConfigurationVocabulary = .init()) throws -> Configuration {
        folder.write(text, to: ".dhi.yaml")
        return try ConfigurationStore(vocabulary: vocabulary).configuration(forFolder: folder.path, tree: folder.path)
    }

    private func messages(_ text: String, _ vocabulary: ConfigurationVocabulary = .init()) -> [String] {
        folder.write(text, to: ".dhi.yaml")
        return messages(vocabulary)
    }

    private func messages(_ vocabulary: ConfigurationVocabulary = .init(), in name: FilePath = "") -> [String] {
        do throws(ConfigurationFailure) {
            _ = try ConfigurationStore(vocabulary: vocabulary).configuration(forFolder: folder[name], tree: folder.path)
            return []
        } catch {
            return error.errors.map { "\($0)".replacing("\(folder.path)/", with: "") }
        }
    }

    @Test func everyKey() throws {
        folder.write("", to: "digests.txt")
        folder.write("", to: "tags.txt")
        let found = try load(
            """
            catalog: {path: tools/catalogue.sqlite, sha256: \(String(repeating: "0a", count: 32))}
            registry: registry.corp:5000/dhi/{image}
            mirrors:
              - {pattern: 'registry\\.corp/hub/(.+)', replacement: $1}
            mappings:
              - {source: acme/node, image: node, tag: 22-debian13, tags: {22.10: 22-dev}, reason: ours}
            images:
              - {image: acme/base, user: app, uid: 1001, shell: true, package-manager: apt, entrypoint: [], cmd: [a, b c], workdir: /srv}
              - {image: acme/static, package-manager: none}
            exclude: {paths: [legacy/], images: [acme/old], stages: [test]}
            allow: cross-family
            digests: digests.txt
            available: /dev/../\(folder.path)/tags.txt
            upgrade-eol: true
            lint:
              select: [default]
              ignore: DL3008
              fail-on: never
              severity: {root-user: hint}
              overrides:
                - {paths: ["*.dev"], select: [all], ignore: [a], severity: {root-user: error}}
            """)
        #expect(found.catalog?.path == folder["tools/catalogue.sqlite"])
        #expect(found.registry == "registry.corp:5000/dhi/{image}")
        #expect(try found.unmirrored("registry.corp/hub/docker.io/library/node") == "node")
        #expect(try found.unmirrored("registry.corp/hub/acme/x") == "acme/x")
        #expect(try found.unmirrored("xregistry.corp/hub/node") == nil)
        #expect(found.mappings == [.init(source: "acme/node", image: "node", tags: ["22.10": "22-dev"], tag: "22-debian13", reason: "ours")])
        #expect(
            found.images.first
                == .init(
                    image: "acme/base", user: "app", uid: 1001, hasShell: true, packageManagers: ["apt"], entrypoint: [], cmd: ["a", "b c"],
                    workdir: "/srv"))
        #expect(found.images.last?.packageManagers == [])
        #expect(found.images.last?.cmd == nil)
        #expect(found.exclusions == .init(paths: ["legacy/"], images: ["acme/old"], stages: ["test"]))
        #expect(found.permissions == ["cross-family"])
        #expect(found.digestsFile == folder["digests.txt"])
        #expect(found.upgradesEndOfLife == true)
        #expect(found.lint.failOn == .never)
        let usual = found.lint(for: "app/Dockerfile")
        #expect((usual.select, usual.ignore) == (["default"], ["DL3008"]))
        #expect(usual.severities == ["root-user": .hint])
        let special = found.lint(for: "app/Dockerfile.dev")
        #expect((special.select, special.ignore) == (["all"], ["DL3008", "a"]))
        #expect(special.severities == ["root-user": .error])
    }

    @Test(arguments: ["", "# nothing\n", "---\n", "~", "lint:\nallow:\n", "\u{FEFF}allow: []\r\n"])
    func emptyOnesAreDefaults(_ text: String) throws {
        let found = try load(text)
        #expect(found.registry == nil)
        #expect(found.lint == Configuration.Lint())
    }

    @Test(arguments: [
        ("alow: [x]", #".dhi.yaml:1:1: unknown key "alow"; did you mean "allow"?"#),
        ("\nlint:\n  fail_on: error", #".dhi.yaml:3:3: unknown key "fail_on"; did you mean "fail-on"?"#),
        ("exclude:\n  files: [x]", #".dhi.yaml:2:3: unknown key "files"; known are paths, images, stages"#),
        ("lint:\n  fail-on: eror", #".dhi.yaml:2:12: unknown level "eror"; did you mean "error"?"#),
        ("lint: {severity: {a: warn}}", #".dhi.yaml:1:22: unknown severity "warn"; known are error, warning, information, hint"#),
        ("allow: {a: b}", ".dhi.yaml:1:8: allow must be a list, not fields (key: value)"),
        ("- a", ".dhi.yaml:1:1: expected fields (key: value), found a list"),
        ("upgrade-eol: yes", #".dhi.yaml:1:14: upgrade-eol must be true or false, not "yes""#),
        ("images:\n- {image: a, uid: -1}", #".dhi.yaml:2:19: uid must be a number from 0 to 4294967295, not "-1""#),
        ("registry: acme/dhi", ".dhi.yaml:1:11: registry must hold {image} exactly once, as in registry.example.com/dhi/{image}, not \"acme/dhi\""),
        ("registry: 'acme/{image}:1'", ".dhi.yaml:1:11: registry must be an image name without tag, with {image} in it, not \"acme/{image}:1\""),
        ("mirrors:\n- {pattern: 'a(', replacement: b}", ".dhi.yaml:2:13: pattern is not a regular expression: missing closing parenthesis, at offset 2"),
        ("mirrors:\n- {pattern: a, replacement: $1}", #".dhi.yaml:2:29: replacement: the pattern has no group "1", at offset 0"#),
        ("mirrors: [{pattern: a}]", ".dhi.yaml:1:11: mirrors: replacement is missing"),
        ("catalog: {path: a}", ".dhi.yaml:1:10: catalog: sha256 is missing"),
        ("catalog: {path: a, sha256: abc}", ".dhi.yaml:1:28: sha256 must be 64 hexadecimal digits in lower case"),
        ("mappings:\n- {source: a, image: b}\n- {source: a, image: c}", #".dhi.yaml:3:3: mappings: "a" has an entry already, in line 2"#),
        ("mappings:\n- {source: A B, image: b}", #".dhi.yaml:2:12: source must be the name of an image, and "A B" is none: invalid reference format: repository name (library/A B) must be lowercase"#),
        ("mappings:\n- {source: 'a:1', image: b}", #".dhi.yaml:2:12: source must be the name of an image without tag and digest, as in a, not "a:1""#),
        ("mappings:\n- {source: dhi.io/a, image: b}", ".dhi.yaml:2:12: source: dhi.io/a is a hardened image already, which nothing takes the place of"),
        ("mappings:\n- {source: docker.io/library/a, image: b}\n- {source: a, image: c}", #".dhi.yaml:3:3: mappings: "a" has an entry already, in line 2"#),
        ("mappings: [{source: a, image: 'dhi.io/node:22'}]", #".dhi.yaml:1:31: image must be the short name of a hardened image, without registry and tag, as in node, not "dhi.io/node:22""#),
        ("mappings: [{source: a, image: 'n o'}]", #".dhi.yaml:1:31: image must be the short name of a hardened image, without registry and tag, not "n o""#),
        ("mappings: [{source: a, image: b, tag: 1 2}]", #".dhi.yaml:1:39: tag must be the tag of an image, and "1 2" can be none"#),
        ("mappings: [{source: a, image: b, tags: {a/b: 1}}]", #".dhi.yaml:1:41: a key of tags must be the tag of an image, and "a/b" can be none"#),
        ("mappings: [{source: a, image: b, tags: {1: -1}}]", #".dhi.yaml:1:44: the target of tag 1 must be the tag of an image, and "-1" can be none"#),
        ("images: [{image: acme/Base}]", #".dhi.yaml:1:18: image must be the name of an image, and "acme/Base" is none: invalid reference format: repository name (acme/Base) must be lowercase"#),
        ("exclude: {images: ['node:22']}", #".dhi.yaml:1:20: an item of exclude.images must be the name of an image without tag and digest, as in node, not "node:22""#),
        ("exclude: {stages: [0]}", #".dhi.yaml:1:20: exclude.stages: no stage can be called "0"; names begin with a letter and hold letters, digits, "-", "_" and ".""#),
        ("exclude: ['[']", #".dhi.yaml:1:11: exclude: the pattern "[" can match nothing: a "[" needs its "]" and known classes, a "\" something behind it"#),
        ("exclude: {paths: ['#a']}", ##".dhi.yaml:1:19: exclude.paths: the pattern "#a" can match nothing: in the language of .gitignore it is a comment; for a name that begins so write "\#""##),
        ("exclude: ['/']", #".dhi.yaml:1:11: exclude: the pattern "/" can match nothing: it names nothing"#),
        ("lint: {overrides: [{paths: '[[:x:]]'}]}", #".dhi.yaml:1:28: paths: the pattern "[[:x:]]" can match nothing: a "[" needs its "]" and known classes, a "\" something behind it"#),
        ("lint: {rules: [{message: m, pattern: a}]}", ".dhi.yaml:1:16: lint.rules: name is missing"),
        ("lint: {rules: [{name: a, pattern: a}]}", ".dhi.yaml:1:16: lint.rules: message is missing"),
        ("lint: {rules: [{name: A_b, message: m, pattern: a}]}", #".dhi.yaml:1:23: name must be lower-case words with "-" between them, as in no-internal-mirror, not "A_b""#),
        ("lint: {rules: [{name: all, message: m, pattern: a}]}", #".dhi.yaml:1:23: name: there is a rule or preset "all" already; call this one otherwise"#),
        ("lint: {rules: [{name: a, message: m}]}", ".dhi.yaml:1:16: lint.rules: a rule has one of pattern, value and command, and none of them is here"),
        ("lint: {rules: [{name: a, message: m, pattern: a, value: b}]}", ".dhi.yaml:1:16: lint.rules: a rule has one of pattern, value and command, and pattern and value are here"),
        ("lint: {rules: [{name: a, message: m, pattern: }]}", ".dhi.yaml:1:16: lint.rules: pattern is missing"),
        ("lint:\n  rules:\n    - {name: a, message: m,\n       value: '(a'}", ".dhi.yaml:4:15: value is not a regular expression: missing closing parenthesis, at offset 2"),
        ("lint: {rules: [{name: a, message: m, pattern: a, unless: '*'}]}", ".dhi.yaml:1:58: unless is not a regular expression: quantifier does not follow a repeatable item, at offset 0"),
        ("lint: {rules: [{name: a, message: m, pattern: a, instruction: RUNN}]}", #".dhi.yaml:1:63: unknown instruction "RUNN"; did you mean "RUN"?"#),
        ("lint: {rules: [{name: a, message: m, command: a, instruction: [run, FROM]}]}", ".dhi.yaml:1:69: instruction: FROM has nothing that command looks at; these have: RUN, CMD, ENTRYPOINT, HEALTHCHECK"),
        ("lint: {rules: [{name: a, message: m, pattern: a, stage: last}]}", #".dhi.yaml:1:57: unknown stage "last"; known are any, final, build"#),
        ("lint: {rules: [{name: a, message: m, pattern: a, severity: warn}]}", #".dhi.yaml:1:60: unknown severity "warn"; known are error, warning, information, hint"#),
        ("lint: {rules: [{name: a, message: m, pattern: a, documentation: example.com}]}", #".dhi.yaml:1:65: documentation must be an address, as in https://example.com/rules, not "example.com""#),
        ("lint: {rules: [{name: a, message: m, pattern: a, when: b}]}", #".dhi.yaml:1:50: unknown key "when"; known are name, message, summary, documentation, severity, instruction, stage, pattern, value, command, unless"#),
        ("lint: {rules: [{name: a, message: m, pattern: a}, {name: a, message: m, pattern: a}]}", #".dhi.yaml:1:51: lint.rules: "a" has an entry already, in line 1"#),
        (#"lint: {rules: [{name: a, message: "a\e[2Jb", pattern: a}]}"#, ".dhi.yaml:1:35: message must be text without control characters"),
        (#"lint: {rules: [{name: a, message: m, summary: "\u202Eb", pattern: a}]}"#, ".dhi.yaml:1:47: summary must be text without control characters"),
        (#"lint: {rules: [{name: a, message: " ", pattern: a}]}"#, ".dhi.yaml:1:35: message must be text without control characters"),
        ("lint: {rules: {a: b}}", ".dhi.yaml:1:15: lint.rules must be a list, not fields (key: value)"),
        ("lint: {rules: [a]}", #".dhi.yaml:1:16: expected fields (key: value) of lint.rules, found "a""#),
        ("lint: {baseline: [a]}", ".dhi.yaml:1:18: baseline must be a text, not a list"),
        ("lint: {baseline: /etc/hostname}", ".dhi.yaml:1:18: baseline: /etc/hostname lies outside "),
        ("lint: {select: {a: b}}", ".dhi.yaml:1:16: select must be a list, not fields (key: value)"),
        ("lint: {ignore: [[a]]}", ".dhi.yaml:1:17: an item of ignore must be a text, not a list"),
        ("lint: {severity: [a]}", ".dhi.yaml:1:18: severity must be fields (key: value), not a list"),
        ("lint: {overrides: [{select: a}]}", ".dhi.yaml:1:20: lint.overrides: paths is missing"),
        ("lint: {overrides: {paths: a}}", ".dhi.yaml:1:19: overrides must be a list, not fields (key: value)"),
        ("lint: error", #".dhi.yaml:1:7: expected fields (key: value) of lint, found "error""#),
        ("digests: nothing.txt", ".dhi.yaml:1:10: digests: there is no file nothing.txt"),
        ("available: /etc/hostname", ".dhi.yaml:1:12: available: /etc/hostname lies outside "),
        ("allow: [a]\nallow: [b]", #".dhi.yaml:1:1: the key "allow" is here twice"#),
        ("a: [b", ".dhi.yaml:2:1: is not valid YAML: while parsing a flow sequence: did not find expected ',' or ']'"),
        ("a: b\n\tc: d", ".dhi.yaml:2:1: is not valid YAML: while scanning a plain scalar: found a tab character that violates indentation"),
        ("a: b\nc: \u{1}", ".dhi.yaml:2: is not valid YAML: control characters are not allowed"),
        ("a: *b", ".dhi.yaml:1:4: is not valid YAML: found undefined alias"),
        ("? [a]\n: b", ".dhi.yaml:1:3: a key must be a plain word"),
        ("--- a\n--- b", ".dhi.yaml:2:1: is not valid YAML: expected a single document in the stream: but found another document"),
    ])
    func saysWhatIsWrongAndWhere(_ text: String, _ expected: String) {
        let found = messages(text).map { $0.replacing("\(folder.path)", with: "") }
        #expect(found.count == 1)
        #expect(found.first == expected)
    }

    @Test func reportsAllThatIsWrong() {
        #expect(messages("alow: [x]\nregistry: x\nlint: {fail-on: [a]}\n").count == 3)
        folder.write([0x61, 0x0A, 0xFF], to: ".dhi.yaml")
        #expect(messages() == [".dhi.yaml:2: is not valid UTF-8 here"])
    }

    @Test func checksNamesOfOtherLayers() {
        let vocabulary = ConfigurationVocabulary(permissions: ["judged-mapping"], rules: ["root-user", "all"])
        #expect(
            messages("allow: [juged-mapping]\nlint: {select: [all, root-usr], severity: {x: error}}", vocabulary) == [
                #".dhi.yaml:1:9: unknown permission "juged-mapping"; did you mean "judged-mapping"?"#,
                #".dhi.yaml:2:22: unknown rule "root-usr"; did you mean "root-user"?"#,
                #".dhi.yaml:2:44: unknown rule "x"; 'dhi rules' lists the rules and presets"#,
            ])
    }

    @Test func rulesOfOnesOwnCanBeNamed() throws {
        let vocabulary = ConfigurationVocabulary(rules: ["root-user", "DHI501", "hardened", "all"])
        folder.write("lint: {rules: [{name: mine, message: theirs, pattern: a}, {name: base-only, message: b, command: b}], ignore: top-only}", to: "base.yaml")
        let found = try load(
            """
            extends: base.yaml
            lint:
              select: [mine, base-only, hardened]
              severity: {mine: hint}
              rules:
                - {name: mine, message: ours, value: a, unless: b, instruction: [from, COPY], stage: build, severity: error, summary: s, documentation: 'https://x.org'}
                - {name: top-only, message: "t\\n  and u \\n", pattern: c, instruction: any}
              overrides: [{paths: "*", ignore: [base-only]}]
            """, vocabulary)
        #expect(found.lint.rules.map(\.name) == ["mine", "top-only", "base-only"])
        let mine = found.lint.rules[0]
        #expect((mine.message, mine.subject, mine.pattern.text, mine.exception?.text, mine.stages, mine.severity) == ("ours", .value, "a", "b", .build, .error))
        #expect((mine.keywords, mine.summary, mine.address, mine.origin) == ([.from, .copy], "s", "https://x.org", ".dhi.yaml, line 6"))
        #expect(found.lint.rules[1].keywords.isEmpty)
        #expect(found.lint.rules[1].message == "t and u")
        #expect(
            messages("extends: base.yaml\nallow: {a: b}\nlint: {select: mien}", vocabulary) == [
                ".dhi.yaml:2:8: allow must be a list, not fields (key: value)",
                #".dhi.yaml:3:16: unknown rule "mien"; did you mean "mine"?"#,
                #"base.yaml:1:111: unknown rule "top-only"; 'dhi rules' lists the rules and presets"#,
            ])
        for taken in ["root-user", "dhi501", "hardened"] {
            #expect(
                messages("lint: {rules: [{name: \(taken), message: m, pattern: a}]}", vocabulary) == [
                    ".dhi.yaml:1:23: name: there is a rule or preset \"\(taken)\" already; call this one otherwise"
                ])
        }
    }

    @Test(arguments: ["(?:a{1,1000}){1,1000}", "(?:(?:a{1,1000}b){1,1000}c){1,1000}", "((((((((((a{1,100}){1,100}){1,100}){1,100}){1,100}){1,100}){1,100}){1,100}){1,100}){1,100})", "(a|b|c){1,65535}"])
    func hugePatternsEndSoon(_ pattern: String) {
        let clock = ContinuousClock()
        let start = clock.now
        for error in messages("lint: {rules: [{name: a, message: m, pattern: '\(pattern)'}]}") { #expect(error.hasPrefix(".dhi.yaml:1:47: pattern is not a regular expression: ")) }
        #expect(clock.now - start < .seconds(5))
    }

    @Test func smallFilesDoNotGrowLarge() {
        let levels = (1...9).map { level in "a\(level): &a\(level) [\((0..<9).map { _ in "*a\(level - 1)" }.joined(separator: ", "))]" }
        let bomb = (["a0: &a0 [x]"] + levels).joined(separator: "\n")
        #expect(messages(bomb) == [".dhi.yaml: has more than 16 aliases (*name); write the values out"])
        #expect(messages("? " + bomb.replacing("\n", with: "\n? ")) == [".dhi.yaml: has more than 16 aliases (*name); write the values out"])
        #expect(messages(String(repeating: "[", count: 5000)).count == 1)
        #expect(messages("allow: " + String(repeating: "[", count: 40) + String(repeating: "]", count: 40)).first?.contains("nested more than 32 levels deep") == true)
        #expect(messages(String(repeating: "#", count: 300_000)) == [".dhi.yaml: has 300000 bytes, more than the 262144 that are read of one file"])
        #expect(messages("allow: [\(String(repeating: "a,", count: 110_000))]").first?.contains("holds more than 100000 values") == true)
    }

    @Test func randomTextNeverTraps() {
        var random = SplitMix(state: 11)
        let pieces = ["a", ":", " ", "\n", "-", "[", "]", "{", "}", "&a", "*a", "!", "!!str ", "|", ">", "'", "\"", "\\x", "\\u12", "?", ",", "#", "%YAML 1.2\n", "---", "...", "allow", "lint", "é", "\t", "<<", "@", "`", "~", "0x1", "\u{85}", "\u{2028}"]
        for _ in 0..<1000 {
            let count = Int.random(in: 1...25, using: &random)
            folder.write((0..<count).map { _ in pieces.randomElement(using: &random)! }.joined(), to: ".dhi.yaml")
            _ = messages()
        }
    }

    @Test func extendedFilesAreMerged() throws {
        folder.write(
            """
            registry: base/{image}
            upgrade-eol: true
            allow: [a, b]
            exclude: {paths: [x], stages: [s]}
            mirrors: [{pattern: m, replacement: base}, {pattern: n, replacement: base}]
            mappings: [{source: one, image: base}, {source: two, image: base}]
            lint: {select: [base], ignore: [i], severity: {r: hint, q: hint}}
            """, to: "shared/base.yaml")
        folder.write("registry: middle/{image}\nallow: [c]\n", to: "shared/middle.yaml")
        let found = try load(
            """
            extends: [shared/base.yaml, shared/middle.yaml]
            allow: [b, d]
            exclude: ["!y"]
            mirrors: [{pattern: m, replacement: own}]
            mappings: [{source: two, image: own}]
            lint: {ignore: [j], severity: {q: error}}
            """)
        #expect(found.files == [".dhi.yaml", "shared/middle.yaml", "shared/base.yaml"].map { folder[$0] })
        #expect(found.registry == "middle/{image}")
        #expect(found.upgradesEndOfLife == true)
        #expect(found.permissions == ["a", "b", "c", "d"])
        #expect(found.exclusions == .init(paths: ["x", "!y"], stages: ["s"]))
        #expect(try found.unmirrored("m") == "own")
        #expect(try found.unmirrored("n") == "base")
        #expect(found.mappings.map { "\($0.source) \($0.image)" } == ["two own", "one base"])
        #expect(found.lint.select == ["base"])
        #expect(found.lint.ignore == ["i", "j"])
        #expect(found.lint.severities == ["r": .hint, "q": .error])
    }

    @Test func extendsStaysInTheTreeAndEnds() {
        #expect(messages("extends: /etc/hostname")[0].hasPrefix(".dhi.yaml:1:10: extends /etc/hostname: lies outside "))
        #expect(messages("extends: gone.yaml") == [".dhi.yaml:1:10: extends gone.yaml: no such file or folder"])
        folder.write("extends: ../.dhi.yaml", to: "a/b.yaml")
        #expect(messages("extends: a/b.yaml").first?.contains("extends itself, by way of") == true)
        for number in 0..<40 { folder.write("extends: [\(number + 1).yaml, \(number + 1).yaml]", to: FilePath("\(number).yaml")) }
        #expect(messages("extends: 0.yaml").contains { $0.contains("more than 16 files are extended") })
        folder.write("alow: 1", to: "bad.yaml")
        #expect(messages("extends: bad.yaml") == [#"bad.yaml:1:1: unknown key "alow"; did you mean "allow"?"#])
        let outside = TemporaryFolder()
        outside.write("", to: "x")
        folder.run("rm .dhi.yaml")
        folder.link(".dhi.yaml", to: outside["x"])
        #expect(messages()[0].contains("lies outside"))
        folder.run("rm .dhi.yaml")
        folder.link(".dhi.yaml", to: "gone")
        #expect(messages() == [".dhi.yaml: is a link to a file that does not exist"])
    }

    @Test func theNearestOneCounts() throws {
        folder.makeFolder(".git")
        folder.write("registry: root/{image}\nexclude: [b/]\n", to: ".dhi.yaml")
        folder.write("registry: a/{image}\n", to: "a/.dhi.yaml")
        folder.write("alow: 1\n", to: "broken/.dhi.yaml")
        for name in ["Dockerfile", "a/Dockerfile", "a/b/Dockerfile", "b/Dockerfile", "c/d/Dockerfile", "broken/Dockerfile"] {
            folder.write(to: FilePath(name))
        }
        let store = ConfigurationStore()
        let files = store.discovery.files(in: [folder.path]).files
        let found = files.map { file in
            "\(file.relativePath) \((try? store.configuration(for: file))?.registry ?? "-")"
        }
        #expect(
            found == [
                "Dockerfile root/{image}", "a/Dockerfile a/{image}", "a/b/Dockerfile a/{image}", "broken/Dockerfile -", "c/d/Dockerfile root/{image}",
            ])
        #expect(store.failures.count == 1)
        #expect(try ConfigurationStore(.none).configuration(for: files[0]).registry == nil)
        #expect(try ConfigurationStore(.file(folder["a/.dhi.yaml"])).configuration(for: files[0]).registry == "a/{image}")
        #expect(try ConfigurationStore().configuration(forPath: folder["a/new"]).registry == "a/{image}")
        #expect(ConfigurationStore(.file(folder[".dhi.yaml"])).discovery.files(in: [folder.path]).files.count == 4)
    }
}
