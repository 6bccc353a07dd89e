internal import HardenedCatalog
internal import ImageReferences

/// What the mapping makes of the tags of official images, counted.
///
/// Two counts stand side by side: whether the catalogue has the version that a tag stands for, whatever the edition and the system, which is what
/// simple comparisons count; and whether the mapping takes the tag, edition and system included.
struct TagCoverage {
    let catalog: Catalog
    let options: TagOptions
    private let mapper: TagMapper

    init(catalog: Catalog, options: TagOptions) {
        self.catalog = catalog
        self.options = options
        mapper = TagMapper(facts: catalog)
    }

    /// The counts of each image that has a counterpart, by name.
    func counts(images: [String]) -> [(image: String, count: TagCount)] {
        images.compactMap { image in
            guard catalog.mapping(source: image)?.hardened != nil else { return nil }
            var count = TagCount()
            for tag in tags(of: image) { count.add(outcome(image, tag), image: image, hasVersion: hasVersion(image, tag)) }
            return (image, count)
        }
    }

    /// Every tag with what becomes of it.
    func listing(images: [String]) -> [String] {
        images.filter { catalog.mapping(source: $0)?.hardened != nil }.flatMap { image in
            tags(of: image).map { "  \(image):\($0)  \(outcome(image, $0).text)" }
        }
    }

    func outcomes(of references: [String]) -> [String] {
        references.map { text in
            guard let reference = try? ImageReference.parse(text) else { return "\(text): not a reference" }
            let parts = VariantNeed.allCases.map { need in
                "\(need.rawValue): \(Self.text(mapper.map(reference, need: need, options: options)))"
            }
            return "\(text)  \(parts.joined(separator: "  "))"
        }
    }

    /// Outcomes that no rule allows: a tag that is not in the catalogue, another edition or family, or an older release line.
    func mistakes(images: [String]) -> [String] {
        images.flatMap { image in
            tags(of: image).flatMap { tag in
                VariantNeed.allCases.compactMap { need in
                    guard let mapping = mapper.map(source: image, tag: tag, need: need, options: options).mapping else { return nil }
                    return TagCheck(catalog: catalog, image: image, tag: tag, need: need, allowsCrossFamily: options.allowCrossFamily).mistake(in: mapping).map {
                        "\(image):\(tag) (\(need.rawValue)) → \(mapping.image):\(mapping.tag): \($0)"
                    }
                }
            }
        }
    }

    private func tags(of image: String) -> [String] {
        var seen: Set<String> = []
        return catalog.officialTags(image: image).filter { !$0.isWindows }.flatMap(\.tags).filter { seen.insert($0).inserted }
    }

    /// Whether the hardened image has a tag of the version that the tag stands for, as far as major and minor number go.
    private func hasVersion(_ image: String, _ tag: String) -> Bool {
        guard let hardened = catalog.mapping(source: image)?.hardened else { return false }
        let names = (catalog.officialAliases(image: image, tag: tag) ?? [tag]).map { SourceTag($0) }
        // Of a plain Debian the release is the version, and it has one number.
        let isRelease = hardened == "debian-base"
        let versions = names.compactMap { isRelease ? $0.debianRelease : $0.version?.numbers }
        guard let source = versions.max(by: { $0.count < $1.count }) else { return false }
        return catalog.definitions(image: hardened).contains { definition in
            definition.tags.contains { text in
                HardenedTag(text, of: definition).version?.numbers.prefix(2).elementsEqual(source.prefix(isRelease ? 1 : 2)) == true
            }
        }
    }

    private func outcome(_ image: String, _ tag: String) -> TagOutcome {
        TagOutcome(
            runtime: mapper.map(source: image, tag: tag, need: .runtime, options: options),
            dev: mapper.map(source: image, tag: tag, need: .dev, options: options))
    }

    static func text(_ decision: TagDecision) -> String {
        switch decision {
        case .mapped(let mapping): "\(mapping.image):\(mapping.tag) [\(mapping.notes.map(\.id.rawValue).joined(separator: " "))]"
        case .refused(let refusal): "\(refusal.reason.rawValue)\(refusal.suggestion.map { " → " + $0 } ?? "")"
        }
    }
}

extension SourceTag {
    /// The number of the release that it names, by number or code name.
    fileprivate var debianRelease: [Int]? {
        if let system, system.distribution.family == .debian { return system.distribution.release.flatMap { Int($0) }.map { [$0] } }
        return version.map { Array($0.numbers.prefix(1)) }
    }
}

/// What becomes of one tag, for running and for building.
struct TagOutcome {
    var runtime: TagDecision
    var dev: TagDecision

    var mapping: TagMapping? { runtime.mapping ?? dev.mapping }
    var text: String { "runtime: \(TagCoverage.text(runtime))  dev: \(TagCoverage.text(dev))" }
}
