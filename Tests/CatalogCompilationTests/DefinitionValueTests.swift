import HardenedCatalog
import Testing

@testable import CatalogCompilation

/// Values that are derived from what definitions and facts say.
@Suite struct DefinitionValueTests {
    @Test(arguments: [
        (["22", "22.23", "22.23.2", "22.23.2-0-debian13"], "22.23.2"), (["21-jdk", "21.0.12.8-jdk-alpine3.24"], "21.0.12.8"), (["v1.34.11", "1.34"], "1.34.11"),
        (["trixie", "trixie-debian13"], "13"), (["codex", "codex-0"], "0.149.0"), (["10_4", "10"], "10"),
    ])
    func theMostExactVersionCounts(tags: [String], version: String) {
        let variables = ["SEMVER_VERSION": "0.149.0", "VERSION": "0.149.0-2"]
        #expect(DefinitionVersion.mostExact(tags: tags, variables: variables, distribution: "13") == version)
    }

    @Test func withoutAnyVersionTheReleaseOfTheSystemCounts() {
        #expect(DefinitionVersion.mostExact(tags: ["shell"], variables: ["VERSION": "${X}"], distribution: "3.24") == "3.24")
    }

    @Test(arguments: [
        ("${A}-$B/c", "1-2/c"), ("no variable", "no variable"), ("${UNKNOWN}/${A}", "${UNKNOWN}/${A}"), ("${P}", "${P}"), ("${A:^x}", "${A:^x}"), ("5$", "5$"),
    ])
    func variablesArePutIn(text: String, result: String) {
        #expect(TemplateText.resolve(text, variables: ["A": "1", "B": "2", "P": "#{ target.arch }"]) == result)
    }

    @Test(
        arguments: [
            ("node", "debian", "trixie", Distribution(family: .debian, release: "13")), ("x", "ubuntu", "noble", Distribution(family: .ubuntu, release: "24.04")),
            ("x", "ubi", "ubi9-minimal", Distribution(family: .ubi, release: "9")), ("x", "distroless", "bookworm", Distribution(family: .debian, release: "12")),
            ("x", "distroless", "static-debian13:nonroot-amd64", Distribution(family: .debian, release: "13")),
            ("x", "distroless", "cc:latest", Distribution(family: .debian, release: nil)), ("x", "scratch", nil, Distribution(family: .scratch, release: nil)),
            ("amazonlinux", "scratch", nil, Distribution(family: .amazonlinux, release: "2023")), ("x", "oraclelinux", "9-slim", Distribution(family: .oraclelinux, release: "9")),
        ] as [(String, String, String?, Distribution)])
    func wordsBecomeADistribution(image: String, family: String, release: String?, distribution: Distribution) {
        #expect(SourceDistribution.of(image: image, family: family, release: release, tags: ["latest", "2023"]) == distribution)
    }

    @Test func whatMostRecordsShareIsSaidOnce() {
        let records: [[SharedFields.Field]] = [
            [("user", "root", "root"), ("cmd", "[a]", "null")], [("user", "app", "root"), ("cmd", "[a]", "null")],
            [("user", "app", "root"), ("cmd", "null", "null")],
        ]
        let (shared, own) = SharedFields.split(records)
        #expect(shared.map { "\($0.name)=\($0.text)" } == ["user=app", "cmd=[a]"])
        #expect(own.map { $0.map { "\($0.name)=\($0.text)" } } == [["user=root"], [], ["cmd=null"]])
    }

    @Test(arguments: [
        ("node", "node"), ("22-alpine3.22", "22-alpine3.22"), ("22", "\"22\""), ("3.10", "\"3.10\""), ("1e3", "\"1e3\""), ("0x1f", "\"0x1f\""),
        ("2026-08-22", "\"2026-08-22\""), ("true", "\"true\""), ("No", "\"No\""), ("", "\"\""), ("a: b", "\"a: b\""), ("a:b", "a:b"), ("a #b", "\"a #b\""),
        ("-x", "\"-x\""), ("a\nb", "\"a\\nb\""), ("q\"q", "\"q\\\"q\""), ("~", "\"~\""), ("a ", "\"a \""), ("\u{1}", "\"\\u0001\""), ("https://x/y", "https://x/y"),
    ])
    func scalarsAreQuotedWhereTheyHaveToBe(text: String, yaml: String) {
        #expect(YAMLText.scalar(text) == yaml)
    }
}
