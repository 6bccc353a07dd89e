/// Why a word cannot be expanded, in BuildKit's words.
struct ExpansionFault: Error {
    var message: String

    init(_ message: String) {
        self.message = message
    }
}
