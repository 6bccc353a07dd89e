import SourceModel

/// Goes through a file line by line and puts its tree together.
struct FileReader {
    private let bytes: [UInt8]
    private var scanner: LineScanner
    private var escape = UInt8.backslash
    private var directiveScanner = DirectiveScanner()
    private var directives: [ParserDirective] = []
    private var instructions: [Instruction] = []
    private var trivia: [Trivia] = []
    /// Comments for the next instruction.
    private var comments: [Range<Int>] = []
    private var parseDiagnostics: [SyntaxDiagnostic] = []
    private var instructionDiagnostics: [SyntaxDiagnostic] = []
    private var terminators = TerminatorIndex()
    private var hasStage = false

    init(_ bytes: [UInt8]) {
        let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        self.bytes = bytes
        scanner = LineScanner(bytes, skipping: hasMark ? 3 : 0)
        instructions.reserveCapacity(bytes.count / 128 + 4)
        trivia.reserveCapacity(bytes.count / 64 + 4)
        if hasMark { trivia.append(Trivia(kind: .byteOrderMark, range: SourceRange(0, 3))) }
    }

    var tree: DockerfileTree {
        DockerfileTree(
            bytes: bytes, escape: escape, directives: directives, instructions: instructions,
            diagnostics: parseDiagnostics + instructionDiagnostics, trivia: trivia)
    }

    mutating func read() {
        while let line = scanner.next() {
            if line.isOverlong {
                if instructions.isEmpty { reportNoInstructions(line: line.number - 1) }
                reportOverlong(line)
            }
            readLine(line)
        }
        if instructions.isEmpty, parseDiagnostics.isEmpty { reportNoInstructions(line: scanner.count) }
    }

    // MARK: Lines

    private mutating func readLine(_ line: PhysicalLine) {
        let content = bytes.span.trimmedStart(line.start..<line.contentEnd)
        guard let first = content.isEmpty ? nil : bytes[content.lowerBound] else {
            _ = nextDirective(content, line)
            trivia.append(Trivia(kind: .blank, range: SourceRange(line.start, line.end)))
            return
        }
        if first == .hash {
            readComment(line, content)
        } else {
            if !directiveScanner.isDone { _ = nextDirective(content, line) }
            readInstruction(line, content)
        }
    }

    private mutating func readComment(_ line: PhysicalLine, _ content: Range<Int>) {
        var kind = Trivia.Kind.comment
        switch nextDirective(content, line) {
        case .directive(let directive):
            kind = .directive
            directives.append(directive)
            if directive.name == .escape { escape = bytes[Int(directive.valueRange.start)] }
        case .rejected(let message):
            kind = .directive
            parseDiagnostics.append(
                SyntaxDiagnostic(
                    phase: .parse, message: message, hasLinePrefix: false, firstLine: line.number - 1, lastLine: line.number - 1,
                    range: SourceRange(content.lowerBound, content.upperBound)))
        case .none:
            // The text starts behind the first byte of the line, even where that is a blank.
            let text = bytes.span.trimmed((line.start + 1)..<line.contentEnd)
            if text.isEmpty {
                comments.removeAll()
            } else {
                comments.append(text)
            }
        }
        trivia.append(Trivia(kind: kind, range: SourceRange(line.start, line.end)))
    }

    private mutating func nextDirective(_ content: Range<Int>, _ line: PhysicalLine) -> DirectiveScanner.Outcome {
        if directiveScanner.isDone { return .none }
        let bytes = bytes
        return directiveScanner.next(bytes.span, content, line: line.number)
    }

    // MARK: Instructions

    private mutating func readInstruction(_ first: PhysicalLine, _ content: Range<Int>) {
        var joiner = LogicalLineJoiner(bytes, escape: escape)
        var isContinued = joiner.append(content)
        var hasEmptyLine = false
        var hasFault = false
        while isContinued, let next = scanner.next() {
            if next.isOverlong {
                hasFault = reportCut(joiner.line, first.number, next.number - 1) || hasFault
                reportOverlong(next)
            }
            let text = bytes.span.trimmedStart(next.start..<next.contentEnd)
            if text.isEmpty {
                hasEmptyLine = true
            } else if bytes[text.lowerBound] != .hash {
                isContinued = joiner.append(next.start..<next.contentEnd)
            }
        }
        let line = joiner.line
        let lastContinued = scanner.count
        var fault: SyntaxFault?
        let parsed = ParsedInstruction(line, escape: escape, fault: &fault)
        var heredocs: [Heredoc] = []
        if let fault {
            if !hasFault { report(fault, .parse, line, first.number, lastContinued) }
            hasFault = true
        } else if parsed.canHoldHeredocs, HeredocMarkers.mayBe(in: line) {
            hasFault = !readHeredocs(line, first.number, &heredocs) || hasFault
        }
        finish(parsed, first, heredocs, emptyContinuationLine: hasEmptyLine ? lastContinued : nil, hasFault: hasFault)
    }

