import HardenedCatalog
import Testing

@Suite struct TagOptionsTests {
    @Test func upgradesWhenAsked() throws {
        let options = TagOptions(upgradeEndOfLife: true)
        #expect(try text("node", "20-slim", .dev, options) == "node:22-dev")
        #expect(try text("node", "20.11-alpine3.19", .runtime, options) == "node:22.23-alpine3.22")
        #expect(try text("python", "3.9-slim", .runtime, options) == "python:3.10")
        #expect(try text("alpine", "3.12", .runtime, options) == "alpine-base:3.22")
        #expect(try text("debian", "bullseye-slim", .dev, options) == "debian-base:trixie-dev")
        let mapping = try #require(try mapper().map(source: "node", tag: "18", need: .dev, options: options).mapping)
        #expect(mapping.has(.newerLine))
    }

    @Test(arguments: [("python", "2.7"), ("php", "7.4-fpm"), ("ruby", "2.7")])
    func neverUpgradesAcrossAMajorVersionWhereMinorOnesBreakAlready(_ source: String, _ tag: String) throws {
        #expect(try mapper().map(source: source, tag: tag, need: .runtime, options: TagOptions(upgradeEndOfLife: true)).refusal?.reason == .endedLine)
    }

    @Test func neverGoesBack() throws {
        let options = TagOptions(upgradeEndOfLife: true, allowJudged: true, allowCrossFamily: true)
        for (source, tag) in [("golang", "1"), ("golang", "1.27"), ("golang", "latest"), ("node", "27"), ("python", "3.13.99"), ("node", "26.7")] {
            #expect(try mapper().map(source: source, tag: tag, need: .dev, options: options).mapping == nil, "\(source):\(tag)")
        }
    }

    @Test func judgedAndCrossFamilyRowsAreAppliedWhenAllowed() throws {
        #expect(try text("ubuntu", "24.04", .dev) == "!cross-family")
        #expect(try text("ubuntu", "24.04", .dev, TagOptions(allowCrossFamily: true)) == "debian-base:trixie-dev")
        #expect(try text("buildpack-deps", "bookworm", .dev) == "!judged-mapping")
        #expect(try text("buildpack-deps", "bookworm", .dev, TagOptions(allowJudged: true)) == "debian-base:bookworm-dev")
    }

    @Test func onlyAvailableTags() throws {
        #expect(try text("node", "22", .dev, TagOptions(available: ["node:22-debian13-dev"])) == "node:22-debian13-dev")
        #expect(try text("node", "22", .dev, TagOptions(available: ["dhi.io/node:22-dev"])) == "node:22-dev")
        let refusal = try mapper().map(source: "node", tag: "22", need: .dev, options: TagOptions(available: ["node:24-dev"])).refusal
        #expect(refusal?.reason == .unavailable)
        #expect(refusal?.suggestion == "dhi.io/node:22-dev")
    }

    @Test func onlyOfferedPlatforms() throws {
        #expect(try text("node", "22", .runtime, TagOptions(platform: "linux/arm64")) == "node:22")
        #expect(try text("node", "22", .runtime, TagOptions(platform: "linux/arm/v7")) == "!platform")
        // By the tag: said by --platform where the image is made for it, else not to be had.
        #expect(try mapper().map(source: "node", tag: "22-arm64v8", need: .dev).refusal?.suggestion == "dhi.io/node:22-dev")
        #expect(try mapper().map(source: "node", tag: "22-arm32v7", need: .dev).refusal?.message.contains("not made for linux/arm/v7") == true)
    }

    @Test func aRowOfTheOrganisationTakesTheCataloguesPlace() throws {
        let row = ImageMapping(
            source: "corp/node-base", hardened: "node", oneToOne: true, evidence: .organisation, reason: "ours", note: "", crossesFamily: false)
        #expect(try mapper().map(source: "corp/node-base", tag: "22-alpine", need: .dev, row: row).mapping?.reference == "dhi.io/node:22-alpine-dev")
    }

    private func mapper() throws -> TagMapper { TagMapper(facts: try Catalog.builtIn()) }

    private func text(_ source: String, _ tag: String, _ need: VariantNeed, _ options: TagOptions = TagOptions()) throws -> String {
        let decision = try mapper().map(source: source, tag: tag, need: need, options: options)
        return decision.mapping.map { "\($0.image):\($0.tag)" } ?? "!\(decision.refusal?.reason.rawValue ?? "")"
    }
}
