import SourceModel

extension ShellParser {
    /// Whether a redirection may come next, which few words look like.
    var mayBeAtRedirection: Bool { byte(joined(position))?.mayBeginRedirection ?? false }

    /// A redirection if one comes next.
    mutating func parseRedirection() -> ShellRedirection? {
        let start = joined(position)
        guard let (descriptor, operatorStart) = peekDescriptor(start) else { return nil }
        position = operatorStart
        guard let operation = takeOperator() else {
            position = start
            return nil
        }
        let operatorRange = range(operatorStart, position)
        skipRedirectionBlanks()
        let targetStart = position
        let isDelimiter = operation == .hereDocument || operation == .hereDocumentStrippingTabs
        guard peek() != .number, peekDescriptor(position).map({ $0.1 == position }) ?? true || isAtProcessSubstitution,
            let target = parseWord(isDelimiter ? .delimiter : .command)
        else {
            report(.missing("a word behind “\(operation.rawValue)”"), operatorRange)
            return ShellRedirection(
                range: range(start, targetStart), descriptor: descriptor, operation: operation, operatorRange: operatorRange,
                target: ShellWord(range: range(targetStart, targetStart), parts: []))
        }
        var redirection = ShellRedirection(
            range: range(start, operatorStart + 1).union(target.range), descriptor: descriptor, operation: operation,
            operatorRange: operatorRange, target: target)
        if isDelimiter {
            redirection.hereDocument = hereDocuments.count
            pendingHereDocuments.append(hereDocuments.count)
            hereDocuments.append(
                ShellHereDocument(
                    delimiter: target.unquotedBytes ?? [], isQuoted: target.isQuoted,
                    stripsTabs: operation == .hereDocumentStrippingTabs, range: range(position, position),
                    delimiterRange: range(position, position), body: []))
        }
        return redirection
    }

    /// The descriptor written before an operator, and where the operator stands; nil where none can stand.
    private func peekDescriptor(_ start: Int) -> (ShellRedirection.Descriptor, Int)? {
        var index = start
        guard let first = byte(index) else { return nil }
        if first == .less || first == .greater { return (.standard, start) }
        if first == .ampersand { return isAtOutputAndError ? (.standard, start) : nil }
        if first.isDigit {
            var value = 0
            while let next = byte(index), next.isDigit {
                guard index - start < 9 else { return nil }
                value = value * 10 + Int(next - 0x30)
                index = joined(index + 1)
            }
            return byte(index) == .less || byte(index) == .greater ? (.number(value), index) : nil
        }
        if first == .leftBrace, dialect == .bash {
            index += 1
            let nameStart = index
            guard let initial = byte(index), initial.isNameStart else { return nil }
            while let next = byte(index), next.isNameByte { index += 1 }
            guard byte(index) == .rightBrace, byte(index + 1) == .less || byte(index + 1) == .greater else { return nil }
            return (.variable(String(decoding: bytes[nameStart..<index], as: UTF8.self)), index + 1)
        }
        return nil
    }

    /// Steps over a redirection operator; nil where a process substitution stands instead.
    private mutating func takeOperator() -> ShellRedirection.Operation? {
        let start = position
        if peekSecond() == .leftParenthesis, byte(position) != .ampersand { return nil }
        if take(.ampersand, .greater) { return take(.greater) ? .appendOutputAndError : .outputAndError }
        if take(.less, .less) {
            if take(.less) {
                reportBashSyntax("“<<<”", range(start, position))
                return .hereString
            }
            return take(.minus) ? .hereDocumentStrippingTabs : .hereDocument
        }
        if take(.less, .ampersand) { return .duplicateInput }
        if take(.less, .greater) { return .readWrite }
        if take(.less) { return .input }
        if take(.greater, .greater) { return .append }
        if take(.greater, .ampersand) { return .duplicateOutput }
        if take(.greater, .bar) { return .clobber }
        return take(.greater) ? .output : nil
    }

    private var isAtProcessSubstitution: Bool { peekSecond() == .leftParenthesis }

    private mutating func skipRedirectionBlanks() {
        while let next = peek(), next == .space || next == .tab { position += 1 }
    }

    // MARK: Bodies

    /// Reads the here-documents that were announced on the line that just ended.
    mutating func readPendingHereDocuments() {
        let announced = pendingHereDocuments
        pendingHereDocuments = []
        for index in announced where !isStopped { readHereDocument(index) }
    }

    private mutating func readHereDocument(_ index: Int) {
        let document = hereDocuments[index]
        let bodyStart = min(position, end)
        var lineStart = bodyStart
        var isContinued = false
        while lineStart < end {
            var lineEnd = lineStart
            while let next = byte(lineEnd), next != .lineFeed { lineEnd += 1 }
            var textStart = lineStart
            if document.stripsTabs {
                while textStart < lineEnd, bytes[textStart] == .tab { textStart += 1 }
            }
            let textEnd = isLineEndReturn(lineEnd - 1) && lineEnd > textStart ? lineEnd - 1 : lineEnd
            if !isContinued, bytes[textStart..<textEnd].elementsEqual(document.delimiter) {
                finish(index, body: bodyStart..<lineStart, delimiter: textStart..<textEnd, next: min(lineEnd + 1, end))
                return
            }
            isContinued = !document.isQuoted && endsInContinuation(lineStart..<lineEnd)
            lineStart = lineEnd + 1
        }
        report(.unterminatedHereDocument("“\(String(decoding: document.delimiter, as: UTF8.self))”"), document.range)
        finish(index, body: bodyStart..<end, delimiter: end..<end, next: end)
    }

    private func endsInContinuation(_ line: Range<Int>) -> Bool {
        var count = 0
        var index = line.upperBound
        while index > line.lowerBound, bytes[index - 1] == .backslash {
            count += 1
            index -= 1
        }
        return count % 2 == 1
    }

    private mutating func finish(_ index: Int, body: Range<Int>, delimiter: Range<Int>, next: Int) {
        hereDocuments[index].range = range(body.lowerBound, body.upperBound)
        hereDocuments[index].delimiterRange = range(delimiter.lowerBound, delimiter.upperBound)
        if hereDocuments[index].isQuoted {
            hereDocuments[index].body =
                body.isEmpty
                ? [] : [ShellWordPart(range: range(body.lowerBound, body.upperBound), kind: .literal(Array(bytes[body])))]
        } else {
            let outerEnd = end
            let outerPending = pendingHereDocuments
            (position, end, pendingHereDocuments) = (body.lowerBound, body.upperBound, [])
            let parts = parseParts(.hereDocument)
            hereDocuments[index].body = parts
            readPendingHereDocuments()
            (end, pendingHereDocuments) = (outerEnd, outerPending)
        }
        position = isStopped ? end : next
    }
}