    private mutating func finish(
        _ parsed: ParsedInstruction, _ first: PhysicalLine, _ heredocs: [Heredoc], emptyContinuationLine: Int?, hasFault: Bool
    ) {
        var builder = InstructionBuilder(
            source: bytes, index: instructions.count, firstLine: first.number, lastLine: scanner.count,
            range: SourceRange(first.start, scanner.offset), heredocs: heredocs)
        let instruction = builder.build(
            parsed, comments: comments, emptyContinuationLine: emptyContinuationLine, isRejected: hasFault)
        comments.removeAll()
        if let fault = builder.fault {
            report(fault, .instruction, parsed.line, first.number, scanner.count)
        } else if !hasFault, !hasStage, parsed.keyword != .from, parsed.keyword != .arg {
            hasStage = true
            let range = parsed.fault("").range
            instructionDiagnostics.append(
                SyntaxDiagnostic(
                    phase: .instruction, message: "no build stage in current context", hasLinePrefix: false, firstLine: first.number,
                    lastLine: scanner.count, range: parsed.line.sourceRange(range)))
        }
        // Without a stage one report is enough.
        if parsed.keyword == .from { hasStage = true }
        instructions.append(instruction)
    }

    // MARK: Here-documents

    /// Reads the bodies behind the line.
    /// - Returns: whether BuildKit finds all of them.
    private mutating func readHeredocs(_ line: LogicalLine, _ firstLine: Int, _ heredocs: inout [Heredoc]) -> Bool {
        let markers: [HeredocMarkers.Marker]
        do {
            markers = try HeredocMarkers.find(in: line)
        } catch {
            let fault = SyntaxFault(message: error.message, range: line.bytes.span.trimmed(0..<line.bytes.count))
            report(fault, .parse, line, firstLine, scanner.count)
            return false
        }
        var isComplete = true
        for marker in markers {
            let start = scanner
            var reader = HeredocBodyReader(marker.word)
            guard terminators.mayHold(reader.terminator, chomp: marker.word.chomp, from: scanner.offset),
                let (body, end) = reader.read(&scanner)
            else {
                let last = reader.firstOverlong.map { $0.number - 1 } ?? terminators.lineCount(of: bytes)
                if isComplete { reportUnterminated(line, firstLine, last, marker.range) }
                scanner = start
                heredocs.append(marker.heredoc(line, body: scanner.offset..<scanner.offset, terminator: scanner.offset..<scanner.offset))
                return false
            }
            if let overlong = reader.firstOverlong {
                if isComplete { reportUnterminated(line, firstLine, overlong.number - 1, marker.range) }
                isComplete = false
                reportOverlong(overlong)
            }
            heredocs.append(marker.heredoc(line, body: body, terminator: end))
        }
        return isComplete
    }

    // MARK: Reports

    /// BuildKit reads no further than to an overlong line: reports what it makes of the lines before that.
    /// - Returns: whether it finds a fault.
    private mutating func reportCut(_ line: LogicalLine, _ firstLine: Int, _ lastLine: Int) -> Bool {
        var fault: SyntaxFault?
        let parsed = ParsedInstruction(line, escape: escape, fault: &fault)
        if let fault {
            report(fault, .parse, line, firstLine, lastLine)
            return true
        }
        guard parsed.canHoldHeredocs, HeredocMarkers.mayBe(in: line), let marker = try? HeredocMarkers.find(in: line).first else {
            return false
        }
        reportUnterminated(line, firstLine, lastLine, marker.range)
        return true
    }

    private mutating func reportUnterminated(_ line: LogicalLine, _ firstLine: Int, _ lastLine: Int, _ range: Range<Int>) {
        report(SyntaxFault(message: "unterminated heredoc", range: range), .parse, line, firstLine, lastLine)
    }

    private mutating func reportOverlong(_ line: PhysicalLine) {
        parseDiagnostics.append(
            SyntaxDiagnostic(
                phase: .parse, message: "dockerfile line greater than max allowed size of \(LineScanner.limit)", hasLinePrefix: false,
                firstLine: line.number - 1, lastLine: line.number - 1, range: SourceRange(line.start, line.contentEnd)))
    }

    private mutating func reportNoInstructions(line: Int) {
        parseDiagnostics.append(
            SyntaxDiagnostic(
                phase: .parse, message: "file with no instructions", hasLinePrefix: false, firstLine: line, lastLine: line,
                range: SourceRange(0, 0)))
    }

    private mutating func report(_ fault: SyntaxFault, _ phase: SyntaxDiagnostic.Phase, _ line: LogicalLine, _ first: Int, _ last: Int) {
        let diagnostic = SyntaxDiagnostic(
            phase: phase, message: fault.message, hasLinePrefix: phase == .instruction, firstLine: first, lastLine: last,
            range: line.sourceRange(fault.range))
        if phase == .parse { parseDiagnostics.append(diagnostic) } else { instructionDiagnostics.append(diagnostic) }
    }
}
