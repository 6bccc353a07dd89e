import Linting

extension Configuration {
    /// This configuration on top of `base`, the one it extends; see the merging rules of `Configuration`.
    func extending(_ base: Configuration) -> Configuration {
        var result = self
        result.files += base.files.filter { !files.contains($0) }
        result.catalog = catalog ?? base.catalog
        result.registry = registry ?? base.registry
        result.digestsFile = digestsFile ?? base.digestsFile
        result.availableFile = availableFile ?? base.availableFile
        result.upgradesEndOfLife = upgradesEndOfLife ?? base.upgradesEndOfLife
        result.mirrors += base.mirrors
        let sources = Set(mappings.map(\.source))
        result.mappings += base.mappings.filter { !sources.contains($0.source) }
        let names = Set(images.map(\.image))
        result.images += base.images.filter { !names.contains($0.image) }
        result.exclusions.paths = base.exclusions.paths + exclusions.paths
        result.exclusions.images = joined(base.exclusions.images, exclusions.images)
        result.exclusions.stages = joined(base.exclusions.stages, exclusions.stages)
        result.permissions = joined(base.permissions, permissions)
        result.refused = joined(base.refused, refused)
        result.lint.select = lint.select ?? base.lint.select
        result.lint.ignore = joined(base.lint.ignore, lint.ignore)
        result.lint.failOn = lint.failOn ?? base.lint.failOn
        result.lint.shellCheck = lint.shellCheck ?? base.lint.shellCheck
        let rules = Set(lint.rules.map(\.name))
        result.lint.rules += base.lint.rules.filter { !rules.contains($0.name) }
        result.lint.baseline = lint.baseline ?? base.lint.baseline
        result.lint.severities = base.lint.severities
        result.lint.severities.merge(lint.severities)
        result.lint.overrides = base.lint.overrides + lint.overrides
        result.lint.trustedRegistries = base.lint.trustedRegistries + lint.trustedRegistries.filter { !base.lint.trustedRegistries.contains($0) }
        let labels = Set(lint.labels.map(\.name))
        result.lint.labels = (lint.labels + base.lint.labels.filter { !labels.contains($0.name) }).sorted { $0.name < $1.name }
        result.lint.isStrictAboutLabels = lint.isStrictAboutLabels ?? base.lint.isStrictAboutLabels
        result.lint.ignoresPragmas = lint.ignoresPragmas ?? base.lint.ignoresPragmas
        return result
    }

    private func joined(_ first: [String], _ second: [String]) -> [String] {
        let known = Set(first)
        return first + second.filter { !known.contains($0) }
    }
}
