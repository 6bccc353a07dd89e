import RepositoryConversion

/// Standard output, buffered, with what is known of the terminal behind it.
final class StandardOutput {
    /// Whether to print colours.
    let colors: Bool
    /// Columns of the terminal.
    let width: Int
    /// Why something could not be written; nothing more is then.
    private(set) var failure: StreamError?
    private var buffer: [UInt8] = []

    init(color: ColorChoice = .auto) {
        colors = StandardStream.output.usesColor(color)
        width = StandardStream.output.width
    }

    /// Prints a whole result.
    static func print(_ text: String) throws {
        let output = StandardOutput()
        output.write(Array(text.utf8))
        try output.finish()
    }

    func write(_ bytes: [UInt8]) {
        buffer += bytes
        if buffer.count > 1 << 16 { flush() }
    }

    func flush() {
        do throws(StreamError) {
            if failure == nil, !buffer.isEmpty { try StandardStream.output.write(buffer) }
        } catch {
            failure = error
        }
        buffer.removeAll(keepingCapacity: true)
    }

    /// Writes what is left; throws when any of the result could not be written.
    func finish() throws {
        flush()
        if let failure { throw failure }
    }
}
