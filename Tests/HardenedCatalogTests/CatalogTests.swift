import HardenedCatalog
import Testing

/// Lookups in the built-in catalogue, whose content is a dated snapshot.
@Suite struct CatalogTests {
    let catalog: Catalog

    init() throws {
        catalog = try Catalog.builtIn()
    }

    @Test func theStampNamesTheSnapshot() {
        #expect(catalog.stamp.commit.count == 40)
        #expect(catalog.stamp.date.count == 10)
        #expect(catalog.stamp.sha256.count == 64)
    }

    @Test func anImageIsFoundByName() {
        let node = catalog.image(named: "node")
        #expect(node?.title == "Node.js")
        #expect(node?.categories == ["languages-and-frameworks"])
        #expect(node?.releaseLine.extent == .major)
        #expect(node?.definitionCount == catalog.definitions(image: "node").count)
        #expect(catalog.image(named: "no-such-image") == nil)
        #expect(catalog.image(named: "") == nil)
    }

    @Test func aDefinitionIsFoundByTag() throws {
        let runtime = try #require(catalog.definition(image: "node", tag: "22-alpine3.22"))
        #expect(runtime.tags == ["22-alpine3.22", "22.23-alpine3.22", "22.23.2-alpine3.22"])
        #expect(runtime.version == "22.23.2")
        #expect(runtime.distribution == Distribution(family: .alpine, release: "3.22"))
        #expect((runtime.user, runtime.uid, runtime.gid) == ("node", 1000, 1000))
        #expect(runtime.entrypoint == nil)
        #expect(runtime.cmd == ["node"])
        #expect(runtime.workdir == "/app")
        #expect(runtime.environment == ["NODE_VERSION": "22.23.2"])
        #expect(runtime.paths.map(\.path) == ["/app"])
        #expect(runtime.packages.contains("musl"))
        #expect(!runtime.hasShell && !runtime.hasPackageManager && !runtime.isBuildImage)
        #expect(runtime.endOfLife == "2027-04-30")
        let dev = try #require(catalog.definition(image: "node", tag: "22-alpine3.22-dev"))
        #expect(dev.variant == .dev && dev.runsAsRoot && dev.shells == ["busybox"] && dev.packageManagers == ["apk"])
        #expect(catalog.definition(image: "node", tag: "22-alpine3.22-slim") == nil)
        #expect(catalog.definition(image: "no-such-image", tag: "22") == nil)
    }

