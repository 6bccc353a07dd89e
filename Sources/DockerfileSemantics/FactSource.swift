public import SourceModel

/// Where a fact comes from.
public enum FactSource: Sendable, Hashable {
    /// Made by this text of the Dockerfile.
    case text(SourceRange)
    /// Declared by the catalogue for this hardened image and tag.
    case catalogue(String)
    /// From the table of source images, for this image and tag.
    case sourceImage(String)
    /// From the organisation's configuration.
    case configuration(String)
    /// What the builder does when nobody says anything.
    case builder

    /// The text that made the fact, if it stands in the file.
    public var range: SourceRange? {
        if case .text(let range) = self { range } else { nil }
    }
}
