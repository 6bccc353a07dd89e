import CPCRE2

/// Counts the work of one search while it goes on.
struct WorkMeter {
    private(set) var budget: MatchBudget
    /// Where the last step was.
    private var position: Int
    /// What each step costs besides, as it may have looked that far in vain.
    private let surcharge: Int

    /// So many bytes are passed over in the time of a step.
    private static let bytesPerStep = 16
    /// To begin a search takes as long as so many steps.
    private static let start = 32

    init(_ budget: MatchBudget, at start: Int, unseen: Int) {
        self.budget = budget
        self.budget.units -= Self.start
        position = start
        surcharge = 1 + unseen / Self.bytesPerStep
    }

    /// Whether the search may go on.
    mutating func step(at next: Int) -> Bool {
        budget.units -= surcharge + abs(next - position) / Self.bytesPerStep
        position = next
        return !budget.isSpent
    }
}

/// What PCRE2 calls in front of each item of a pattern, with the meter of the search.
let countWork: @convention(c) (UnsafeMutablePointer<pcre2_callout_block_8>?, UnsafeMutableRawPointer?) -> Int32 = { block, data in
    guard let block = unsafe block, let meter = unsafe data?.assumingMemoryBound(to: WorkMeter.self) else { return 0 }
    return unsafe meter.pointee.step(at: Int(block.pointee.current_position)) ? 0 : PCRE2_ERROR_CALLOUT
}
