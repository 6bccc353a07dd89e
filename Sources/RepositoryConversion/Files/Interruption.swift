import Glibc
import Synchronization

/// Lets a run that writes files end at once when it is interrupted, but never within the writing of a file.
///
/// Replacing a file takes a moment: a temporary file is written and renamed. A signal that comes in that moment takes effect behind it, at any
/// other time at once. Either way a line says what was written, and the process ends by the very signal, as shells and scripts expect
/// (status 130 or 143).
public enum Interruption {
    /// How many files are being written; `isSignalled` is added when a signal came.
    private static let state = Atomic<UInt32>(0)
    private static let isSignalled: UInt32 = 1 << 31
    /// The signal that came, or 0.
    private static let received = Atomic<Int32>(0)

    /// How many files have been written.
    private static let written = Atomic<UInt32>(0)
    /// Whether the line about it was begun.
    private static let isSaid = Atomic<Bool>(false)

    /// Takes note of interrupts from now on.
    public static func observe() {
        // Touched here so that the handler finds them initialised.
        received.store(0, ordering: .releasing)
        state.store(0, ordering: .releasing)
        written.store(0, ordering: .releasing)
        isSaid.store(false, ordering: .releasing)
        // A mask is inherited: whoever starts the process on a thread that keeps signals away would have one that nothing interrupts.
        var mask = sigset_t()
        unsafe sigemptyset(&mask)
        for number in [SIGINT, SIGTERM, SIGHUP] { unsafe sigaddset(&mask, number) }
        unsafe pthread_sigmask(SIG_UNBLOCK, &mask, nil)
        for number in [SIGINT, SIGTERM, SIGHUP] {
            var former = sigaction()
            unsafe sigaction(number, nil, &former)
            // Whoever started the process with the signal ignored (nohup) wants it so.
            if unsafe former.__sigaction_handler.sa_handler.map({ unsafe unsafeBitCast($0, to: Int.self) }) == 1 { continue }
            var action = sigaction()
            unsafe action.__sigaction_handler.sa_handler = { Interruption.take($0) }
            action.sa_flags = SA_RESTART
            unsafe sigaction(number, &action, nil)
        }
    }

    /// Does `body`, which writes a file, to its end.
    static func deferred<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        let before = state.add(1, ordering: .acquiringAndReleasing).oldValue
        defer { leave() }
        if before & isSignalled != 0 {
            leave()
            // Whoever took the signal is about to end the process.
            while true { pause() }
        }
        return try body()
    }

    /// Counts a file that has got its new content.
    static func countWritten() { written.add(1, ordering: .acquiringAndReleasing) }

    private static func leave() {
        if state.subtract(1, ordering: .acquiringAndReleasing).newValue == isSignalled { tellAndEnd(by: received.load(ordering: .acquiring)) }
    }

    /// Runs as the handler of a signal: nothing but atomic numbers and system calls.
    private static func take(_ number: Int32) {
        received.store(number, ordering: .releasing)
        if state.bitwiseOr(isSignalled, ordering: .acquiringAndReleasing).oldValue & ~isSignalled == 0 { tellAndEnd(by: number) }
    }

    private static func tellAndEnd(by number: Int32) -> Never {
        if !isSaid.exchange(true, ordering: .acquiringAndReleasing) {
            // One line in one call, and no memory that would have to be had.
            var line = InterruptionLine()
            line.append(number == SIGINT ? "dhi: interrupted; " : number == SIGTERM ? "dhi: terminated; " : "dhi: the terminal is gone; ")
            let count = written.load(ordering: .acquiring)
            if count == 0 {
                line.append("nothing was written\n")
            } else {
                line.append(count)
                line.append(count == 1 ? " file was written, whole" : " files were written, each whole")
                line.append("; nothing else was changed\n")
            }
            line.write()
        } else {
            // Another thread is about to write the line; this one must not end the process before. It ends it all the same should that thread be this one, in the middle of the line.
            var pause = timespec(tv_sec: 0, tv_nsec: 200_000_000)
            unsafe nanosleep(&pause, nil)
        }
        end(by: number)
    }

    /// Ends the process as if it had never taken care of the signal `number`.
    public static func end(by number: Int32) -> Never {
        _ = signal(number, SIG_DFL)
        var set = sigset_t()
        unsafe sigemptyset(&set)
        unsafe sigaddset(&set, number)
        unsafe pthread_sigmask(SIG_UNBLOCK, &set, nil)
        raise(number)
        _exit(128 + number)
    }
}
