public import SourceModel

/// Another place of the same file that explains a finding.
public struct RelatedPlace: Sendable, Hashable {
    public var range: SourceRange
    public var message: String

    public init(range: SourceRange, message: String) {
        self.range = range
        self.message = message
    }
}
