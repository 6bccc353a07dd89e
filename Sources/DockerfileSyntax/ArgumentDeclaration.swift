/// A `name` or `name=default` of ARG.
public struct ArgumentDeclaration: Sendable, Hashable {
    public var name: Word
    /// The default, unexpanded and with its quotes; `nil` without `=`.
    public var value: Word?

    public init(name: Word, value: Word?) {
        self.name = name
        self.value = value
    }
}
