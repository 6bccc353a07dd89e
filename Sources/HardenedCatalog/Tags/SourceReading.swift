/// A source image's tag together with what the lists of official tags and the facts of the image say of it.
struct SourceReading {
    /// Familiar name.
    var name: String
    /// As written.
    var written: SourceTag
    /// The most exact tag of the same official entry; `nil`: the tag is in no list.
    var canonical: SourceTag?
    /// What the image stands on, as far as it is known.
    var distribution: Distribution?
    var need: VariantNeed
    /// What the tag stood for at the snapshot where no list says so.
    private var floating: TagVersion?

    init(name: String, tag: String?, need: VariantNeed, catalog: Catalog) {
        self.name = name
        self.need = need
        var text = tag ?? "latest"
        // Chainguard's `-dev` is a variant, as ours is, and not something unreleased.
        if name.hasPrefix("cgr.dev/"), text.hasSuffix("-dev") { text.removeLast("-dev".count) }
        written = SourceTag(text)
        let known = SourceReading.sameImages[name] ?? name
        canonical = catalog.mostExactAlias(image: known, tag: text).map { SourceTag($0) }
        if canonical == nil, let version = written.version { floating = catalog.floatingVersion(name: name, line: version.description) }
        if let distroless = DistrolessName(name) {
            distroless.complete(&written)
        } else if name.hasSuffix("/deno"), written.version == nil, let last = written.words.last, let version = TagVersion(last) {
            // Deno's own images put the version behind the system: `alpine-2.1.4`.
            written.words.removeLast()
            written.version = version
        }
        if name == "alpine", written.version == nil, written.date != nil { written.isPrerelease = true }
        distribution = written.system?.distribution ?? canonical?.system?.distribution
        if distribution?.release == nil {
            let system = catalog.distribution(ofSource: known, tag: text) ?? canonical.flatMap { catalog.distribution(ofSource: known, tag: $0.text) }
            if let system, distribution == nil || distribution?.family == system.family { distribution = system }
        }
        if distribution == nil { distribution = usualFamily(known, catalog).map { Distribution(family: $0, release: nil) } }
        if name == "busybox", words.contains("musl") { distribution = Distribution(family: .alpine, release: nil) }
    }

    /// The family of an image's tags that are in no list any more.
    private func usualFamily(_ name: String, _ catalog: Catalog) -> Distribution.Family? {
        if name.hasPrefix("cgr.dev/") { return .wolfi }
        if name == "openjdk" {
            // Since Java 12 the plain tags stood on Oracle Linux; slim ones, and all before, on Debian.
            return written.isSlim || (writtenNumbers.first ?? 99) < 12 ? .debian : .oraclelinux
        }
        if name == "maven", words.contains("openjdk") || words.contains("jdk") { return .debian }
        // Tags of the same edition tell more than the line as a whole: Maven on Corretto stands on Amazon Linux.
        if let near = catalog.closestFacts(name: name, tag: written.text) { return near.image.distribution.family }
        // A release that the list has dropped stood on what its line stands on now.
        for count in [2, 1] where writtenNumbers.count > count {
            let line = TagVersion(Array(writtenNumbers.prefix(count))).description
            if let known = catalog.distribution(ofSource: name, tag: line) { return known.family }
        }
        if let latest = catalog.distribution(ofSource: name, tag: "latest") { return latest.family }
        let families = catalog.families(ofSource: name).filter { $0 != .windows }
        return families.count == 1 ? families.first : nil
    }

    /// Version numbers as written; empty for an alias.
    var writtenNumbers: [Int] { written.version?.numbers ?? [] }
    /// What the tag stands for at the time of the snapshot.
    var resolvedNumbers: [Int] {
        guard let resolved = (canonical?.version ?? floating)?.numbers, resolved.count > writtenNumbers.count else { return writtenNumbers }
        return resolved
    }
    /// The words of the edition, those of the most exact tag where one is known.
    var words: [String] { canonical?.words ?? written.words.filter { $0 != "latest" } }

    /// Names under which an official image is published a second time.
    private static let sameImages = ["composer/composer": "composer", "public.ecr.aws/amazoncorretto/amazoncorretto": "amazoncorretto"]
}
