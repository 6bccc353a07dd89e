import Diagnostics
import SourceModel

/// Findings for people: place and message, the line with a mark below it, the reason and what to do.
public struct LintTextReporter: LintReporter {
    public var colors: Bool
    /// Columns of the terminal.
    public var width: Int

    public init(colors: Bool, width: Int) {
        self.colors = colors
        self.width = max(40, width)
    }

    public var separator: [UInt8] { [] }
    public func opening() -> [UInt8] { [] }
    public func closing(_ summary: LintSummary) -> [UInt8] { Array((summary.text + "\n").utf8) }

    public func file(_ source: LintedSource) -> [UInt8] {
        Array(source.findings.map { finding($0, source) }.joined().utf8)
    }

    private func finding(_ finding: Diagnostic, _ source: LintedSource) -> String {
        let line = source.lines.line(at: finding.range.start)
        let place = "\(source.path.shown):\(line):\(source.characterColumn(finding.range.start))"
        let margin = String(repeating: " ", count: max(4, String(line).count + 1))
        let number = String(repeating: " ", count: margin.count - String(line).count) + String(line)
        let excerpt = SourceExcerpt(source, finding.range, width: width - margin.count - 3)
        var lines = ["\(bold(place)): \(severity(finding.severity)): \(PrintableText.clean(finding.message)) \(dim("[\(finding.rule)]"))"]
        lines.append("\(dim(number + " |")) \(excerpt.text)")
        lines.append("\(dim(margin + " |")) \(String(repeating: " ", count: excerpt.indent))\(mark(excerpt.length, finding.severity))")
        if !finding.help.isEmpty { lines += wrapped(finding.help, margin) }
        for related in finding.related {
            lines += wrapped("line \(source.lines.line(at: related.range.start)): \(related.message)", margin)
        }
        for fix in finding.fixes { lines += wrapped("fix (\(fix.applicability.rawValue)): \(fix.title)", margin) }
        return lines.joined(separator: "\n") + "\n\n"
    }

    /// Text behind `=`, broken at blanks.
    private func wrapped(_ text: String, _ margin: String) -> [String] {
        let room = width - margin.count - 3
        var lines: [String] = []
        var line = ""
        var used = 0
        for word in PrintableText.clean(text).split(separator: " ") {
            let length = PrintableText.width(String(word))
            if used > 0, used + 1 + length > room {
                lines.append(line)
                line = ""
                used = 0
            }
            line += (used > 0 ? " " : "") + word
            used += (used > 0 ? 1 : 0) + length
        }
        lines.append(line)
        return lines.enumerated().map { index, text in dim(margin + (index == 0 ? " = " : "   ")) + text }
    }

    // MARK: colours

    private func severity(_ severity: Severity) -> String { paint(severity.noun, Self.color(severity)) }
    private func mark(_ length: Int, _ severity: Severity) -> String { paint(String(repeating: "^", count: length), Self.color(severity)) }
    private func bold(_ text: String) -> String { paint(text, 1) }
    private func dim(_ text: String) -> String { paint(text, 2) }
    private func paint(_ text: String, _ code: Int) -> String { colors ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }

    private static func color(_ severity: Severity) -> Int {
        switch severity {
        case .error: 31
        case .warning: 33
        case .information: 36
        case .hint: 34
        }
    }
}

extension Severity {
    /// As compilers call it.
    var noun: String { self == .information ? "note" : rawValue }
}
