import SourceModel

extension ShellParser {
    var isAtEnd: Bool { position >= end || isStopped }

    /// The byte at `index`; nil at the end and, so that every loop ends, after a limit was met.
    func byte(_ index: Int) -> UInt8? { index < end && !isStopped ? bytes[index] : nil }

    /// `index`, or what follows the line continuations that stand there.
    @inline(__always) func joined(_ index: Int) -> Int {
        index < end && bytes[index] == .backslash ? behindContinuations(index) : index
    }

    private func behindContinuations(_ index: Int) -> Int {
        var index = index
        while byte(index) == .backslash {
            if byte(index + 1) == .lineFeed {
                index += 2
            } else if byte(index + 1) == .carriageReturn, byte(index + 2) == .lineFeed {
                index += 3
            } else {
                break
            }
        }
        return index
    }

    /// The next byte; the position moves over line continuations.
    mutating func peek() -> UInt8? {
        position = joined(position)
        return byte(position)
    }

    /// Steps over a name and gives it; the position is right behind its last byte.
    mutating func takeName() -> String {
        var name = ""
        // Nearly always one piece, without a line continuation.
        while case let start = joined(position), let next = byte(start), next.isNameByte {
            var stop = start + 1
            while stop < end, bytes[stop].isNameByte { stop += 1 }
            let piece = String(decoding: bytes[start..<stop], as: UTF8.self)
            if name.isEmpty { name = piece } else { name += piece }
            position = stop
        }
        return name
    }

    /// The byte behind the next one.
    func peekSecond() -> UInt8? { byte(joined(joined(position) + 1)) }

    /// Steps over `expected` if it comes next.
    mutating func take(_ expected: UInt8) -> Bool {
        guard peek() == expected else { return false }
        position += 1
        return true
    }

    /// Steps over the two bytes if they come next.
    mutating func take(_ first: UInt8, _ second: UInt8) -> Bool {
        guard peek() == first, peekSecond() == second else { return false }
        position = joined(position + 1) + 1
        return true
    }

    /// Whether a CR that belongs to the line end stands at `index`.
    func isLineEndReturn(_ index: Int) -> Bool {
        byte(index) == .carriageReturn && byte(index + 1) == .lineFeed
    }

    /// Steps over spaces, tabs and a comment.
    mutating func skipBlanks() {
        // Mostly there is nothing else.
        while position < end, bytes[position] == .space || bytes[position] == .tab { position += 1 }
        while let next = peek() {
            switch next {
            case .space, .tab: position += 1
            case .carriageReturn where isLineEndReturn(position):
                noteCarriageReturn()
                position += 1
            case .number:
                let start = position
                while let next = byte(position), next != .lineFeed { position += 1 }
                let stop = byte(position - 1) == .carriageReturn ? position - 1 : position
                comments.append(range(start, stop))
            default: return
            }
        }
    }

    /// Steps over blanks, comments and line ends.
    mutating func skipLineEnds() {
        while true {
            skipBlanks()
            guard byte(position) == .lineFeed else { return }
            takeLineFeed()
        }
    }

    /// Steps over the line feed at the position and over the here-documents that follow it.
    mutating func takeLineFeed() {
        position += 1
        readPendingHereDocuments()
    }

    /// The reserved word at the position and where it ends.
    func peekKeyword() -> (word: ShellKeyword, end: Int)? {
        var index = joined(position)
        guard let first = byte(index), ShellKeyword.mayStart(first) else { return nil }
        var name = ShellKeyword.Name()
        while let next = byte(index), !next.isMetacharacter, !isLineEndReturn(index) {
            guard name.append(next) else { return nil }
            index = joined(index + 1)
        }
        guard let word = ShellKeyword(name), !word.isBashOnly || dialect == .bash else { return nil }
        return (word, index)
    }

    /// Steps over `keyword` if it comes next.
    mutating func take(_ keyword: ShellKeyword) -> Bool {
        guard let next = peekKeyword(), next.word == keyword else { return false }
        position = next.end
        return true
    }

    /// Steps over `keyword`, or reports that it is missing.
    mutating func expect(_ keyword: ShellKeyword) {
        if !take(keyword) { report(.missing("“\(keyword.rawValue)”"), range(position, position)) }
    }

    private mutating func noteCarriageReturn() {
        guard !diagnostics.contains(where: { $0.kind == .carriageReturns }) else { return }
        report(.carriageReturns, range(position, position + 1))
    }
}
