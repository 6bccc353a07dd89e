public import SourceModel

/// Something wrong with a shell text, at the place where it was noticed.
public struct ShellDiagnostic: Sendable, Hashable {
    public var range: SourceRange
    public var kind: Kind

    public enum Kind: Sendable, Hashable {
        /// The text ended within a construct that began at `range`.
        case unclosed(String)
        /// A token that cannot stand where it stands.
        case unexpected(String)
        /// Something the grammar needs at this place.
        case missing(String)
        /// `${…}` with no parameter or no operator that a shell knows: the script fails when it gets there.
        case badSubstitution
        /// Syntax of bash in a script for `sh` that `sh` refuses.
        case bashSyntax(String)
        /// Syntax of bash in a script for `sh` that `sh` accepts with another meaning, or on some systems only.
        case shellDependent(String)
        /// The text ended before the delimiter of a here-document.
        case unterminatedHereDocument(String)
        /// Lines end in CR LF; a shell takes the CR for part of the last word.
        case carriageReturns
        /// Constructs are nested deeper than `ShellParser.maximumDepth`; the text from here on was not read.
        case tooDeep
        /// So much is wrong that this can hardly be shell text; the text from here on was not read.
        case tooManyErrors
    }

    /// Whether shells refuse the text, or, for the limits, whether part of it is unknown.
    public var isError: Bool {
        switch kind {
        case .badSubstitution, .shellDependent, .unterminatedHereDocument, .carriageReturns: false
        default: true
        }
    }

    /// What is wrong and what to do, in one sentence.
    public var message: String {
        switch kind {
        case .unclosed(let construct): "\(construct) is opened here but never closed"
        case .unexpected(let token): "\(token) cannot stand here"
        case .missing(let what): "\(what) is missing here"
        case .badSubstitution: "this is no parameter expansion a shell knows"
        case .bashSyntax(let feature): "\(feature) is bash syntax that sh refuses; run this with bash, or write it in POSIX syntax"
        case .shellDependent(let feature):
            "\(feature) means something only in some shells; run this with bash, or write it in POSIX syntax"
        case .unterminatedHereDocument(let delimiter): "the here-document never ends; put \(delimiter) on a line of its own behind it"
        case .carriageReturns: "lines end in CR LF, and the shell takes the CR for text; save the file with LF line ends"
        case .tooDeep: "commands are nested too deeply to be read"
        case .tooManyErrors: "too much is wrong here to go on reading this as shell text"
        }
    }
}
