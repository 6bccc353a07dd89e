import Glibc

/// A line for standard error that is put together in the handler of a signal: it needs no memory but its own.
struct InterruptionLine {
    private var bytes = InlineArray<160, UInt8>(repeating: 0)
    private var count = 0

    mutating func append(_ text: StaticString) {
        for offset in 0..<text.utf8CodeUnitCount { append(unsafe text.utf8Start[offset]) }
    }

    mutating func append(_ number: UInt32) {
        if number > 9 { append(number / 10) }
        append(UInt8(ascii: "0") + UInt8(number % 10))
    }

    func write() {
        unsafe bytes.span.withUnsafeBytes { _ = unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, count) }
    }

    /// What is too long is cut off.
    private mutating func append(_ byte: UInt8) {
        guard count < bytes.count else { return }
        bytes[count] = byte
        count += 1
    }
}
