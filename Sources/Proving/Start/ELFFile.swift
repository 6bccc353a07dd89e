/// What an ELF file asks for to be started.
struct ELFFile: Equatable {
    /// The dynamic loader; `nil`: the file needs none.
    var loader: String?

    /// `nil`: it is not one, or it is damaged.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= 64, bytes.starts(with: [0x7F, 0x45, 0x4C, 0x46]), bytes[4] == 1 || bytes[4] == 2, bytes[5] == 1 else { return nil }
        let isWide = bytes[4] == 2
        func number(_ offset: Int, _ size: Int) -> Int? {
            guard offset >= 0, size <= 8, offset <= bytes.count - size else { return nil }
            return bytes[offset..<(offset + size)].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }.asOffset
        }
        // Offset, size and number of the program headers.
        guard let start = number(isWide ? 32 : 28, isWide ? 8 : 4), let size = number(isWide ? 54 : 42, 2), let count = number(isWide ? 56 : 44, 2), size > 0 else { return nil }
        for index in 0..<count {
            let header = start + index * size
            guard let type = number(header, 4) else { return nil }
            guard type == 3 else { continue }
            guard let offset = number(header + (isWide ? 8 : 4), isWide ? 8 : 4), let length = number(header + (isWide ? 32 : 16), isWide ? 8 : 4), length < 4096, offset <= bytes.count - length else { return nil }
            loader = String(decoding: bytes[offset..<(offset + length)].prefix { $0 != 0 }, as: UTF8.self)
            return
        }
    }

    /// Whether the loader is that of musl.
    var isMusl: Bool { loader?.contains("ld-musl") == true }
}

extension UInt64 {
    /// `nil`: larger than any file that is read.
    fileprivate var asOffset: Int? { self <= UInt64(Int32.max) ? Int(self) : nil }
}
