/// Reads lines up to the one that ends a here-document.
struct HeredocBodyReader {
    let terminator: [UInt8]
    /// The first line of the body that is too long for BuildKit.
    private(set) var firstOverlong: PhysicalLine?
    private let chomp: Bool

    init(_ word: HeredocWord) {
        terminator = Array(word.name.utf8)
        chomp = word.chomp
    }

    /// - Returns: the ranges of the body and of the line that ends it; `nil` when there is no such line.
    mutating func read(_ scanner: inout LineScanner) -> (body: Range<Int>, terminator: Range<Int>)? {
        let bodyStart = scanner.offset
        while let line = scanner.next() {
            if line.isOverlong, firstOverlong == nil { firstOverlong = line }
            var text = line.start..<line.contentEnd
            if chomp {
                while !text.isEmpty, scanner.bytes[text.lowerBound] == .tab { text = (text.lowerBound + 1)..<text.upperBound }
            }
            if text.count == terminator.count, scanner.bytes[text].elementsEqual(terminator) {
                return (bodyStart..<line.start, line.start..<line.end)
            }
        }
        return nil
    }
}
