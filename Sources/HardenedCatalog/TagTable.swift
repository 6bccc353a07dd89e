internal import Storage

/// The tags of an image by the row that they belong to.
///
/// They stand as bytes: all of an image are read to know those of a few rows, and most are never asked for.
struct TagTable: Sendable {
    private var bytes: [UInt8] = []
    private var tags: [(row: Int, ordinal: Int, place: Range<Int>)] = []

    /// Adds a tag from a row with the columns row, ordinal and tag.
    mutating func add(_ statement: Statement) {
        let start = bytes.count
        statement.withBytes(2) { tag in
            unsafe tag.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
        }
        tags.append((statement.integer(0), statement.integer(1), start..<bytes.count))
    }

    /// The tags of a row, in their order; empty: there is no such row.
    subscript(row: Int) -> [String] {
        let own = tags.filter { $0.row == row }.sorted { $0.ordinal < $1.ordinal }
        return own.map { String(decoding: bytes[$0.place], as: UTF8.self) }
    }

    /// The rows there are, each once, in their order.
    var rows: [Int] { Set(tags.map(\.row)).sorted() }
}
