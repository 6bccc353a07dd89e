/// Why a catalogue cannot be used.
public struct CatalogError: Error, Hashable, CustomStringConvertible {
    /// One sentence: what is wrong and what to do.
    public var description: String

    public init(_ description: String) {
        self.description = description
    }
}
