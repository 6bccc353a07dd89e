extension [UInt8] {
    /// Whether the bytes of `text` stand in it.
    public func holdsBytes(of text: StaticString) -> Bool {
        text.withUTF8Buffer { wanted in
            guard let first = unsafe wanted.first else { return true }
            var rest = self[...]
            while let found = rest.firstIndex(of: first) {
                rest = rest[found...]
                if unsafe rest.starts(with: wanted) { return true }
                rest = rest.dropFirst()
            }
            return false
        }
    }
}

extension String {
    /// Where `text` first stands in it, as an offset in UTF-8; `nil` where it does not.
    ///
    /// Bytes are compared, where the standard library compares characters at many times the cost: that is the same for texts that begin and end with ASCII
    /// and are not followed by marks that combine.
    public func byteOffset(of text: String) -> Int? {
        var own = self
        var text = text
        return text.withUTF8 { wanted in
            own.withUTF8 { bytes in
                guard let first = unsafe wanted.first else { return 0 }
                var start = 0
                while let found = unsafe bytes[start...].firstIndex(of: first) {
                    if unsafe bytes[found...].starts(with: wanted) { return found }
                    start = found + 1
                }
                return nil
            }
        }
    }

    /// Whether `text` stands in it, byte by byte.
    public func holdsBytes(of text: String) -> Bool { byteOffset(of: text) != nil }

    /// Whether an ASCII character stands in it; `utf8.contains` costs twice as much.
    public func holdsByte(_ byte: UInt8) -> Bool {
        let bytes = utf8.span
        for index in bytes.indices where bytes[index] == byte { return true }
        return false
    }
}
