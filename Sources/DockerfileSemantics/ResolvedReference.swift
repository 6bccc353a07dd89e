public import DockerfileSyntax
import SourceModel

/// An image or stage name in a file, with its parts and the text they make.
public struct ResolvedReference: Sendable, Hashable {
    /// As written.
    public var word: Word
    /// Where it comes from, piece by piece; `nil` when the word does not lex.
    public var parts: [WordPart]?
    /// After expansion with the defaults of the global ARGs and the build arguments.
    public var text: Fact<String>

    public init(word: Word, parts: [WordPart]?, text: Fact<String>) {
        self.word = word
        self.parts = parts
        self.text = text
    }

    public var hasVariables: Bool {
        parts?.contains { if case .variable = $0 { true } else { false } } ?? false
    }

    /// Names of the variables the text is made of.
    public var variables: [String] {
        (parts ?? []).compactMap { if case .variable(let variable) = $0 { variable.name } else { nil } }
    }
}
