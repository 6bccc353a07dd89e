/// A hardened tag that stands for a tag of another image, and how the two differ.
public struct TagMapping: Sendable, Hashable {
    /// Short name of the hardened image.
    public var image: String
    public var tag: String
    /// What stands behind the tag.
    public var definition: ImageDefinition
    /// The row of the mapping that was applied.
    public var row: ImageMapping
    /// The system of the source image, as far as it is known.
    public var source: Distribution?
    /// The source stands on another family of systems: packages, and on Alpine the C library, are not the same.
    public var familyChange: FamilyChange?
    public var notes: [TagNote]

    /// From which family to which.
    public struct FamilyChange: Sendable, Hashable {
        public var from: Distribution.Family
        public var to: Distribution.Family

        public init(from: Distribution.Family, to: Distribution.Family) {
            self.from = from
            self.to = to
        }
    }

    public init(
        image: String, tag: String, definition: ImageDefinition, row: ImageMapping, source: Distribution?, familyChange: FamilyChange?, notes: [TagNote]
    ) {
        self.image = image
        self.tag = tag
        self.definition = definition
        self.row = row
        self.source = source
        self.familyChange = familyChange
        self.notes = notes
    }

    /// The whole reference, `dhi.io/<image>:<tag>`.
    public var reference: String { "dhi.io/\(image):\(tag)" }

    /// Whether there is a note with this identifier.
    public func has(_ id: TagNote.ID) -> Bool { notes.contains { $0.id == id } }
}
