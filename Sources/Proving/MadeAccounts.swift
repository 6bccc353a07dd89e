import CommandKnowledge
import DockerfileSemantics
import HardenedCatalog

/// The accounts that the commands of a stage and those it stands on may make, collected once.
final class MadeAccounts {
    /// By name, the first instruction that makes the account.
    private var names: [String: Int] = [:]
    /// The first instruction that makes an account whose name is not literal.
    private var unknown: Int?
    /// Installed packages with their instruction, by name: a package makes the account it is named after.
    private var packages: [(name: String, instruction: Int)] = []
    /// Of the nearest stage below that makes any.
    private let parent: MadeAccounts?

    private var isEmpty: Bool { names.isEmpty && unknown == nil && packages.isEmpty }

    /// Reads `stage`; `parent` are the accounts of the one it stands on.
    init(of stage: Stage, in model: DockerfileModel, catalog: Catalog, parent: MadeAccounts?) {
        self.parent = parent.flatMap { $0.isEmpty ? $0.parent : $0 }
        for instruction in stage.instructions {
            for command in model.commands(in: instruction) {
                if let request = PackageRequest(command) { packages += request.packages.map { ($0.name, instruction) } }
                guard let account = AccountCommand(command, catalog: catalog), account.action != .removesUser else { continue }
                // Who joins a group is there, and a user of another name was.
                for name in (account.names + [account.newName]).compactMap(\.?.value) + [account.madeGroup].compactMap(\.self) where names[name] == nil { names[name] = instruction }
                if unknown == nil, account.isOpen || account.newName.map({ $0.value == nil }) == true { unknown = instruction }
            }
        }
        packages.sort { ($0.name, $0.instruction) < ($1.name, $1.instruction) }
    }

    /// Whether an instruction in front of `index` may make `name`.
    func mayHold(_ name: String, before index: Int) -> Bool {
        var accounts: MadeAccounts? = self
        while let own = accounts {
            // Instructions of stages below stand in front of all of this one.
            if own.unknown.map({ $0 < index }) == true || own.names[name].map({ $0 < index }) == true || own.installs(name, before: index) { return true }
            accounts = own.parent
        }
        return false
    }

    private func installs(_ name: String, before index: Int) -> Bool {
        var low = 0
        var high = packages.count
        while low < high {
            let middle = (low + high) / 2
            if packages[middle].name < name { low = middle + 1 } else { high = middle }
        }
        // Names that begin with another stand right behind it.
        return packages[low...].prefix { $0.name.hasPrefix(name) }.contains { $0.instruction < index }
    }
}
