/// Expands words as BuildKit does: variables, quotes and escapes.
public struct WordExpander: Sendable, Hashable {
    /// The character that makes the next one literal.
    public var escape: UInt8
    /// Keep quotes.
    public var rawQuotes: Bool
    /// Keep escape characters.
    public var rawEscapes: Bool
    /// Leave variables that are not set as they are written.
    public var skipUnsetEnv: Bool
    /// Quotes are nothing special, as in the bodies of here-documents.
    public var skipProcessQuotes: Bool

    public init(
        escape: UInt8 = UInt8(ascii: "\\"), rawQuotes: Bool = false, rawEscapes: Bool = false, skipUnsetEnv: Bool = false,
        skipProcessQuotes: Bool = false
    ) {
        self.escape = escape
        self.rawQuotes = rawQuotes
        self.rawEscapes = rawEscapes
        self.skipUnsetEnv = skipUnsetEnv
        self.skipProcessQuotes = skipProcessQuotes
    }

    /// Expands `word`; `environment` gives the value of a name, or `nil` when it is not set.
    public func expand(_ word: String, environment: (String) -> String?) -> WordExpansion {
        withoutActuallyEscaping(environment) { environment in
            var lexer = WordLexer(Array(word.utf8), options: self, environment: environment)
            do throws(ExpansionFault) {
                let piece = try lexer.readAll()
                return WordExpansion(
                    result: String(lossy: piece.text), words: piece.words.map { String(lossy: $0.text) },
                    matched: lexer.matched, unmatched: lexer.unmatched, error: nil)
            } catch {
                return WordExpansion(
                    result: "", words: [], matched: lexer.matched, unmatched: lexer.unmatched,
                    error: Self.message(error, for: word))
            }
        }
    }

    static func message(_ fault: ExpansionFault, for word: String) -> String {
        "failed to process \(word.quoted): \(fault.message)"
    }
}
