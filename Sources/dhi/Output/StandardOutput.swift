import Glibc

/// Standard output: bytes, buffered, with what is known of the terminal behind it.
final class StandardOutput {
    /// Whether to print colours.
    let colors: Bool
    /// Columns of the terminal; 100 where there is none.
    let width: Int
    private var buffer: [UInt8] = []

    init(color: ColorChoice = .auto) {
        let isTerminal = isatty(STDOUT_FILENO) == 1
        colors = Self.usesColors(color, isTerminal: isTerminal)
        width = Self.columns(isTerminal: isTerminal)
    }

    deinit { flush() }

    func write(_ bytes: [UInt8]) {
        buffer += bytes
        if buffer.count > 1 << 16 { flush() }
    }

    func flush() {
        var start = 0
        while start < buffer.count {
            let count = unsafe buffer.withUnsafeBytes { unsafe Glibc.write(STDOUT_FILENO, $0.baseAddress! + start, $0.count - start) }
            if count < 0 {
                if errno == EINTR { continue }
                break
            }
            start += count
        }
        buffer.removeAll(keepingCapacity: true)
    }

    private static func usesColors(_ choice: ColorChoice, isTerminal: Bool) -> Bool {
        switch choice {
        case .always: return true
        case .never: return false
        case .auto:
            if let value = variable("NO_COLOR"), !value.isEmpty { return false }
            if let value = variable("CLICOLOR_FORCE"), !value.isEmpty, value != "0" { return true }
            return isTerminal && variable("TERM") != "dumb"
        }
    }

    private static func columns(isTerminal: Bool) -> Int {
        if isTerminal {
            var size = winsize()
            if unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        }
        return variable("COLUMNS").flatMap { Int($0) } ?? 100
    }

    private static func variable(_ name: String) -> String? {
        unsafe getenv(name).map { unsafe String(cString: $0) }
    }
}
