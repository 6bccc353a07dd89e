import Hashing
import JSONSyntax
import SourceModel

extension LintBaseline {
    static let format = "dhi-lint-baseline"
    static let version = 1

    /// The text of a baseline: an entry a line, in an order of their own, so that versions of it can be compared and merged.
    public static func bytes(_ entries: [Entry]) -> [UInt8] {
        let sorted = entries.sorted { left, right in
            if left.path != right.path { return left.path.bytes.lexicographicallyPrecedes(right.path.bytes) }
            return (left.rule, left.fingerprint) < (right.rule, right.fingerprint)
        }
        let lines = sorted.map { entry in
            var writer = JSONWriter()
            writer.object { writer in
                writer.path(entry.path)
                writer.field("rule", entry.rule)
                writer.field("fingerprint", entry.fingerprint)
                writer.field("count", entry.count)
            }
            return writer.bytes
        }
        let head = Array("{\"format\":\"\(format)\",\"version\":\(version),\"findings\":[\n".utf8)
        return head + Array(lines.joined(separator: ",\n".utf8)) + Array((lines.isEmpty ? "]}\n" : "\n]}\n").utf8)
    }

    /// Reads the text of a baseline.
    public init(reading bytes: [UInt8]) throws(LintBaselineError) {
        do throws(JSONError) {
            try Self.checkHead(bytes)
            self.init(try Self.entries(bytes))
        } catch {
            throw LintBaselineError(line: LineIndex(bytes).line(at: UInt32(clamping: error.offset)), message: error.message)
        }
    }

    /// First of all, as another version may have other entries.
    private static func checkHead(_ bytes: [UInt8]) throws(JSONError) {
        var cursor = JSONCursor(bytes)
        var (hasFormat, hasVersion, hasFindings) = (false, false, false)
        let isNone = "is no baseline of dhi lint; one is written by 'dhi lint --write-baseline FILE'"
        do throws(JSONError) {
            try cursor.object { (cursor, key) throws(JSONError) in
                switch key {
                case "format":
                    guard try cursor.string() == format else { throw JSONError(offset: cursor.start, message: isNone) }
                    hasFormat = true
                case "version":
                    let number = try cursor.integer()
                    if number != version {
                        let message = "is a baseline of version \(number), and this program knows version \(version); write it anew with 'dhi lint --write-baseline FILE'"
                        throw JSONError(offset: cursor.start, message: message)
                    }
                    hasVersion = true
                case "findings":
                    try cursor.skip()
                    hasFindings = true
                default: try cursor.skip()
                }
            }
            try cursor.end()
        } catch {
            throw error.message.hasPrefix("is ") ? error : JSONError(offset: error.offset, message: "is not valid JSON: \(error.message)")
        }
        if !hasFormat || !hasVersion || !hasFindings { throw JSONError(offset: 0, message: isNone) }
    }

    private static func entries(_ bytes: [UInt8]) throws(JSONError) -> [Entry] {
        var cursor = JSONCursor(bytes)
        var entries: [Entry] = []
        var seen: Set<Entry> = []
        try cursor.object { (cursor, key) throws(JSONError) in
            guard key == "findings" else {
                if key != "format" && key != "version" { throw JSONError(offset: cursor.start, message: "unknown field \"\(key)\"; known are format, version and findings") }
                try cursor.skip()
                return
            }
            try cursor.array { (cursor) throws(JSONError) in
                let entry = try entry(&cursor)
                var plain = entry.value
                plain.count = 0
                if !seen.insert(plain).inserted { throw JSONError(offset: entry.offset, message: "this file, rule and fingerprint have an entry already") }
                entries.append(entry.value)
            }
        }
        return entries
    }

    private static func entry(_ cursor: inout JSONCursor) throws(JSONError) -> (value: Entry, offset: Int) {
        var (path, uri, rule, fingerprint): (String?, String?, String?, String?)
        var count: Int?
        var offset: Int?
        try cursor.object { (cursor, key) throws(JSONError) in
            if offset == nil { offset = cursor.start }
            switch key {
            case "path": path = try cursor.string()
            case "uri": uri = try cursor.string()
            case "rule": rule = try cursor.string()
            case "fingerprint":
                let text = try cursor.string()
                let isDigest = text.utf8.count == 16 && text.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) }
                if !isDigest { throw JSONError(offset: cursor.start, message: "fingerprint must be 16 hexadecimal digits, not \"\(text)\"") }
                fingerprint = text
            case "count":
                let number = try cursor.integer()
                if !(1...Int(Int32.max)).contains(number) { throw JSONError(offset: cursor.start, message: "count must be 1 or more, not \(number)") }
                count = number
            default: throw JSONError(offset: cursor.start, message: "unknown field \"\(key)\"; known are path, uri, rule, fingerprint and count")
            }
        }
        let place = offset ?? cursor.start
        guard let path, let rule, let fingerprint, let count else {
            let missing = path == nil ? "path" : rule == nil ? "rule" : fingerprint == nil ? "fingerprint" : "count"
            throw JSONError(offset: place, message: "an entry has no \(missing)")
        }
        let name = uri.map(ReportedPath.init(uri:)) ?? ReportedPath(Array(path.utf8))
        return (Entry(path: name, rule: rule, fingerprint: fingerprint, count: count), place)
    }
}

/// What is wrong with a baseline, and where.
public struct LintBaselineError: Error, Sendable, Hashable {
    /// From 1.
    public var line: Int
    public var message: String

    public init(line: Int, message: String) {
        self.line = line
        self.message = message
    }
}
