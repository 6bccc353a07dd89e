import CommandKnowledge
import HardenedCatalog

/// Users by name, with what is known of their numbers.
///
/// Where a command that makes a user says none, its program takes one that is free: which one hangs on accounts that packages may have made, but it is
/// neither root's nor that of an account which is there.
public struct AccountNumbers: Sendable, Hashable {
    private var numbers: [String: Int]
    /// Users that the file makes without a number, and whether the image never had an account of that number.
    private var made: [String: Bool] = [:]
    /// Whether an account of the image has gone, whose number may be taken again.
    private var hasGaps = false

    public init(_ numbers: [String: Int] = [:]) { self.numbers = numbers }

    /// The number of a user; `nil`: it is not known.
    public func number(of name: String) -> Int? { name == "root" ? 0 : numbers[name] }

    /// Whether the file makes the user, with a number that is not known and not root's.
    public func isMade(_ name: String) -> Bool { made[name] != nil }

    /// Whether the number of a user that the file makes is known to be none of the image's.
    public func isFree(_ name: String) -> Bool { made[name] == true }

    /// What a command makes of them.
    mutating func apply(_ command: RunCommand, catalog: Catalog) {
        guard let command = AccountCommand(command, catalog: catalog), let name = command.names.last?.value, name != "root" else { return }
        switch command.action {
        case .makesGroup, .joinsGroup: return
        case .removesUser:
            forget(name)
            hasGaps = true
        case .changesUser:
            if let number = command.number {
                set(name, number.value)
                hasGaps = true
            }
            guard let new = command.newName else { return }
            let (number, isFree) = (numbers[name], made[name])
            forget(name)
            guard let new = new.value else { return }
            numbers[new] = number
            made[new] = isFree
        case .makesUser:
            // What is there already is not made again: the command fails, as whoever wrote it expects.
            if numbers[name] != nil || made[name] != nil {
                if let number = command.number, number.value.flatMap({ Int($0) }) != numbers[name] { forget(name) }
            } else if let number = command.number {
                set(name, number.value)
            } else {
                made[name] = !hasGaps
            }
        }
    }

    private mutating func set(_ name: String, _ number: String?) {
        forget(name)
        numbers[name] = number.flatMap { Int($0) }
    }

    private mutating func forget(_ name: String) {
        numbers[name] = nil
        made[name] = nil
    }
}
