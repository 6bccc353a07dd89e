import Glibc

/// Room for what a thread is going to make.
public enum HeapRoom {
    /// Has the thread's part of the heap grow once, by a few megabytes; else it does so page by page, with a call of the system for each.
    ///
    /// No page is touched before it is used.
    public static func reserve() {
        // Each below the size from which on memory is mapped by itself.
        let blocks = unsafe (0..<24).map { _ in unsafe malloc(100_000) }
        unsafe blocks.forEach { unsafe free($0) }
    }
}
