import Testing

/// `dhi lint` where a project has a configuration of hadolint.
@Suite struct LintHadolintConfigurationTests {
    private func project(_ configuration: String, _ text: String = "FROM quay.io/acme/base:1\nUSER 1\n") throws -> Scratch {
        let scratch = try Scratch()
        try scratch.write("", to: ".git/HEAD")
        try scratch.write(configuration, to: ".hadolint.yaml")
        try scratch.write(text, to: "app/Dockerfile")
        return scratch
    }

    @Test func registriesAndLabels() throws {
        let scratch = try project(
            "trustedRegistries: [docker.io]\nlabel-schema: {version: semver, team: text}\nstrict-labels: true\noverride: {style: [DL3049]}\n",
            "FROM quay.io/acme/base:1\nLABEL version=v1 vendor=acme\nUSER 1\n")
        let outcome = try scratch.run("cd app; dhi lint --format hadolint .")
        #expect(outcome.code == 1)
        #expect(
            outcome.text == """
                Dockerfile:1 DL3049 style: The label team is missing.
                Dockerfile:1 DL3026 error: quay.io/acme/base comes from quay.io, which is not trusted.
                Dockerfile:2 DL3056 warning: The label 'version' is "v1", which is not a semantic version.
                Dockerfile:2 DL3050 info: The label 'vendor' is none of those that the configuration names.

                """)
    }

    @Test("What hadolint finds is on, unless it is ignored; the command line counts more")
    func selection() throws {
        let text = "FROM registry.example.com/base:1\nUSER root\nRUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*\nUSER 1\n"
        let find = { (configuration: String, options: String) in try project(configuration, text).run("dhi lint --format gnu \(options) .") }
        #expect(try find("", "").text.contains("[unpinned-system-packages]"))
        #expect(try !find("ignored: [DL3008]", "").text.contains("[unpinned-system-packages]"))
        #expect(try find("override: {error: [DL3008]}", "").text.contains("error: curl is installed"))
        #expect(try find("override: {error: [DL3008]}", "--severity DL3008=hint").text.contains("hint: curl is installed"))
        #expect(try find("ignored: [DL3008]", "--select DL3008").text.isEmpty)
    }

    @Test("It fails from where hadolint does", arguments: [("", 1), ("failure-threshold: error", 0), ("no-fail: true", 0), ("override: {error: [DL3049]}\nfailure-threshold: error", 1)])
    func codes(_ configuration: String, _ code: Int32) throws {
        let scratch = try project("label-schema: {team: text}\n" + configuration)
        #expect(try scratch.run("dhi lint .").code == code)
    }

    @Test("What hadolint finds is as grave as it is there, so that the threshold means the same")
    func severities() throws {
        let text = "FROM registry.example.com/base:1\nADD a /a\nLABEL A=b\nUSER 1\n"
        let scratch = try project("failure-threshold: error\n", text)
        #expect(try scratch.run("dhi lint --format gnu .").text.contains("2:1: error: "))
        #expect(try scratch.run("dhi lint --format gnu .").text.contains("3:7: hint: "))
        #expect(try scratch.run("dhi lint .").code == 1)
        #expect(try scratch.run("rm .hadolint.yaml; dhi lint --select DL3020 --format gnu .").text.contains("2:1: warning: "))
        #expect(try project("failure-threshold: error\noverride: {info: [DL3020]}\n", text).run("dhi lint .").code == 0)
    }

    @Test("Comments silence nothing where they are disabled", arguments: ["hadolint ignore=DL3026", "hadolint global ignore=DL3026", "dhi ignore=untrusted-registry", "check=skip=all"])
    func pragmas(_ pragma: String) throws {
        for (isDisabled, code) in [(false, Int32(0)), (true, 1)] where pragma != "check=skip=all" || isDisabled {
            let scratch = try project("trustedRegistries: [docker.io]\nfailure-threshold: error\ndisable-ignore-pragma: \(isDisabled)\n", "# \(pragma)\nFROM quay.io/acme/base:1\nUSER 1\n")
            #expect(try scratch.run("dhi lint .").code == code)
        }
    }

    @Test("A broken one fails the files it is in force for, and the others are linted")
    func broken() throws {
        let scratch = try project("override:\n  warn: [DL3006]\n")
        try scratch.write("ignored: []\n", to: "other/.hadolint.yml")
        try scratch.write("FROM debian\nUSER 1\n", to: "other/Dockerfile")
        let outcome = try scratch.run("dhi lint --format gnu .")
        #expect(outcome.code == 2)
        #expect(outcome.errors.contains("/.hadolint.yaml:2:3: unknown key \"warn\"; known are error, warning, info, style\n"))
        #expect(outcome.text.contains("other/Dockerfile:1:6: warning: debian has no tag."))
        #expect(!outcome.text.contains("app/Dockerfile"))
    }

    @Test("A key that hadolint does not have is passed over, and named")
    func unknownKeys() throws {
        let outcome = try project("ignore: [DL3006]\nfailure-threshold: error\n", "FROM debian\nUSER 1\n").run("dhi lint .")
        #expect(outcome.code == 0)
        #expect(outcome.errors.contains(".hadolint.yaml:1:1: hadolint has no key \"ignore\", which is passed over; did you mean \"ignored\"?\n"), "\(outcome.errors)")
    }

    @Test("What is left out is said once")
    func notes() throws {
        let scratch = try project("format: json\nignored: [DL9999]\n")
        try scratch.write("FROM debian\nUSER 1\n", to: "other/Dockerfile")
        let lines = try scratch.run("dhi lint --format gnu .").errors.split(separator: "\n").filter { $0.contains(".hadolint.yaml") }
        #expect(lines.count == 2, "\(lines)")
        #expect(lines.first?.hasSuffix(".hadolint.yaml:1:9: the format is said on the command line here: --format hadolint-json") == true)
    }

    @Test("The options have hadolint's names")
    func options() throws {
        let scratch = try Scratch()
        try scratch.write("# dhi global ignore=DL3026\nFROM ghcr.io/acme/base:1\nLABEL a=b version=1\nUSER 1\n", to: "Dockerfile")
        let outcome = try scratch.run("dhi lint --format hadolint --trusted-registry docker.io --trusted-registry '*.acme.io' --require-label version:semver --require-label team --strict-labels --disable-ignore-pragma Dockerfile")
        #expect(outcome.text.split(separator: "\n").map { $0.split(separator: " ")[1] } == ["DL3049", "DL3026", "DL3050", "DL3056"], "\(outcome.text)")
        #expect(try scratch.run("dhi lint --trusted-registry https://a Dockerfile").code == 2)
        #expect(try scratch.run("dhi lint --require-label a:b Dockerfile").errors.contains("--require-label a:b is not understood; write name:form with one of text, url, rfc3339, semver, spdx, hash, email."))
    }

    @Test("In .dhi.yaml, labels may be missing where that is said")
    func ours() throws {
        let scratch = try Scratch()
        try scratch.write("lint:\n  trusted-registries: docker.io\n  label-schema:\n    team: text\n    docs: {type: url, required: false}\n  strict-labels: true\n  disable-pragmas: true\n", to: ".dhi.yaml")
        try scratch.write("# dhi global ignore=all,missing-label\nFROM debian:13\nLABEL docs=a\nUSER 1\n", to: "Dockerfile")
        let outcome = try scratch.run("dhi lint --select untrusted-registry,missing-label,superfluous-label,invalid-label-value --format gnu .")
        #expect(outcome.text.split(separator: "\n").map { $0.split(separator: "[").last ?? "" } == ["missing-label]", "invalid-label-value]"], "\(outcome.text)")
    }

    @Test("Other commands do not ask it") func others() throws {
        let scratch = try project("override: 3\n", "FROM node:22\nUSER node\n")
        #expect(try scratch.run("dhi migrate .").code == 0)
        #expect(try scratch.run("dhi lint .").code == 2)
    }
}
