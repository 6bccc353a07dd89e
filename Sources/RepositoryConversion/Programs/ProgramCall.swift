import Glibc

/// Another program, run to its end; what it prints is kept, what it says on standard error is not.
///
/// Unless it is given an environment, it gets the variables that it needs to be found and to read text, no others: some change what it does.
public struct ProgramCall {
    private let program: FilePath
    private let arguments: [String]
    private let environment: [String: String]

    public init(program: FilePath, arguments: [String], environment: [String: String]? = nil) {
        self.program = program
        self.arguments = arguments
        self.environment = environment ?? Self.smallEnvironment
    }

    public enum Outcome {
        case ended(Int32, [UInt8])
        /// A signal ended it.
        case killed(Int32)
        case timedOut
        case printedTooMuch
        /// It could not be started.
        case failed(SystemError)
    }

    /// What a program may print.
    private static let mostOutput = 1 << 26

    public func run(within limit: Duration) -> Outcome { run(handing: [], within: limit) }

    /// - Parameter files: Handed over open, under their numbers, which `/dev/fd/` gives names to.
    func run(handing files: [UnnamedFile], within limit: Duration) -> Outcome {
        do throws(SystemError) {
            let output = try UnnamedFile()
            let process = try start(files, output)
            return try wait(for: process, output, limit)
        } catch {
            return .failed(error)
        }
    }

    private static var smallEnvironment: [String: String] {
        var variables = ["LC_ALL": "C.UTF-8"]
        for name in ["PATH", "HOME", "TMPDIR"] { variables[name] = Environment.value(name) }
        return variables
    }

    private func start(_ files: [UnnamedFile], _ output: UnnamedFile) throws(SystemError) -> pid_t {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, output.number, STDOUT_FILENO)
        unsafe posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        // Onto itself: it stays open in the new program.
        for file in files { unsafe posix_spawn_file_actions_adddup2(&actions, file.number, file.number) }
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe posix_spawnattr_setsigmask(&attributes, &signals)
        // What is ignored here would be ignored there.
        unsafe sigaddset(&signals, SIGPIPE)
        unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        let name = String(decoding: program.bytes, as: UTF8.self)
        var process: pid_t = 0
        let code = unsafe Self.withCStrings([name] + arguments) { argumentList in
            unsafe Self.withCStrings(environment.map { "\($0)=\($1)" }) { environmentList in
                unsafe program.withCString { unsafe posix_spawn(&process, $0, &actions, &attributes, argumentList, environmentList) }
            }
        }
        if code != 0 { throw SystemError(number: code) }
        return process
    }

    private func wait(for process: pid_t, _ output: UnnamedFile, _ limit: Duration) throws(SystemError) -> Outcome {
        let end = ContinuousClock.now + limit
        var pause: UInt32 = 200
        var status: Int32 = 0
        while true {
            let ended = try SystemError.check { unsafe waitpid(process, &status, WNOHANG) }
            if ended == process { break }
            let isLate = ContinuousClock.now >= end
            if isLate || output.size > Self.mostOutput {
                kill(process, SIGKILL)
                try SystemError.check { unsafe waitpid(process, &status, 0) }
                return isLate ? .timedOut : .printedTooMuch
            }
            usleep(pause)
            pause = min(2000, pause * 2)
        }
        // The low bits hold the signal, the next ones the status.
        let signal = status & 0x7F
        if signal != 0 { return .killed(signal) }
        if output.size > Self.mostOutput { return .printedTooMuch }
        return .ended(status >> 8 & 0xFF, try output.contents(atMost: Self.mostOutput))
    }

    private static func withCStrings<Result>(_ texts: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result) -> Result {
        var list = unsafe texts.map { unsafe strdup($0) } + [nil]
        defer { unsafe list.forEach { unsafe free($0) } }
        return unsafe list.withUnsafeMutableBufferPointer { buffer in
            guard let start = buffer.baseAddress else { preconditionFailure("an array with a nil is not empty") }
            return unsafe body(start)
        }
    }
}
