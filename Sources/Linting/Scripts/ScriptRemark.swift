public import Diagnostics

/// What ShellCheck says about one place of a script.
public struct ScriptRemark: Sendable, Hashable {
    /// The number behind `SC`.
    public var code: Int
    public var severity: Severity
    public var message: String
    public var span: Span
    /// Edits that repair it, all of them together; empty: none are known.
    public var replacements: [Replacement]

    /// Lines and columns from 1; columns count characters, and the end is the column behind the last one.
    public struct Span: Sendable, Hashable {
        public var line: Int
        public var column: Int
        public var endLine: Int
        public var endColumn: Int

        public init(line: Int, column: Int, endLine: Int, endColumn: Int) {
            self.line = line
            self.column = column
            self.endLine = endLine
            self.endColumn = endColumn
        }
    }

    public struct Replacement: Sendable, Hashable {
        public var span: Span
        public var text: String

        public init(span: Span, text: String) {
            self.span = span
            self.text = text
        }
    }

    public init(code: Int, severity: Severity, message: String, span: Span, replacements: [Replacement] = []) {
        self.code = code
        self.severity = severity
        self.message = message
        self.span = span
        self.replacements = replacements
    }
}
