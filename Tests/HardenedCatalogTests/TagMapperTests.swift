import HardenedCatalog
import ImageReferences
import Testing

@Suite struct TagMapperTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var reference: String
        var runtime: String
        var dev: String

        var testDescription: String { reference }
    }

    static let rows = [
        LanguageTagRows.rows, JavaTagRows.java, JavaTagRows.dotNet, SystemTagRows.systems, SystemTagRows.servers, SystemTagRows.otherRegistries,
    ].flatMap { table in
        table.split(separator: "\n").map { line in
            let words = line.split(separator: " ").map(String.init)
            return Row(reference: words[0], runtime: words[1], dev: words[2])
        }
    }

    @Test(arguments: rows) func maps(_ row: Row) throws {
        let mapper = try mapper()
        let reference = try ImageReference.parse(row.reference)
        #expect(Self.text(mapper.map(reference, need: .runtime)) == row.runtime)
        #expect(Self.text(mapper.map(reference, need: .dev)) == row.dev)
    }

    @Test func thereAreRowsForMostOfWhatPeopleUse() {
        #expect(Self.rows.count >= 250)
    }

    /// What is returned exists, and serves the need.
    @Test func everyMappedTagIsInTheCatalogue() throws {
        let catalog = try Catalog.builtIn()
        let mapper = TagMapper(facts: catalog)
        var count = 0
        for row in Self.rows {
            let reference = try ImageReference.parse(row.reference)
            for need in VariantNeed.allCases {
                guard let mapping = mapper.map(reference, need: need).mapping else { continue }
                count += 1
                #expect(catalog.definition(image: mapping.image, tag: mapping.tag) == mapping.definition)
                #expect(need == .runtime || mapping.definition.isBuildImage)
                #expect((try? ImageReference.parse(mapping.reference))?.isHardened == true)
            }
        }
        #expect(count > 250)
    }

    @Test(arguments: [
        ("node:22-bookworm-slim", "slim-dropped"), ("node:22", "system-release"), ("node:22-bullseye", "system-release"), ("node:22.5", "newer-release system-release"),
        ("node:lts", "alias-resolved system-release"), ("node:26", "older-release"), ("python:3.12", ""), ("alpine:3.23.5", "precision"),
        ("debian:bookworm-20240513-slim", "date-dropped end-of-life slim-dropped"), ("eclipse-temurin:21-jdk", "family-change jre-for-jdk"),
        ("eclipse-temurin:21-jre", "family-change"), ("eclipse-temurin:21-jre-alpine", ""), ("maven:3.9-amazoncorretto-21", "dev-only family-change vendor-change"),
        ("rust:1-alpine", "older-system"), ("caddy:2", "family-change"), ("mcr.microsoft.com/dotnet/sdk:8.0-alpine", "dev-only older-release"),
        ("amazoncorretto:8-alpine-jre", "jdk-for-jre"), ("amazoncorretto:21-al2023-headless", "edition-widened family-change"),
        ("zookeeper:3.9", "family-change java-change"), ("elixir:1.20", "edition-undeclared"), ("elixir:1.20-otp-28-alpine", ""), ("nginx:1.31-alpine", "older-release"),
    ])
    func states(_ source: String, _ notes: String) throws {
        let mapping = try #require(try mapper().map(ImageReference.parse(source), need: .runtime).mapping)
        #expect(mapping.notes.map(\.id.rawValue).joined(separator: " ") == notes)
        #expect(mapping.notes.allSatisfy { $0.message.hasSuffix(".") })
    }

    @Test func buildingOnAFPMImageSaysWhatIsMissing() throws {
        #expect(try mapper().map(source: "php", tag: "8.4-fpm", need: .dev).mapping?.has(.editionMissingInDev) == true)
    }

    @Test func statesTheChangeOfFamily() throws {
        let mapping = try #require(try mapper().map(source: "eclipse-temurin", tag: "21-jre-noble", need: .runtime).mapping)
        #expect(mapping.familyChange == TagMapping.FamilyChange(from: .ubuntu, to: .debian))
        #expect(mapping.source?.release == "24.04")
        #expect(try mapper().map(source: "redis", tag: "8.8-alpine", need: .runtime).mapping?.familyChange == nil)
    }

    /// Tags that no list has any more: the family is that of their line, or of what the tag says.
    @Test(arguments: [
        ("mcr.microsoft.com/dotnet/aspnet", "10.0.3", Distribution.Family.ubuntu), ("mcr.microsoft.com/dotnet/aspnet", "8.0.1", .debian), ("openjdk", "11.0.3-jdk", .debian),
        ("openjdk", "17.0.1-jdk", .oraclelinux), ("mongo", "8", .ubuntu), ("maven", "3.9.2-eclipse-temurin-17", .ubuntu), ("python", "3.12.4", .debian),
        ("node", "22.1.0-alpine3.19", .alpine), ("busybox", "1.37-musl", .alpine), ("caddy", "2.9", .alpine),
    ])
    func knowsTheFamilyOfOldTags(_ source: String, _ tag: String, _ family: Distribution.Family) throws {
        let mapping = try #require(try mapper().map(source: source, tag: tag, need: .runtime).mapping)
        #expect(mapping.source?.family == family)
        #expect((mapping.familyChange == nil) == (mapping.definition.distribution.family == family))
    }

    private func mapper() throws -> TagMapper { TagMapper(facts: try Catalog.builtIn()) }

    static func text(_ decision: TagDecision) -> String {
        switch decision {
        case .mapped(let mapping): "\(mapping.image):\(mapping.tag)"
        case .refused(let refusal):
            "!\(refusal.reason.rawValue)" + (refusal.suggestion.map { "(\($0.hasPrefix("dhi.io/") ? $0.dropFirst(7) : $0[...]))" } ?? "")
        }
    }
}
