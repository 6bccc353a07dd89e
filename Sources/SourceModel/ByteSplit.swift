extension StringProtocol {
    /// The pieces between the bytes `separator`, an ASCII character.
    ///
    /// `split(separator:)` looks for whole characters, at many times the cost; the two differ only where a mark that combines follows the separator.
    public func split(byte separator: UInt8, maxSplits: Int = .max, omittingEmptySubsequences: Bool = true) -> [Substring] {
        Substring(self).pieces(between: separator, maxSplits, omittingEmptySubsequences)
    }
}

extension Substring {
    fileprivate func pieces(between separator: UInt8, _ maxSplits: Int, _ omitsEmpty: Bool) -> [Substring] {
        let bytes = utf8
        var pieces: [Substring] = []
        var start = bytes.startIndex
        var index = start
        while index < bytes.endIndex, pieces.count < maxSplits {
            let isEnd = bytes[index] == separator
            if isEnd, !omitsEmpty || start < index { pieces.append(self[start..<index]) }
            bytes.formIndex(after: &index)
            if isEnd { start = index }
        }
        if !omitsEmpty || start < bytes.endIndex { pieces.append(self[start...]) }
        return pieces
    }
}
