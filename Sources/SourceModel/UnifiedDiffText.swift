extension UnifiedDiff {
    /// How a difference is written out.
    public enum Style: Sendable, Hashable {
        /// A patch: every byte as it is.
        case patch
        /// For a person at a terminal: control characters of the text are made visible, so that it cannot drive the terminal.
        case terminal(colors: Bool)
    }

    /// The difference of the file at `path`; empty when there is none. The head names it without a leading slash and `.`, which git refuses.
    public func text(path: [UInt8], style: Style = .patch) -> [UInt8] {
        if isEmpty { return [] }
        let names = path.split(separator: UInt8(ascii: "/")).filter { $0 != [UInt8(ascii: ".")] }
        let path = names.joined(separator: [UInt8(ascii: "/")])
        var writer = DiffWriter(style: style)
        writer.add("diff --git \(FileName("a/", path)) \(FileName("b/", path))", .header)
        writer.add("--- \(FileName("a/", path).closed)", .header)
        writer.add("+++ \(FileName("b/", path).closed)", .header)
        for hunk in hunks {
            writer.add("@@ -\(range(hunk.oldStart, hunk.oldCount)) +\(range(hunk.newStart, hunk.newCount)) @@", .place)
            for line in hunk.lines { writer.add(line) }
        }
        return writer.bytes
    }

    private func range(_ start: Int, _ count: Int) -> String { count == 1 ? "\(start)" : "\(start),\(count)" }
}

/// A name in the head of a patch, in quotes with escapes where it has to be.
private struct FileName: CustomStringConvertible {
    private let name: [UInt8]

    init(_ prefix: String, _ path: some Sequence<UInt8>) {
        name = Array(prefix.utf8) + path
    }

    private var needsQuotes: Bool {
        // Whatever is escaped for people is so here too: git takes escapes for any byte, and a name must not drive a terminal.
        name.contains { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") } || VisibleText.of(name).utf8.elementsEqual(name) == false
    }

    var description: String {
        if !needsQuotes { return String(decoding: name, as: UTF8.self) }
        let escaped = name.map { byte -> String in
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): "\\" + String(UnicodeScalar(byte))
            case 0x20..<0x7F: String(UnicodeScalar(byte))
            default: "\\" + String(repeating: "0", count: byte < 8 ? 2 : byte < 64 ? 1 : 0) + String(byte, radix: 8)
            }
        }
        return "\"" + escaped.joined() + "\""
    }

    /// With a tab behind a name with blanks, which else would end at the first one.
    var closed: String { !needsQuotes && name.contains(0x20) ? description + "\t" : description }
}

private struct DiffWriter {
    private(set) var bytes: [UInt8] = []
    let style: UnifiedDiff.Style

    init(style: UnifiedDiff.Style) {
        self.style = style
    }

    enum Color: String {
        case header = "1"
        case place = "36"
        case removed = "31"
        case added = "32"
    }

    mutating func add(_ text: String, _ color: Color) {
        paint(color, Array(text.utf8))
    }

    mutating func add(_ line: UnifiedDiff.Line) {
        switch line.kind {
        case .context: paint(nil, [UInt8(ascii: " ")] + visible(line.bytes))
        case .removed: paint(.removed, [UInt8(ascii: "-")] + visible(line.bytes))
        case .added: paint(.added, [UInt8(ascii: "+")] + visible(line.bytes))
        }
        if !line.hasNewline { bytes += "\\ No newline at end of file\n".utf8 }
    }

    private mutating func paint(_ color: Color?, _ line: [UInt8]) {
        let colored = style == .terminal(colors: true) ? color : nil
        if let colored { bytes += "\u{1B}[\(colored.rawValue)m".utf8 }
        bytes += line
        if colored != nil { bytes += "\u{1B}[m".utf8 }
        bytes.append(0x0A)
    }

    /// The line with control characters, but tabs and a carriage return at the end, what reorders text and bytes that are not UTF-8 as `\xNN`.
    private func visible(_ line: ArraySlice<UInt8>) -> [UInt8] {
        if style == .patch { return Array(line) }
        let end = line.last == 0x0D ? line.index(before: line.endIndex) : line.endIndex
        return Array(VisibleText.of(line[..<end], keepsLines: true).utf8) + line[end...]
    }
}
