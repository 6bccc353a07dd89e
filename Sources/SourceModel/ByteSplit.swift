extension StringProtocol {
    /// The pieces between the bytes `separator`, an ASCII character.
    ///
    /// `split(separator:)` looks for whole characters, at many times the cost; the two differ only where a mark that combines follows the separator.
    public func split(byte separator: UInt8, maxSplits: Int = .max, omittingEmptySubsequences: Bool = true) -> [Substring] {
        let text = Substring(self)
        let bytes = text.utf8
        var pieces: [Substring] = []
        var start = bytes.startIndex
        var index = start
        while index < bytes.endIndex, pieces.count < maxSplits {
            let next = bytes.index(after: index)
            if bytes[index] == separator {
                if start < index || !omittingEmptySubsequences { pieces.append(Substring(bytes[start..<index])) }
                start = next
            }
            index = next
        }
        if start < bytes.endIndex || !omittingEmptySubsequences { pieces.append(Substring(bytes[start...])) }
        return pieces
    }
}
