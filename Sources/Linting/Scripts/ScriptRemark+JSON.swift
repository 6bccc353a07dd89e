import Diagnostics
import JSONSyntax

extension ScriptRemark {
    /// What `shellcheck -f json1` prints, with the file that each remark is about; `nil` where it is anything else.
    public static func read(_ output: [UInt8]) -> [(file: String, remark: ScriptRemark)]? {
        guard let values = JSONReader.read(output)?["comments"]?.array else { return nil }
        var remarks: [(file: String, remark: ScriptRemark)] = []
        remarks.reserveCapacity(values.count)
        for value in values {
            guard let remark = ScriptRemark(value) else { return nil }
            remarks.append((value["file"]?.string ?? "", remark))
        }
        return remarks
    }

    /// Remarks in the same form, in which they are kept; empty for none.
    public static func text(of remarks: [ScriptRemark]) -> String {
        if remarks.isEmpty { return "" }
        return #"{"comments":["# + remarks.map(\.json).joined(separator: ",") + "]}"
    }

    /// What `text(of:)` gave; `nil` where it is anything else.
    public static func read(text: String) -> [ScriptRemark]? {
        text.isEmpty ? [] : read(Array(text.utf8))?.map(\.remark)
    }

    private init?(_ value: JSONValue) {
        guard let code = value["code"]?.number, (1...999_999).contains(code), let message = value["message"]?.string, let level = value["level"]?.string, let severity = Self.levels[level],
            let span = Span(value)
        else { return nil }
        var replacements: [Replacement] = []
        for replacement in value["fix"]?["replacements"]?.array ?? [] {
            guard let span = Span(replacement), let text = replacement["replacement"]?.string else { return nil }
            replacements.append(Replacement(span: span, text: text))
        }
        self.init(code: code, severity: severity, message: message, span: span, replacements: replacements)
    }

    private static let levels: [String: Severity] = ["error": .error, "warning": .warning, "info": .information, "style": .hint]

    private var json: String {
        let level = Self.levels.first { $0.value == severity }?.key ?? "error"
        let fix = replacements.map { #"{\#($0.span.json),"replacement":\#(JSONString.quoted($0.text))}"# }.joined(separator: ",")
        let fields = #"{"code":\#(code),"level":"\#(level)","message":\#(JSONString.quoted(message)),\#(span.json)"#
        return fix.isEmpty ? fields + "}" : fields + #","fix":{"replacements":[\#(fix)]}}"#
    }
}

extension ScriptRemark.Span {
    fileprivate init?(_ value: JSONValue) {
        guard let line = value["line"]?.number, let column = value["column"]?.number else { return nil }
        self.init(line: line, column: column, endLine: value["endLine"]?.number ?? line, endColumn: value["endColumn"]?.number ?? column)
    }

    fileprivate var json: String { #""line":\#(line),"column":\#(column),"endLine":\#(endLine),"endColumn":\#(endColumn)"# }
}

extension JSONValue {
    /// A number that may be a line or a code.
    fileprivate var number: Int? {
        guard case .integer(let number) = self, (0...Int64(Int32.max)).contains(number) else { return nil }
        return Int(number)
    }
}
