import Synchronization

/// The commands of the instructions of one file, read once each.
final class CommandCache: Sendable {
    private let known = Mutex<[Int: [RunCommand]]>([:])

    func commands(_ index: Int, _ read: () -> [RunCommand]) -> [RunCommand] {
        if let found = known.withLock({ $0[index] }) { return found }
        let commands = read()
        known.withLock { $0[index] = commands }
        return commands
    }
}
