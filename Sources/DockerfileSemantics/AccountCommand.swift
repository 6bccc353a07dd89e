public import CommandKnowledge
public import HardenedCatalog
public import SourceModel

/// What a command does to the users and groups of a system: useradd, adduser, groupadd and their like.
///
/// Which words are options and which are names is read by the descriptions of the catalogue.
public struct AccountCommand: Sendable {
    public enum Action: Sendable, Hashable {
        case makesUser, makesGroup
        /// `usermod`.
        case changesUser
        /// `adduser USER GROUP`: the user is there already.
        case joinsGroup
        case removesUser
    }

    public let action: Action
    /// The accounts it is about: a user, or a group for `makesGroup`.
    public let names: [CommandWord]
    /// Whether further names may stand in words that are not literal.
    public let isOpen: Bool
    /// The number that is said; `nil`: none is.
    public let number: CommandWord?
    /// Groups that have to be there, with the place of their names.
    public private(set) var neededGroups: [(name: String, range: SourceRange)] = []
    /// The new name of a user.
    public let newName: CommandWord?
    private let refusesOwnGroup: Bool

    private static let actions: [String: Action] = [
        "useradd": .makesUser, "adduser": .makesUser, "groupadd": .makesGroup, "addgroup": .makesGroup, "usermod": .changesUser, "userdel": .removesUser, "deluser": .removesUser,
    ]

    /// The programs for users; all have `user` in their names.
    static let userPrograms = actions.keys.filter { $0.holdsBytes(of: "user") }

    /// Options that name groups; they mean something else to other programs.
    private static let groupOptions: [String: [String]] = [
        "useradd": ["-g", "--gid", "-G", "--groups"], "usermod": ["-g", "--gid", "-G", "--groups"], "adduser": ["-G", "--ingroup"],
    ]

    /// Whether a program of this name is one of them.
    public static func isAbout(_ program: String) -> Bool { actions[program] != nil }

    public init?(_ command: RunCommand, catalog: Catalog) {
        guard let program = command.name, let action = Self.actions[program], !command.isFunction, let description = catalog.commandDescription(program) else { return nil }
        let invocation = CommandInvocation(description, command.arguments, takesMoreArguments: command.takesMoreArguments)
        // Another system than that of the image.
        if ["-R", "--root", "-P", "--prefix"].contains(where: { program != "adduser" && program != "addgroup" && invocation.has($0) }) { return nil }
        let operands = invocation.operands
        let isMembership = ["adduser", "addgroup", "deluser"].contains(program) && operands.count == 2
        self.action = isMembership ? .joinsGroup : action
        names = isMembership ? [operands[0]] : Array(["adduser", "deluser"].contains(program) ? operands.prefix(1) : operands.suffix(1))
        isOpen = invocation.isIncomplete || names.contains { $0.value == nil }
        number = ["-u", "--uid"].lazy.compactMap { invocation.values(of: $0).last }.first
        newName = program == "usermod" ? ["-l", "--login"].lazy.compactMap { invocation.values(of: $0).last }.first : nil
        refusesOwnGroup = invocation.has("-N") || invocation.has("--no-user-group")
        for option in invocation.options where Self.groupOptions[program]?.contains(option.name) == true {
            if let value = option.value { add(groups: value) }
        }
        if isMembership, program != "deluser" { add(groups: operands[1]) }
    }

    /// The group that is there behind it.
    public var madeGroup: String? {
        switch action {
        case .makesGroup: names.last?.value
        // Without a group of another name they make one of the user's.
        case .makesUser: neededGroups.isEmpty && !refusesOwnGroup ? names.last?.value : nil
        default: nil
        }
    }

    private mutating func add(groups word: CommandWord) {
        neededGroups += (word.value ?? "").split(separator: ",").map { (String($0), word.range) }
    }
}
