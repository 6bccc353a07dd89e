/// Where lines that could end here-documents stand last.
///
/// Made once a here-document has no end, so that a file with many such is not searched to its end for each.
struct TerminatorIndex {
    private var lastStarts: [ArraySlice<UInt8>: Int]?
    /// The same, without the tabs at the start of each line.
    private var lastStartsWithoutTabs: [ArraySlice<UInt8>: Int] = [:]
    private var lineCount = 0

    /// Whether a line behind `offset` is this terminator; true as long as there is no index.
    func mayHold(_ terminator: [UInt8], chomp: Bool, from offset: Int) -> Bool {
        guard let lastStarts else { return true }
        let starts = chomp ? lastStartsWithoutTabs : lastStarts
        return (starts[terminator[...]] ?? -1) >= offset
    }

    /// Number of lines of the file; makes the index.
    mutating func lineCount(of bytes: [UInt8]) -> Int {
        if lastStarts == nil {
            var starts: [ArraySlice<UInt8>: Int] = [:]
            var scanner = LineScanner(bytes, skipping: 0)
            while let line = scanner.next() {
                let text = bytes[line.start..<line.contentEnd]
                starts[text] = line.start
                lastStartsWithoutTabs[text.drop { $0 == .tab }] = line.start
            }
            lastStarts = starts
            lineCount = scanner.count
        }
        return lineCount
    }
}
