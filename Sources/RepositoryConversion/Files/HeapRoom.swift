import CHeap
import Glibc

/// Room for what the threads of a run are going to make.
public enum HeapRoom {
    /// More than linting a portion of files takes.
    private static let size = 8 << 20
    private static let hugePage = 2 << 20

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

    /// Also asks for large pages, for threads that are going to use all of the room: one fault stands for hundreds, and addresses are found in less time.
    ///
    /// A system that has none to give goes on as before.
    static func reserveLarge() {
        let address = address()
        if address == 1 { return }
        unsafe pthread_setspecific(start, UnsafeRawPointer(bitPattern: 1))
        let first = address & ~UInt(hugePage - 1)
        let count = (size + Int(address - first)) / hugePage
        guard address != 0, let pages = unsafe UnsafeMutableRawPointer(bitPattern: first) else { return }
        // The first one holds what was made before, which is copied. (Linux 6.1 knows the advice, the headers of many systems do not yet.)
        let collapse: CInt = 25
        _ = unsafe madvise(pages, hugePage, collapse)
        _ = unsafe madvise(pages.advanced(by: hugePage), (count - 1) * hugePage, MADV_HUGEPAGE)
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
