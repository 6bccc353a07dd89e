internal import HardenedCatalog

/// Checks one mapping of an official tag by looking at both tags afresh, without the rules that made it.
struct TagCheck {
    let catalog: Catalog
    let image: String
    let tag: String
    let need: VariantNeed
    let allowsCrossFamily: Bool

    /// What is wrong, if anything.
    func mistake(in mapping: TagMapping) -> String? {
        guard let definition = catalog.definition(image: mapping.image, tag: mapping.tag) else { return "the tag is not in the catalogue" }
        if definition != mapping.definition { return "the definition is another one" }
        if need == .dev, !definition.isBuildImage { return "not an image for building" }
        if need == .runtime, definition.variant == .dev, !mapping.has(.devOnly) { return "an image for building" }
        return familyMistake(mapping) ?? editionMistake(mapping) ?? versionMistake(mapping)
    }

    private func familyMistake(_ mapping: TagMapping) -> String? {
        guard let source = catalog.sourceImage(name: image, tag: tag)?.distribution.family else { return nil }
        let target = mapping.definition.distribution.family
        if tag.contains("alpine"), target != .alpine, !allowsCrossFamily { return "Alpine became \(target)" }
        if source == .debian, target != .debian { return "Debian became \(target)" }
        if source != target, mapping.familyChange == nil, ![.scratch, .busybox].contains(source) { return "the change of family is not stated" }
        if source == target, mapping.familyChange != nil { return "a change of family is stated that there is not" }
        return nil
    }

    /// Every word of the tag's longest form that names an edition must be in the hardened tag too.
    private func editionMistake(_ mapping: TagMapping) -> String? {
        let names = catalog.officialAliases(image: image, tag: tag) ?? [tag]
        let words = Set(names.flatMap { $0.split(separator: "-") }.map(String.init))
        let target = Set(mapping.tag.split(separator: "-").map(String.init))
        for word in ["apache", "zts", "perl", "otel", "management", "enterprise", "rootless", "windowsservercore", "openj9", "graal", "threaded"]
        where words.contains(word) { return "\(word) was lost" }
        if words.contains("fpm"), need == .runtime, !mapping.tag.contains("fpm") { return "fpm was lost" }
        if mapping.tag.contains("fpm"), !words.contains("fpm") { return "fpm was not asked for" }
        let isKit = words.contains { $0.hasPrefix("jdk") } || (image == "eclipse-temurin" && !words.contains("jre"))
        if image == "eclipse-temurin", isKit {
            if need == .dev, !target.contains("jdk") { return "the JDK became a JRE" }
            if need == .runtime, !mapping.has(.runtimeOfJDK) { return "the change to a JRE is not stated" }
        }
        for word in words where (word.hasPrefix("jdk") || word.hasPrefix("jre")) && Int(word.dropFirst(3)) != nil {
            guard ["maven", "gradle", "tomcat"].contains(image) else { continue }
            if !target.contains("jdk" + word.dropFirst(3)) { return "another version of Java than \(word)" }
        }
        return nil
    }

    private func versionMistake(_ mapping: TagMapping) -> String? {
        guard !mapping.has(.versionUnrelated), !["debian", "buildpack-deps", "ubuntu"].contains(image) else { return nil }
        let versions = (catalog.officialAliases(image: image, tag: tag) ?? [tag]).compactMap { name in name.split(separator: "-").first.flatMap { TagVersion($0) } }
        guard let source = versions.max(by: { $0.numbers.count < $1.numbers.count }) else { return nil }
        let targets = mapping.definition.tags.compactMap { name in name.split(separator: "-").first.flatMap { TagVersion($0) } }
        guard let target = targets.max(by: { $0.numbers.count < $1.numbers.count }) else { return "no version" }
        let line = catalog.image(named: mapping.image)?.releaseLine
        let count = line?.extent == .major ? 1 : 2
        for (from, to) in zip(source.numbers.prefix(count), target.numbers.prefix(count)) where from != to {
            return "release line \(source) became \(target)"
        }
        let written = tag.split(separator: "-").first.flatMap { TagVersion($0) }?.numbers ?? []
        for (from, to) in zip(written, target.numbers) where from != to { return from > to ? "\(target) is older than what is written" : nil }
        return nil
    }
}
