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

    /// Writes all of `bytes`.
    public func write(_ bytes: [UInt8]) throws(StreamError) {
        do throws(SystemError) {
            try FileDescriptor.write(bytes, to: descriptor)
        } catch {
            throw error.number == EPIPE ? .readerGone : .system(error.number)
        }
    }

    /// Readies the standard streams; to be called before anything is opened.
    ///
    /// A stream that was closed would give its number to the next file that is opened, which would then get the report. Such a number is
    /// taken by something that can be neither read nor written that way, so that using the stream stays an error.
    public static func prepare() {
        for (number, way) in [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY)] where fcntl(number, F_GETFD) == -1 {
            _ = unsafe open("/dev/null", way)
        }
        // A reader that goes away (`dhi … | head`) is an error of writing, not a sudden end.
        _ = signal(SIGPIPE, SIG_IGN)
    }
}

/// Why a standard stream takes nothing any more.
public enum StreamError: Error, Sendable, Hashable {
    /// Whoever read the pipe has ended.
    case readerGone
    /// The refusal of the system, by its number.
    case system(Int32)
}

extension StreamError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .readerGone: systemMessage(EPIPE)
        case .system(let number): systemMessage(number)
        }
    }
}

/// The environment of the process.
public enum Environment {
    public static func value(_ name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        return unsafe String(cString: value)
    }
}
