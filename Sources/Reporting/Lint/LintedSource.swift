public import Diagnostics
public import SourceModel

/// One linted file, ready to be reported.
public struct LintedSource: Sendable {
    /// As the user named or found it.
    public var path: ReportedPath
    public var bytes: [UInt8]
    public var lines: LineIndex
    /// In the order of the text.
    public var findings: [Diagnostic]
    /// Further findings, which a baseline holds and nobody is told of.
    public var held: [Diagnostic] = []

    public init(path: ReportedPath, bytes: [UInt8], findings: [Diagnostic]) {
        self.path = path
        self.bytes = bytes
        // Only findings stand in lines, and most files have none.
        lines = LineIndex(findings.isEmpty ? [] : bytes)
        self.findings = findings
    }

    /// Column of an offset in units of `count`, from 1: what stands between the start of its line and it.
    func column(_ offset: UInt32, _ count: (String) -> Int) -> Int {
        let position = lines.position(at: offset)
        let start = Int(lines.starts[position.line - 1])
        return count(String(decoding: bytes[start..<Int(offset)], as: UTF8.self)) + 1
    }

    /// Column in Unicode characters (code points), from 1; a byte order mark counts.
    func characterColumn(_ offset: UInt32) -> Int { characterColumn(offset, at: lines.position(at: offset)) }

    /// The same of an offset whose place in bytes is known.
    func characterColumn(_ offset: UInt32, at position: SourcePosition) -> Int {
        let text = bytes.span.extracting(Int(lines.starts[position.line - 1])..<Int(offset))
        for index in text.indices where text[index] >= 0x80 { return column(offset) { $0.unicodeScalars.count } }
        return position.column
    }

    /// A line by its number, without its line end.
    func line(_ number: Int) -> ArraySlice<UInt8> {
        let start = Int(lines.starts[number - 1])
        var end = number < lines.starts.count ? Int(lines.starts[number]) - 1 : bytes.count
        if end > start, bytes[end - 1] == 0x0D { end -= 1 }
        return bytes[start..<max(start, end)]
    }
}
