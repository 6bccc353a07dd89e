import CMemory
import Glibc

/// Room for what the threads of a run are going to make.
public enum HeapRoom {
    /// More than linting a portion of files takes.
    private static let size = 8 << 20
    private static let largePage = 2 << 20

    /// Where the room of a thread begins; 1 where its pages are large already.
    private static let start: pthread_key_t = {
        var key = pthread_key_t()
        unsafe pthread_key_create(&key, nil)
        // A block of that size would be mapped by itself, and what is freed would go back to the system, to be asked for again.
        _ = mallopt(M_MMAP_THRESHOLD, CInt(size * 2))
        _ = mallopt(M_TRIM_THRESHOLD, CInt(size * 8))
        return key
    }()

    /// Has the heap of the calling thread grow at once, the first time that it is called there; else it grows page by page, with a call of the system for each.
    ///
    /// No page is touched before it is used.
    public static func reserve() {
        _ = address()
    }

    /// Also asks for a large page, for threads that are going to use it: one fault stands for hundreds, and addresses are found in less time.
    ///
    /// A system that has none to give, or knows none (Linux before 6.1), goes on as before.
    static func reserveLarge() {
        let address = address()
        if address == 1 { return }
        unsafe pthread_setspecific(start, UnsafeRawPointer(bitPattern: 1))
        guard address != 0, let page = unsafe UnsafeMutableRawPointer(bitPattern: address & ~UInt(largePage - 1)) else { return }
        // MADV_COLLAPSE, which the headers of many systems do not know yet. What was made on the page before is kept.
        _ = unsafe madvise(page, largePage, 25)
    }

    /// Of the calling thread's room, which is made when it is first asked for; 0 without memory.
    private static func address() -> UInt {
        if let known = unsafe pthread_getspecific(start) { return UInt(bitPattern: known) }
        let block = unsafe malloc(size)
        unsafe free(block)
        unsafe pthread_setspecific(start, block)
        return UInt(bitPattern: block)
    }
}
