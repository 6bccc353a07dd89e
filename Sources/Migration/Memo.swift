import Synchronization

/// Answers of a pure function, kept for the next time; safe to ask from many threads.
final class Memo<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let known = Mutex<[Key: Value]>([:])

    /// The answer for `key`; `make` is asked at most a few times for the same one.
    func value(_ key: Key, _ make: () -> Value) -> Value {
        if let found = known.withLock({ $0[key] }) { return found }
        let made = make()
        known.withLock { $0[key] = made }
        return made
    }
}
