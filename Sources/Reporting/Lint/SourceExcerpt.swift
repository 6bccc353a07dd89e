import SourceModel

/// A line of a file with a mark below the part that is meant, fitted to a width.
struct SourceExcerpt {
    let text: String
    /// Columns in front of the mark, and its length, at least 1.
    let indent: Int
    let length: Int

    /// The first line of `range`; what goes on in later lines is marked up to the end of the line.
    init(_ source: LintedSource, _ range: SourceRange, width: Int) {
        let number = source.lines.line(at: range.start)
        let line = source.line(number)
        let start = min(Int(range.start), line.endIndex)
        let end = max(start, min(Int(range.end), line.endIndex))
        let before = Self.cells(line[line.startIndex..<start], at: 0)
        let marked = Self.cells(line[start..<end], at: before.width)
        let after = Self.cells(line[end...], at: before.width + marked.width)

        let room = max(width, 20)
        var cells = before.cells + marked.cells + after.cells
        var indent = before.width
        let total = indent + marked.width + after.width
        if total > room, indent > room / 2 {
            // Cut at the left, so that the mark starts in the first third.
            var cut = 0
            while !cells.isEmpty, cut < indent - room / 3 {
                cut += cells.removeFirst().width
            }
            cells.insert(("…", 1), at: 0)
            indent = indent - cut + 1
        }
        var shown = ""
        var used = 0
        for cell in cells {
            if used + cell.width > room - 1, used + cell.width < cells.reduce(0, { $0 + $1.width }) {
                shown += "…"
                used += 1
                break
            }
            shown += cell.text
            used += cell.width
        }
        text = shown
        self.indent = indent
        length = max(1, min(marked.width, max(1, used - indent)))
    }

    /// The characters of some bytes with their widths; tabs reach to the next multiple of four.
    private static func cells(_ bytes: ArraySlice<UInt8>, at column: Int) -> (cells: [(text: String, width: Int)], width: Int) {
        var cells: [(String, Int)] = []
        var place = column
        for character in String(decoding: bytes, as: UTF8.self) {
            if character == "\t" {
                let width = 4 - place % 4
                cells.append((String(repeating: " ", count: width), width))
                place += width
            } else if character != "\u{FEFF}" {
                let text = PrintableText.clean(String(character))
                let width = PrintableText.width(text)
                cells.append((text, width))
                place += width
            }
        }
        return (cells, place - column)
    }
}
