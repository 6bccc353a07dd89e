public import SourceModel

/// Where a command's input comes from or its output goes.
public struct ShellRedirection: Sendable, Hashable {
    public var range: SourceRange
    public var descriptor: Descriptor
    public var operation: Operation
    public var operatorRange: SourceRange
    /// The file, the descriptor for `<&` and `>&`, the delimiter for here-documents, the text for `<<<`.
    public var target: ShellWord
    /// Index into `ShellScript.hereDocuments`.
    public var hereDocument: Int?

    public enum Descriptor: Sendable, Hashable {
        /// Not written: 0 for input, 1 for output.
        case standard
        case number(Int)
        /// bash's `{name}>`.
        case variable(String)
    }

    public enum Operation: String, Sendable, Hashable, CaseIterable {
        case input = "<"
        case output = ">"
        case append = ">>"
        case clobber = ">|"
        case readWrite = "<>"
        case duplicateInput = "<&"
        case duplicateOutput = ">&"
        case outputAndError = "&>"
        case appendOutputAndError = "&>>"
        case hereDocument = "<<"
        case hereDocumentStrippingTabs = "<<-"
        case hereString = "<<<"
    }

    /// Whether the target is a file that is written to.
    public var writesFile: Bool {
        switch operation {
        case .output, .append, .clobber, .readWrite, .outputAndError, .appendOutputAndError: true
        case .duplicateOutput: target.literalBytes.map { !$0.allSatisfy { $0.isDigit || $0 == .minus } } ?? false
        default: false
        }
    }
}
