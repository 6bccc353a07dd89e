import HardenedCatalog
import Testing

@Suite struct TagGrammarTests {
    @Test(arguments: [
        ("3.12.4", [3, 12, 4]), ("v3", [3]), ("8u502", [8, 502]), ("21.0.12_8", [21, 0, 12, 8]), ("8u502.b07", [8, 502, 7]), ("20250419", [20_250_419]),
        ("2026.07.1", [2026, 7, 1]), ("11.0.32+9", [11, 0, 32, 9]),
    ])
    func versions(_ text: String, _ numbers: [Int]) {
        #expect(TagVersion(text)?.numbers == numbers)
        #expect(TagVersion(text)?.isPrerelease == false)
    }

    @Test(arguments: ["3.15.0rc1", "8.6.0beta1", "19beta3", "1.0a2"]) func prereleases(_ text: String) {
        #expect(TagVersion(text)?.isPrerelease == true)
    }

    @Test(arguments: ["", "v", "bookworm", "3.", ".3", "3..1", "jdk21", "1x", "99999999999999999999"]) func noVersions(_ text: String) {
        #expect(TagVersion(text) == nil)
    }

    @Test(arguments: [
        ("3.12-slim-bookworm", "debian", "12", ""), ("22-alpine3.19", "alpine", "3.19", ""), ("21-jre-alpine-3.22", "alpine", "3.22", "jre"),
        ("21-jdk-jammy", "ubuntu", "22.04", "jdk"), ("21-ubuntu-24.04", "ubuntu", "24.04", ""), ("21-al2023-headless", "amazonlinux", "2023", "headless"),
        ("21-jre-ubi9-minimal", "ubi", "9", "jre"), ("9.7-oraclelinux9", "oraclelinux", "9", ""), ("8.0-azurelinux3.0-distroless", "other", "3.0", "distroless"),
        ("3.9-eclipse-temurin-21-noble", "ubuntu", "24.04", "eclipse temurin 21"), ("8.4-fpm-alpine3.22", "alpine", "3.22", "fpm"),
        ("4.1.2-scala2.13-java21-python3-ubuntu", "ubuntu", "", "scala2.13 java21 python3"), ("22", "", "", ""), ("lts-alpine", "alpine", "", "lts"),
    ])
    func sourceTags(_ text: String, _ family: String, _ release: String, _ words: String) {
        let tag = SourceTag(text)
        #expect((tag.system?.distribution.family.rawValue ?? "") == family)
        #expect((tag.system?.distribution.release ?? "") == release)
        #expect(tag.words.joined(separator: " ") == words)
    }

    @Test func marksOfSourceTags() {
        #expect(SourceTag("3.12.4-windowsservercore-ltsc2022").isWindows)
        #expect(SourceTag("8.0-nanoserver-1809").isWindows)
        #expect(SourceTag("27-ea-jdk").isPrerelease)
        #expect(SourceTag("sid").isPrerelease)
        #expect(SourceTag("tip-alpine").isPrerelease)
        #expect(SourceTag("bookworm-20240513-slim").date == "20240513")
        #expect(SourceTag("8.0-alpine3.20-amd64").architecture == "amd64")
        #expect(SourceTag("8u402-b06-jdk").version?.numbers == [8, 402, 6])
        #expect(SourceTag("3-slim").isSlim)
    }

    /// Every tag of the catalogue is understood: version, edition, form and variant agree with its definition.
    @Test func hardenedTags() throws {
        let catalog = try Catalog.builtIn()
        var count = 0
        for image in ["node", "python", "php", "eclipse-temurin", "maven", "dotnet", "static", "debian-base", "alpine-base", "composer", "spark", "azul"] {
            for definition in catalog.definitions(image: image) {
                for text in definition.tags {
                    let tag = HardenedTag(text, of: definition)
                    #expect(tag.version != nil, "\(image):\(text)")
                    #expect(tag.isDev == (definition.variant == .dev), "\(image):\(text)")
                    #expect(!tag.edition.contains("debian") && !tag.edition.contains("alpine"), "\(image):\(text)")
                    count += 1
                }
            }
        }
        #expect(count > 1000)
        let definition = try #require(catalog.definition(image: "eclipse-temurin", tag: "21-jdk-alpine3.24-dev"))
        let tag = HardenedTag("21-jdk-alpine3.24-dev", of: definition)
        #expect(tag.edition == "jdk" && tag.form == .release && tag.isDev && tag.version == TagVersion([21]))
    }

    /// Any text is read without a trap, and what is read does not depend on the order of calls.
    @Test func anyTagIsRead() throws {
        let mapper = TagMapper(facts: try Catalog.builtIn())
        var state: UInt64 = 7
        let words = ["22", "3.12", "slim", "alpine", "alpine3.20", "bookworm", "jdk", "jre21", "8u402", "b06", "fpm", "latest", "-", "", ".", "v", "rc1", "99999999999999999999", "ü"]
        for _ in 0..<400 {
            var parts: [String] = []
            for _ in 0..<4 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                parts.append(words[Int((state >> 33) % UInt64(words.count))])
            }
            let tag = parts.joined(separator: "-")
            for image in ["node", "eclipse-temurin", "maven", "debian", "gcr.io/distroless/java21-debian12"] {
                let first = mapper.map(source: image, tag: tag, need: .dev)
                #expect(first == mapper.map(source: image, tag: tag, need: .dev))
            }
        }
    }
}
