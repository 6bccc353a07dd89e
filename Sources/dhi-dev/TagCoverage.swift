internal import HardenedCatalog
internal import ImageReferences

/// What the mapping makes of the tags of official images, counted.
struct TagCoverage {
    let catalog: Catalog
    let options: TagOptions
    private let mapper: TagMapper

    init(catalog: Catalog, options: TagOptions) {
        self.catalog = catalog
        self.options = options
        mapper = TagMapper(facts: catalog)
    }

    func report(images: [String], listing: Bool) -> [String] {
        var lines: [String] = []
        var total = Count()
        for image in images {
            guard catalog.mapping(source: image)?.hardened != nil else { continue }
            var count = Count()
            for tag in tags(of: image) {
                let outcome = outcome(image, tag)
                count.add(outcome, hasSameMinor: hasSameMinor(image, tag))
                if listing { lines.append("  \(image):\(tag)  \(outcome.text)") }
            }
            total.add(count)
            lines.append("\(image): \(count.text)")
        }
        lines.append("total: \(total.text)")
        lines.append("same major.minor in the catalogue, whatever the edition and system: \(total.comparable) tags (\(Count.share(total.comparable, of: total.tags)) %)")
        for (reason, number) in total.comparableOutcomes.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) { lines.append("  \(reason): \(number)") }
        lines.append("all tags by reason:")
        for (reason, number) in total.refused.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) { lines.append("  \(reason): \(number)") }
        for (note, number) in total.notes.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) { lines.append("  note \(note): \(number)") }
        return lines
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
    private func hasSameMinor(_ image: String, _ tag: String) -> Bool {
        let versions = (catalog.officialAliases(image: image, tag: tag) ?? [tag]).compactMap { SourceTag($0).version }
        guard let source = versions.max(by: { $0.numbers.count < $1.numbers.count }), let hardened = catalog.mapping(source: image)?.hardened else { return false }
        return catalog.definitions(image: hardened).contains { definition in
            definition.tags.contains { text in
                guard let numbers = HardenedTag(text, of: definition).version?.numbers else { return false }
                return numbers.prefix(2).elementsEqual(source.numbers.prefix(2))
            }
        }
    }

    private func outcome(_ image: String, _ tag: String) -> Outcome {
        Outcome(
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

extension TagCoverage {
    struct Outcome {
        var runtime: TagDecision
        var dev: TagDecision

        var text: String { "runtime: \(TagCoverage.text(runtime))  dev: \(TagCoverage.text(dev))" }
    }

    struct Count {
        var tags = 0
        var mapped = 0
        var runtime = 0
        var dev = 0
        var refused: [String: Int] = [:]
        var notes: [String: Int] = [:]

        /// Tags whose major and minor version the catalogue has, and what became of them.
        var comparable = 0
        var comparableOutcomes: [String: Int] = [:]

        mutating func add(_ outcome: Outcome, hasSameMinor: Bool) {
            tags += 1
            if hasSameMinor {
                comparable += 1
                let isMapped = outcome.runtime.mapping != nil || outcome.dev.mapping != nil
                comparableOutcomes[isMapped ? "mapped" : outcome.runtime.refusal?.reason.rawValue ?? "", default: 0] += 1
            }
            if outcome.runtime.mapping != nil { runtime += 1 }
            if outcome.dev.mapping != nil { dev += 1 }
            if let mapping = outcome.runtime.mapping ?? outcome.dev.mapping {
                mapped += 1
                for note in mapping.notes { notes[note.id.rawValue, default: 0] += 1 }
            } else if let refusal = outcome.runtime.refusal {
                refused[refusal.reason.rawValue, default: 0] += 1
            }
        }

        mutating func add(_ other: Count) {
            tags += other.tags
            mapped += other.mapped
            runtime += other.runtime
            dev += other.dev
            comparable += other.comparable
            comparableOutcomes.merge(other.comparableOutcomes, uniquingKeysWith: +)
            refused.merge(other.refused, uniquingKeysWith: +)
            notes.merge(other.notes, uniquingKeysWith: +)
        }

        /// In per cent, with one decimal.
        static func share(_ part: Int, of whole: Int) -> String {
            let thousandths = whole == 0 ? 0 : (part * 1000 + whole / 2) / whole
            return "\(thousandths / 10).\(thousandths % 10)"
        }

        var text: String {
            let reasons = refused.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
            return "\(tags) tags, mapped \(mapped) (\(Count.share(mapped, of: tags)) %), runtime \(runtime), dev \(dev)\(reasons.isEmpty ? "" : "; \(reasons)")"
        }
    }
}
