internal import ArgumentParser
internal import HardenedCatalog

/// `dhi-dev tag-coverage`: maps every official tag whose image has a counterpart, and counts what comes out.
struct TagCoverageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tag-coverage", abstract: "Map every official tag and count the outcomes.",
        discussion: """
            Two counts stand side by side: tags whose version the catalogue has, whatever their edition and system, and tags that are mapped, edition and \
            system included. With references as arguments, print what becomes of each instead.
            """)

    @Flag(help: "Print every tag with its outcome.") var all = false
    @Option(help: "Only this official image.") var image: String?
    @Flag(help: "Apply judged and cross-family rows too.") var allow = false
    @Option(help: "A file that counts by version alone (JSON), to show beside.") var compare: String?
    @Argument(help: "References to map, such as node:20-slim.") var references: [String] = []

    func run() async throws {
        let catalog = try Catalog.builtIn()
        let coverage = TagCoverage(catalog: catalog, options: TagOptions(allowJudged: allow, allowCrossFamily: allow))
        guard references.isEmpty else {
            for line in coverage.outcomes(of: references) { print(line) }
            return
        }
        let images = image.map { [$0] } ?? catalog.officialNames
        if all { for line in coverage.listing(images: images) { print(line) } }
        let counts = coverage.counts(images: images)
        var total = TagCount()
        for (image, count) in counts {
            print("\(image): \(count.text)")
            total.add(count)
        }
        for line in total.summary { print(line) }
        if let compare { for line in try TagCoverageComparison(path: compare).lines(counts) { print(line) } }
        let mistakes = coverage.mistakes(images: images)
        for mistake in mistakes { print("mistake: \(mistake)") }
        if !mistakes.isEmpty { throw ExitCode(1) }
    }
}
