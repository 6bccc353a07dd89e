/// `FROM [--platform=p] image [AS name]`.
public struct FromInstruction: Sendable {
    /// The image or stage, unexpanded.
    public var image: Word
    public var platform: Flag?
    /// The stage's name as written; BuildKit compares it in lower case.
    public var name: Word?

    public init(image: Word, platform: Flag?, name: Word?) {
        self.image = image
        self.platform = platform
        self.name = name
    }
}
