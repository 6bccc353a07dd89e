/// Why BuildKit rejects an instruction.
struct SyntaxFault: Error {
    var message: String
    /// The place in the logical line.
    var range: Range<Int>
}
