import Glibc

/// A file descriptor that closes itself.
///
/// The calls of the system that this target needs, with paths as bytes and errors as numbers.
struct FileDescriptor: ~Copyable {
    let number: Int32

    /// Opens `path`, relative to the folder `base` unless it is absolute; never handed on to other programs.
    init(opening path: FilePath, at base: Int32 = AT_FDCWD, _ flags: Int32, mode: mode_t = 0) throws(SystemError) {
        number = try unsafe path.withCString(at: base) { path throws(SystemError) in
            try SystemError.check { unsafe openat(base, path, flags | O_CLOEXEC, mode) }
        }
    }

    /// Takes over an open descriptor.
    init(taking number: Int32) {
        self.number = number
    }

    /// Another descriptor of what `original` stands for.
    init(duplicating original: Int32) throws(SystemError) {
        number = try SystemError.check { dup(original) }
    }

    deinit { close(number) }

    func status() throws(SystemError) -> stat {
        var result = stat()
        try SystemError.check { unsafe fstat(number, &result) }
        return result
    }

    /// Reads to the end, at most `limit` bytes.
    func read(atMost limit: Int, expecting: Int) throws(SystemError) -> [UInt8] {
        // One byte more than expected, so that the end of the file shows without growing.
        var result = [UInt8](repeating: 0, count: min(limit, max(expecting + 1, 512)))
        var filled = 0
        while filled < limit {
            if filled == result.count { result += [UInt8](repeating: 0, count: min(limit - filled, 1 << 16)) }
            let count = try SystemError.check {
                unsafe result.withUnsafeMutableBytes { unsafe Glibc.read(number, $0.baseAddress?.advanced(by: filled), $0.count - filled) }
            }
            if count == 0 { break }
            filled += count
            // There was room for more than was expected, so that this is the end; files of /proc, which have no size, are asked until nothing comes.
            if filled == expecting, filled < result.count { break }
        }
        result.removeLast(result.count - filled)
        return result
    }

    func write(_ bytes: [UInt8]) throws(SystemError) { try Self.write(bytes, to: number) }

    static func write(_ bytes: [UInt8], to number: Int32) throws(SystemError) {
        var done = 0
        while done < bytes.count {
            done += try SystemError.check {
                unsafe bytes.withUnsafeBytes { unsafe Glibc.write(number, $0.baseAddress?.advanced(by: done), $0.count - done) }
            }
        }
    }

    func synchronize() throws(SystemError) {
        try SystemError.check { fsync(number) }
    }
}

/// The number by which the system says why a call failed.
public struct SystemError: Error, Equatable {
    public let number: Int32

    /// The result of `call`, repeated when a signal came between; a negative one is an error.
    @discardableResult
    static func check<Result: SignedInteger>(_ call: () -> Result) throws(SystemError) -> Result {
        while true {
            let result = call()
            if result >= 0 { return result }
            if errno != EINTR { throw SystemError(number: errno) }
        }
    }
}

extension FilePath {
    /// Calls `body` with the path as the system takes it.
    func withCString<Result, Failure: Error>(_ body: (UnsafePointer<CChar>) throws(Failure) -> Result) throws(Failure) -> Result {
        try unsafe Self.withCString(bytes[...], body)
    }

    /// The same for a call that reads the path from the folder `base`. What is below the working folder is named from there, so that the system has fewer names to look up.
    func withCString<Result, Failure: Error>(at base: Int32, _ body: (UnsafePointer<CChar>) throws(Failure) -> Result) throws(Failure) -> Result {
        let folder = Self.workingFolder
        let isBelow = base == AT_FDCWD && !folder.isEmpty && bytes.count > folder.count && bytes[folder.count] != Self.slash && bytes.starts(with: folder)
        return try unsafe Self.withCString(isBelow ? bytes[folder.count...] : bytes[...], body)
    }

    private static func withCString<Result, Failure: Error>(
        _ bytes: ArraySlice<UInt8>, _ body: (UnsafePointer<CChar>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        // Paths are short, so that the copy with its NUL stands on the stack; a long one is made elsewhere.
        let result = unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count + 1) { buffer -> Swift.Result<Result, Failure> in
            for (offset, byte) in bytes.enumerated() { unsafe buffer[offset] = byte }
            unsafe buffer[bytes.count] = 0
            guard let start = buffer.baseAddress else { preconditionFailure("a buffer with a NUL is not empty") }
            return Swift.Result { () throws(Failure) in try unsafe body(UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self)) }
        }
        return try result.get()
    }

    /// The working folder, without links and with a slash at its end; empty where it is gone. The program never changes it.
    private static let workingFolder: [UInt8] = {
        guard let name = unsafe getcwd(nil, 0) else { return [] }
        defer { unsafe free(name) }
        let bytes = unsafe Array(UnsafeRawBufferPointer(start: name, count: strlen(name)))
        guard bytes.first == slash else { return [] }
        return bytes.last == slash ? bytes : bytes + [slash]
    }()

    /// Does `body`, whose failure is this path's.
    func blamed<Result: ~Copyable>(_ body: () throws(SystemError) -> Result) throws(FileError) -> Result {
        do throws(SystemError) {
            return try body()
        } catch {
            throw FileError(self, errno: error.number)
        }
    }

    /// The status of what stands at this path; a link itself, not its target, unless `following`.
    func status(at base: Int32 = AT_FDCWD, following: Bool = false) throws(SystemError) -> stat {
        var result = stat()
        try unsafe withCString(at: base) { path throws(SystemError) in
            _ = try SystemError.check { unsafe fstatat(base, path, &result, following ? 0 : AT_SYMLINK_NOFOLLOW) }
        }
        return result
    }

    /// The absolute path without links, `.` and `..`.
    func resolved() throws(SystemError) -> FilePath {
        let result = unsafe withCString { unsafe realpath($0, nil) }
        guard let result = unsafe result else { throw SystemError(number: errno) }
        defer { unsafe free(result) }
        let bytes = unsafe UnsafeRawBufferPointer(start: result, count: strlen(result))
        return FilePath(unsafe Array(bytes))
    }
}

extension stat {
    private var kind: mode_t { st_mode & S_IFMT }
    var isRegularFile: Bool { kind == S_IFREG }
    var isFolder: Bool { kind == S_IFDIR }
    var isLink: Bool { kind == S_IFLNK }
}
