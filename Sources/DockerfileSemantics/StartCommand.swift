public import SourceModel

/// An ENTRYPOINT or CMD in effect, and where it comes from.
public struct StartCommand: Sendable, Hashable {
    /// The arguments that the container engine gets; a shell form is preceded by the shell.
    public var words: [String]
    /// Written as text for a shell.
    public var isShellForm: Bool
    /// The instruction in the file; `nil` when inherited from the image.
    public var range: SourceRange?

    public init(words: [String], isShellForm: Bool, range: SourceRange?) {
        self.words = words
        self.isShellForm = isShellForm
        self.range = range
    }
}
