public import ImageReferences

/// An image that a file names, as the grammar of references reads it.
public enum ParsedReference: Sendable {
    case valid(ImageReference)
    case malformed(ImageReferenceError)
    /// A stage is named, or it is not known what.
    case none

    public var reference: ImageReference? {
        if case .valid(let reference) = self { reference } else { nil }
    }
}
