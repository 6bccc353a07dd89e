import Glibc

/// Standard output or standard error: what it is, and writing bytes to it.
public struct StandardStream: Sendable {
    public static let output = StandardStream(descriptor: STDOUT_FILENO)
    public static let error = StandardStream(descriptor: STDERR_FILENO)

    private let descriptor: Int32

    public var isTerminal: Bool { isatty(descriptor) == 1 }

    /// Columns of the terminal, else of `COLUMNS`, else 80.
    public var width: Int {
        var size = winsize()
        if unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        return Environment.value("COLUMNS").flatMap { Int($0) }.map { min(max($0, 20), 1000) } ?? 80
    }

    public func usesColor(_ choice: ColorChoice) -> Bool {
        choice.usesColor(onTerminal: isTerminal, environment: Environment.value)
    }

    /// Writes all of `bytes`; `false` when nobody reads any more or there is no room.
    @discardableResult
    public func write(_ bytes: [UInt8]) -> Bool {
        do throws(SystemError) {
            try FileDescriptor(duplicating: descriptor).write(bytes)
            return true
        } catch {
            return false
        }
    }

    @discardableResult
    public func write(_ text: String) -> Bool { write(Array(text.utf8)) }
}

/// The environment of the process.
public enum Environment {
    public static func value(_ name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        return unsafe String(cString: value)
    }
}
