import RepositoryConversion
import SourceModel

/// Where messages go that are not the result.
enum StandardError {
    /// Writes lines; what they quote of files and arguments cannot drive the terminal. When nobody can read them nothing can be done about it.
    static func write(_ text: String) {
        let line = VisibleText.of(text.utf8, keepsLines: true)
        try? StandardStream.error.write(Array((line.hasSuffix("\n") ? line : line + "\n").utf8))
    }
}
