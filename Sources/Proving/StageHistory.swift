import DockerfileSemantics
import HardenedCatalog

/// What the stages of a file bring in, worked out once for each stage however many stand on it; for one thread.
final class StageHistory {
    private let model: DockerfileModel
    private let catalog: Catalog
    private var accounts: [Int: MadeAccounts] = [:]
    private var installed: [Int: InstalledCommands] = [:]
    /// By stage, how many that stand on it are still to come.
    private var waiting: [Int: Int] = [:]

    init(_ model: DockerfileModel, catalog: Catalog) {
        self.model = model
        self.catalog = catalog
        for stage in model.stages { if let parent = parent(of: stage.index) { waiting[parent, default: 0] += 1 } }
    }

    /// Commands that the stages under `stage` have brought in.
    func installed(inFrontOf stage: Int) -> InstalledCommands { parent(of: stage).map { installed(behind: $0) } ?? InstalledCommands() }

    /// Commands that `stage` and those under it have brought in.
    func installed(behind stage: Int) -> InstalledCommands {
        // From the nearest one that is known on; not by recursion, as chains may be thousands long.
        let missing = model.chain(of: stage).prefix { installed[$0] == nil }
        for member in missing.reversed() {
            var commands = installed(inFrontOfKnown: member)
            for index in model.stages[member].instructions { commands.read(index, in: model, catalog: catalog) }
            installed[member] = commands
        }
        return installed[stage] ?? InstalledCommands()
    }

    private func installed(inFrontOfKnown stage: Int) -> InstalledCommands { parent(of: stage).flatMap { installed[$0] } ?? InstalledCommands() }

    /// The accounts that `stage` and those under it make.
    func accounts(of stage: Int) -> MadeAccounts {
        if let known = accounts[stage] { return known }
        var made: MadeAccounts?
        for member in model.chain(of: stage).prefix(while: { accounts[$0] == nil }).reversed() {
            let collected = MadeAccounts(of: model.stages[member], in: model, parent: parent(of: member).flatMap { accounts[$0] })
            accounts[member] = collected
            made = collected
        }
        return made ?? MadeAccounts(of: model.stages[stage], in: model, parent: nil)
    }

    /// `stage` is done, in the order of the file: lists that no stage asks for any more are dropped, as each holds all of those under it.
    func leave(_ stage: Int) {
        if waiting[stage] == nil { installed[stage] = nil }
        guard let parent = parent(of: stage), let left = waiting[parent] else { return }
        waiting[parent] = left - 1
        if left == 1 { installed[parent] = nil }
    }

    private func parent(of stage: Int) -> Int? {
        if case .stage(let parent) = model.stages[stage].base { parent } else { nil }
    }
}
