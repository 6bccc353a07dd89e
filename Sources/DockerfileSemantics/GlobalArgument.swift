public import DockerfileSyntax

/// An ARG in front of the first FROM.
public struct GlobalArgument: Sendable {
    public var declaration: ArgumentDeclaration
    /// Index of the instruction in the file.
    public var instruction: Int
    /// The default after expansion, or the build argument that takes its place.
    public var value: Fact<String>
    /// The default, part by part; `nil` without one or when it does not lex.
    public var parts: [WordPart]?
    public var isOverridden: Bool
}
