/// The states in front of the instructions of a stage, in order.
///
/// Most instructions change nothing of a state, which is a large value; those in a row share one.
public struct StageStates: RandomAccessCollection, Sendable {
    @usableFromInline private(set) var distinct: [StageState] = []
    /// For each instruction, which of `distinct` is its state.
    @usableFromInline private(set) var places: [Int32] = []

    init(capacity: Int, distinct: Int) {
        places.reserveCapacity(capacity)
        self.distinct.reserveCapacity(Swift.min(distinct, capacity))
    }

    /// `isChanged`: `state` may differ from the last one.
    mutating func append(_ state: StageState, isChanged: Bool) {
        if isChanged || distinct.isEmpty { distinct.append(state) }
        places.append(Int32(truncatingIfNeeded: distinct.count - 1))
    }

    public var startIndex: Int { 0 }
    public var endIndex: Int { places.count }
    /// Seen through by callers, so that one who asks for a part of the state copies that alone.
    @inlinable public subscript(position: Int) -> StageState { distinct[Int(places[position])] }
}
