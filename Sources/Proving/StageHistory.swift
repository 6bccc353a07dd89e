import DockerfileSemantics
import HardenedCatalog

/// What the stages of a file bring in, worked out once for each stage however many stand on it; for one thread.
final class StageHistory {
    private let model: DockerfileModel
    private let catalog: Catalog
    private var accounts: [Int: MadeAccounts] = [:]
    private var groups: [Int: MadeGroups] = [:]
    private var variables: [Int: SetVariables] = [:]
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
        collected(stage, \.installed) { stage, below in
            var commands = below ?? InstalledCommands()
            for index in stage.instructions { commands.read(index, in: model, catalog: catalog) }
            return commands
        }
    }

    /// The accounts that `stage` and those under it make.
    func accounts(of stage: Int) -> MadeAccounts {
        collected(stage, \.accounts) { MadeAccounts(of: $0, in: model, catalog: catalog, parent: $1) }
    }

    /// The groups that the stages under `stage` make; `nil`: it stands on none.
    func groups(under stage: Int) -> MadeGroups? {
        parent(of: stage).map { collected($0, \.groups) { MadeGroups(of: $0, in: model, catalog: catalog, parent: $1) } }
    }

    /// The variables that `stage` and those under it set.
    func variables(of stage: Int) -> SetVariables {
        collected(stage, \.variables) { SetVariables(of: $0, in: model, parent: $1) }
    }

    private func collected<Value>(
        _ stage: Int, _ memory: ReferenceWritableKeyPath<StageHistory, [Int: Value]>, _ collect: (Stage, Value?) -> Value
    ) -> Value {
        var missing: [Int] = []
        var member: Int? = stage
        while let next = member, self[keyPath: memory][next] == nil {
            missing.append(next)
            member = parent(of: next)
        }
        var value = member.flatMap { self[keyPath: memory][$0] }
        for next in missing.reversed() {
            value = collect(model.stages[next], value)
            self[keyPath: memory][next] = value
        }
        return value ?? collect(model.stages[stage], nil)
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
