import Linting
import RepositoryConversion

extension LintPolicy {
    /// This policy, as a command line made it, on top of what a configuration says: of a label the command line counts, all else is joined.
    func adding(_ lint: Configuration.Lint) -> LintPolicy {
        var result = self
        result.trustedRegistries += lint.trustedRegistries.filter { !trustedRegistries.contains($0) }
        let names = Set(labels.map(\.name))
        result.labels = (labels + lint.labels.filter { !names.contains($0.name) }).sorted { $0.name < $1.name }
        result.isStrictAboutLabels = isStrictAboutLabels || lint.isStrictAboutLabels == true
        result.ignoresPragmas = ignoresPragmas || lint.ignoresPragmas == true
        return result
    }
}
