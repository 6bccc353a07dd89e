internal import Synchronization

/// What the readers of one catalogue have read, for all of them.
///
/// Only what exists is kept, so that the memory in use is bounded by the catalogue. Each look takes its lock for a moment only, never while the database is
/// asked: two readers may then read the same, which is the same.
final class CatalogMemory: Sendable {
    struct Contents: Sendable {
        var values: [Int: [String]] = [:]
        var images: [String: CatalogReader.StoredImage] = [:]
        var definitions: [Int: ImageDefinition] = [:]
        var tags: [Int: [Int: [String]]] = [:]
        var sourceGroups: [Int: SourceImage] = [:]
        var sourceTags: [Int: [Int: [String]]] = [:]
        var officialImages: [String: CatalogReader.OfficialImage] = [:]
        var mappings: [String: ImageMapping] = [:]
        var prefixes: [ImageMapping]?
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