    @Test func everyTagLeadsToTheDefinitionThatListsIt() {
        for image in ["node", "python", "postgres", "php", "debian-base", "static"] {
            let definitions = catalog.definitions(image: image)
            #expect(!definitions.isEmpty)
            for definition in definitions {
                for tag in definition.tags { #expect(catalog.definition(image: image, tag: tag) == definition) }
            }
        }
    }

    @Test func sourceImagesAreFoundByTagOrAlias() throws {
        let node = try #require(catalog.sourceImage(name: "node", tag: "latest"))
        #expect(node.entrypoint == ["docker-entrypoint.sh"])
        #expect(node.tags.contains("latest"))
        #expect(node.users == [ImageDefinition.Account(name: "node", id: 1000, gid: 1000)])
        #expect(catalog.sourceImage(name: "node", tag: "0.1-none") == nil)
        #expect(catalog.sourceImage(name: "no-such-image", tag: "latest") == nil)
    }

    @Test func theMajorVersionOfATagFillsValues() throws {
        let exact = try #require(catalog.sourceImage(name: "amazoncorretto", tag: "21"))
        #expect(exact.environment["JAVA_HOME"] == "/usr/lib/jvm/java-21-amazon-corretto")
        let group = try #require(catalog.sourceImages(name: "amazoncorretto").first { $0.environment["JAVA_HOME"]?.contains("{major}") == true })
        let named = try #require(group.tags.first)
        let resolved = try #require(catalog.sourceImage(name: "amazoncorretto", tag: named))
        #expect(resolved.environment["JAVA_HOME"]?.contains("{") != true)
    }

    @Test func aliasesAreTheTagsOfTheSameEntry() throws {
        let aliases = try #require(catalog.officialAliases(image: "golang", tag: "latest"))
        #expect(aliases.contains("1") && aliases.contains("trixie"))
        #expect(!aliases.contains("bookworm"))
        #expect(catalog.officialAliases(image: "golang", tag: "none") == nil)
        #expect(catalog.officialAliases(image: "not/official", tag: "latest") == nil)
        let entries = catalog.officialTags(image: "golang")
        #expect(entries.first { $0.tags.contains("latest") }?.tags == aliases)
        #expect(entries.contains { $0.isWindows })
    }

    @Test func mappingsSayHowTheyAreKnown() throws {
        let node = try #require(catalog.mapping(source: "node"))
        #expect((node.hardened, node.evidence, node.oneToOne, node.crossesFamily) == ("node", .sameName, true, false))
        let ubuntu = try #require(catalog.mapping(source: "ubuntu"))
        #expect(ubuntu.crossesFamily && !ubuntu.oneToOne)
        let adminer = try #require(catalog.mapping(source: "adminer"))
        #expect(adminer.hardened == nil && adminer.evidence == .none)
        #expect(catalog.mapping(source: "nobody/nothing") == nil)
    }

    @Test func theLongestPrefixCounts() throws {
        let java = try #require(catalog.mapping(source: "gcr.io/distroless/java-base-debian13"))
        #expect(java.source == "gcr.io/distroless/java-base")
        #expect(catalog.mapping(source: "gcr.io/distroless/java21-debian13")?.source == "gcr.io/distroless/java")
        #expect(catalog.mapping(source: "public.ecr.aws/lambda/python")?.evidence == ImageMapping.Evidence.none)
    }

    @Test func everyMappingLeadsToAnImage() {
        #expect(catalog.mappings.count > 800)
        for row in catalog.mappings {
            guard let hardened = row.hardened else { continue }
            #expect(catalog.image(named: hardened) != nil, "\(row.source)")
        }
    }

    @Test func plainSystemsAreKnown() {
        let trixie = catalog.baseSystem(Distribution(family: .debian, release: "13"))
        #expect(trixie?.absentCommands.contains("curl") == true)
        #expect(trixie?.commands.contains("useradd") == true)
        #expect(catalog.baseSystem(Distribution(family: .alpine, release: "3.24"))?.commands.contains("apk") == true)
        #expect(catalog.baseSystem(Distribution(family: .debian, release: "9")) == nil)
    }

    @Test func manyThreadsMayAskAtOnce() async {
        let names = catalog.imageNames
        let counts = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask { names.reduce(0) { $0 + catalog.definitions(image: $1).count } }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(counts) == [2582])
    }

    @Test func otherFilesAreRefused() {
        #expect(throws: CatalogError.self) { try Catalog(bytes: Array("nothing of the kind".utf8)) }
        #expect(throws: CatalogError.self) { try Catalog(bytes: []) }
    }
}

/// Searching and counting.
@Suite struct CatalogSearchTests {
    let catalog: Catalog

    init() throws {
        catalog = try Catalog.builtIn()
    }

    @Test func theExactNameComesFirst() {
        #expect(catalog.search("Redis").first?.image.name == "redis")
        #expect(catalog.search("redis").allSatisfy { $0.image.name.contains("redis") || !$0.sources.isEmpty || !$0.image.title.isEmpty })
    }

    @Test func anImageIsFoundByWhatItStandsInFor() {
        let found = catalog.search("mcr.microsoft.com/dotnet/sdk")
        #expect(found.first?.image.name == "dotnet")
        #expect(found.first?.sources.contains("mcr.microsoft.com/dotnet/sdk") == true)
    }

    @Test func nothingIsFoundForNothing() {
        #expect(catalog.search("").isEmpty)
        #expect(catalog.search("zzz-no-such-thing").isEmpty)
    }

    @Test func theNumbersAgreeWithTheLists() {
        let statistics = catalog.statistics
        #expect(statistics.images == catalog.imageNames.count)
        #expect(statistics.definitions == catalog.imageNames.reduce(0) { $0 + catalog.definitions(image: $1).count })
        #expect(statistics.tags == catalog.imageNames.reduce(0) { $0 + (catalog.image(named: $1)?.tagCount ?? 0) })
        #expect(statistics.sourceImages == catalog.sourceNames.count)
        #expect(statistics.officialImages == catalog.officialNames.count)
        #expect(statistics.mappings.values.reduce(0, +) == catalog.mappings.count)
    }
}
