internal import Storage
internal import Synchronization

/// Readers of one catalogue that share what they have read.
///
/// Reading all tags of an image takes a thousand times as long as most questions, so whoever would have to wait for it gets a reader of its own.
final class CatalogReaders: Sendable {
    /// A reader, used by one thread at a time.
    private final class Place: Sendable {
        let reader: Mutex<CatalogReader>

        init(_ database: consuming sending Database, _ memory: CatalogMemory) {
            reader = Mutex(CatalogReader(database: database, memory: memory))
        }
    }

    private let memory = CatalogMemory()
    private let first: Place
    private let others = Mutex<[Place]>([])
    private let open: @Sendable () throws(DatabaseError) -> sending Database
    private let limit: Int

    /// - Parameters:
    ///   - database: Read by the first reader.
    ///   - limit: How many readers there may be.
    ///   - open: Opens the same database once more.
    init(_ database: consuming sending Database, limit: Int, open: @escaping @Sendable () throws(DatabaseError) -> sending Database) {
        first = Place(database, memory)
        self.limit = limit
        self.open = open
    }

    /// What `body` reads, with the first reader that is free.
    func read<Result: Sendable>(_ body: (inout CatalogReader) throws(DatabaseError) -> Result) throws(DatabaseError) -> Result {
        if let result = try first.reader.withLockIfAvailable({ reader throws(DatabaseError) in try body(&reader) }) { return result }
        for other in others.withLock({ $0 }) {
            if let result = try other.reader.withLockIfAvailable({ reader throws(DatabaseError) in try body(&reader) }) { return result }
        }
        return try (further() ?? first).reader.withLock { reader throws(DatabaseError) in try body(&reader) }
    }

    /// A new reader; `nil` when there may be no more.
    private func further() -> Place? {
        others.withLock { others in
            guard others.count + 1 < limit, let database = try? open() else { return nil }
            let place = Place(database, memory)
            others.append(place)
            return place
        }
    }
}
