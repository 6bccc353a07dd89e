internal import Synchronization

/// What the readers of one catalogue have read, for all of them.
///
/// The memory in use is bounded by the catalogue and by the names that were asked for. Each look takes its lock for a moment only, never while the database is
/// asked: two readers may then read the same, which is the same.
final class CatalogMemory: Sendable {
    struct Contents: Sendable {
        var values: [Int: [String]] = [:]
        /// Variables and accounts by the number of their list.
        var environments: [Int: [String: String]] = [:]
        var accounts: [Int: [ImageDefinition.Account]] = [:]
        var images: [String: CatalogReader.StoredImage] = [:]
        var definitions: [Int: ImageDefinition] = [:]
        /// By definition.
        var tags: [Int: [String]] = [:]
        /// By name; `nil`: there is none of this name.
        var sources: [String: Int?] = [:]
        /// Without their tags.
        var sourceGroups: [Int: SourceImage] = [:]
        /// By source image and group, where all of an image were asked for; else by group.
        var sourceTags: [Int: TagTable] = [:]
        var groupTags: [Int: [String]] = [:]
        /// By name; `nil`: there is none of this name.
        var officials: [String: Int?] = [:]
        /// By the number of the image; `officialEntry` has those of an image that were asked for one by one.
        var officialEntries: [Int: [OfficialEntry]] = [:]
        var officialEntry: [Int: [Int: OfficialEntry]] = [:]
        /// By the name that was asked for; `nil`: it maps to nothing.
        var mappings: [String: ImageMapping?] = [:]
        var prefixes: [ImageMapping]?
        var bases: [BaseSystem]?
        /// What is known of the inside of images, as far as it was asked for.
        var tools = ToolCache()
    }

    private let contents = Mutex(Contents())

    /// What `look` finds.
    func recall<Result: Sendable>(_ look: (Contents) -> Result) -> Result {
        contents.withLock { look($0) }
    }

    func keep(_ note: (inout Contents) -> Void) {
        contents.withLock { note(&$0) }
    }
}
