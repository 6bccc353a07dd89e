/// `ONBUILD`, with the instruction that it stores.
public struct OnbuildInstruction: Sendable {
    /// What BuildKit stores: the rest of the line, and here-documents.
    public var expression: String
    /// The inner instruction, read as it will be when it is triggered; its content may be `invalid`.
    public var inner: [Instruction]

    public init(expression: String, inner: [Instruction]) {
        self.expression = expression
        self.inner = inner
    }
}
