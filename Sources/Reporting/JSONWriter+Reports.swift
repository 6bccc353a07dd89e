import SourceModel

extension JSONWriter {
    /// A place in a file, in bytes and by line and column.
    mutating func range(_ range: SourceRange, _ lines: LineIndex) {
        let start = lines.position(at: range.start)
        let end = lines.position(at: range.end)
        object {
            $0.field("start", Int(range.start))
            $0.field("end", Int(range.end))
            $0.field("line", start.line)
            $0.field("column", start.column)
            $0.field("endLine", end.line)
            $0.field("endColumn", end.column)
        }
    }

    /// The end of a report whose files have been written one by one: what failed, and the totals.
    static func closing(failures: [(path: ReportedPath, message: String)], summary: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("failures")
            writer.array(failures) { writer, failure in
                writer.object {
                    $0.path(failure.path)
                    $0.field("message", failure.message)
                }
            }
            writer.key("summary")
            writer.object(summary)
        }
        return Array("\n],".utf8) + writer.bytes.dropFirst() + [0x0A]
    }
}
