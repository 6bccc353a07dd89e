import CMemory
import Glibc

/// Room for what the threads of a run are going to make.
public enum HeapRoom {
    /// More than linting a portion of files takes.
    private static let size = 8 << 20
    private static let largePage = 2 << 20
    /// On more threads the system is asked for a large page too often: it first collects what all processors hold.
    private static let mostThreads = 32

    /// Where the room of a thread begins; 1 where its page is large already. `nil`: threads cannot keep anything.
    private static let start: pthread_key_t? = {
        var key = pthread_key_t()
        return unsafe pthread_key_create(&key, nil) == 0 ? key : nil
    }()

    /// To be called before there are threads: says from which size on a block is mapped by itself, and from which size on what is free at the end of a heap goes back to the system.
    ///
    /// The room of a thread is below both, so that it stays. A heap keeps what its thread held at most, up to 16 MB at its end.
    public static func prepare() {
        _ = mallopt(M_MMAP_THRESHOLD, CInt(size * 2))
        _ = mallopt(M_TRIM_THRESHOLD, CInt(size * 2))
    }

    /// Has the heap of the calling thread grow at once, the first time that it is called there; else it grows page by page, with a call of the system for each.
    ///
    /// No page is touched before it is used.
    public static func reserve() {
        _ = address()
    }

    /// Also asks for a large page, for threads that are going to use it: one fault stands for hundreds, and addresses are found in less time.
    ///
    /// A system that has none to give, or knows none (Linux before 6.1), goes on as before.
    static func reserveLarge(threads: Int) {
        guard threads <= mostThreads, let start, let address = address(), address != 1 else { return }
        unsafe pthread_setspecific(start, UnsafeRawPointer(bitPattern: 1))
        guard let page = unsafe UnsafeMutableRawPointer(bitPattern: address & ~UInt(largePage - 1)) else { return }
        // MADV_COLLAPSE, which the headers of many systems do not know yet. What was made on the page before is kept.
        _ = unsafe madvise(page, largePage, 25)
    }

    /// Of the calling thread's room, which is made when it is first asked for; `nil` without memory.
    private static func address() -> UInt? {
        guard let start else { return nil }
        if let known = unsafe pthread_getspecific(start) { return UInt(bitPattern: known) }
        guard let block = unsafe malloc(size) else { return nil }
        let address = UInt(bitPattern: block)
        unsafe free(block)
        unsafe pthread_setspecific(start, UnsafeRawPointer(bitPattern: address))
        return address
    }
}
