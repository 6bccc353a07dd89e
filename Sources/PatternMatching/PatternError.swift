/// What is wrong with a pattern or a replacement, and where.
public struct PatternError: Error, Sendable, Hashable {
    /// Offset in the UTF-8 bytes of the text.
    public var offset: Int
    public var message: String

    public init(offset: Int, message: String) {
        self.offset = offset
        self.message = message
    }
}

extension PatternError: CustomStringConvertible {
    public var description: String { "\(message), at offset \(offset)" }
}
