import Glibc
import Synchronization

/// Lets a run that writes files end between two files when it is interrupted.
///
/// Replacing a file takes a moment: a temporary file is written and renamed. Instead of dying within it, the process
/// takes note of the signal, finishes the file it is at, starts no other, and leaves nothing half-written or temporary behind.
public enum Interruption {
    /// The signal that came, or 0.
    private static let received = Atomic<Int32>(0)

    /// Whether the run was asked to end.
    public static var isRequested: Bool { signal != nil }

    /// The signal that asked the run to end; the exit code is then 128 and this number.
    public static var signal: Int32? {
        let number = received.load(ordering: .acquiring)
        return number == 0 ? nil : number
    }

    /// Takes note of interrupts from now on; a second one ends the process at once.
    public static func observe() {
        // Touched here so that the handler finds it initialised.
        received.store(0, ordering: .releasing)
        for number in [SIGINT, SIGTERM, SIGHUP] {
            var former = sigaction()
            unsafe sigaction(number, nil, &former)
            // Whoever started the process with the signal ignored (nohup) wants it so.
            if unsafe former.__sigaction_handler.sa_handler.map({ unsafe unsafeBitCast($0, to: Int.self) }) == 1 { continue }
            var action = sigaction()
            unsafe action.__sigaction_handler.sa_handler = { Interruption.received.store($0, ordering: .releasing) }
            action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND)) | SA_RESTART
            unsafe sigaction(number, &action, nil)
        }
        // A reader that goes away (`dhi … | head`) is an error of writing output, not an end within a file.
        _ = Glibc.signal(SIGPIPE, SIG_IGN)
    }
}
