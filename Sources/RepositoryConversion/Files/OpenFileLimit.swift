import Glibc

/// How many files may be open at a time.
public enum OpenFileLimit {
    /// The runtime of Swift ends the process without a word where it cannot have three; with the others one file can be read or written.
    private static let needed = 5

    /// Says so where too few are left; to be asked before anything is awaited.
    public static var shortage: String? {
        var taken: [Int32] = []
        defer { for number in taken { close(number) } }
        for _ in 0..<needed {
            let number = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
            if number < 0 { return message }
            taken.append(number)
        }
        return nil
    }

    private static var message: String {
        var limit = rlimit()
        _ = unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        return "of the \(limit.rlim_cur) files that may be open at a time (ulimit -n), \(needed) have to be free; raise the limit"
    }
}
