extension StringProtocol {
    /// The pieces between the bytes `separator`, an ASCII character.
    ///
    /// `split(separator:)` looks for whole characters, at many times the cost; the two differ only where a mark that combines follows the separator.
    public func split(byte separator: UInt8, maxSplits: Int = .max, omittingEmptySubsequences: Bool = true) -> [Substring] {
        Substring(self).utf8.split(separator: separator, maxSplits: maxSplits, omittingEmptySubsequences: omittingEmptySubsequences).map { Substring($0) }
    }
}
