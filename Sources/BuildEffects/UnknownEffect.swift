public import SourceModel

/// Something that may have changed any place, because what it does is not known.
public struct UnknownEffect: Sendable, Hashable {
    /// Why, as the end of a sentence: "what ./build.sh does is not known".
    public var reason: String
    public var instruction: Int
    public var range: SourceRange
}
