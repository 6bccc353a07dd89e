import CMemory
import Glibc

/// The variables of the program itself, in which the Swift runtime keeps what it knows of types.
public enum ProgramVariables {
    /// Has the pages that hold them made at once; to be called before there are threads.
    ///
    /// Else the first write to each is a fault that copies the page and interrupts every other processor that runs a thread of the program: a sixth of the time of one small file.
    /// Where the system does not know the advice (Linux before 5.14) it stays so.
    public static func makePages() {
        // Some linkers put what is only read behind the values (now 364 KB), which is far more and need not be copied.
        let mostBytes: UInt = 512 << 10
        makePages(from: dhi_data_start(), to: min(dhi_data_end(), dhi_data_start() + mostBytes))
        makePages(from: dhi_zero_start(), to: dhi_zero_end())
    }

    private static func makePages(from start: UInt, to end: UInt) {
        let page = UInt(max(1, getpagesize()))
        let first = start / page * page
        guard end > first, let address = unsafe UnsafeMutableRawPointer(bitPattern: first) else { return }
        // MADV_POPULATE_WRITE, which the headers of many systems do not know yet.
        _ = unsafe madvise(address, Int(end - first), 23)
    }
}
