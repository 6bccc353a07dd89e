import RepositoryConversion

/// Standard output, buffered, with what is known of the terminal behind it.
final class StandardOutput {
    /// Whether to print colours.
    let colors: Bool
    /// Columns of the terminal.
    let width: Int
    /// Something could not be written: nobody reads any more, or there is no room.
    private(set) var hasFailed = false
    private var buffer: [UInt8] = []

    init(color: ColorChoice = .auto) {
        colors = StandardStream.output.usesColor(color)
        width = StandardStream.output.width
    }

    func write(_ bytes: [UInt8]) {
        buffer += bytes
        if buffer.count > 1 << 16 { flush() }
    }

    func flush() {
        if !buffer.isEmpty, !StandardStream.output.write(buffer) { hasFailed = true }
        buffer.removeAll(keepingCapacity: true)
    }
}
