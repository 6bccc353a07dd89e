import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog

/// The groups that the commands of a stage and those it stands on may make, collected once.
final class MadeGroups {
    private let names: Set<String>
    /// Packages, each of which makes the group it is named after; sorted.
    private let packages: [String]
    /// Of the nearest stage below that makes any.
    private let parent: MadeGroups?

    /// Reads `stage`; `parent` are the groups of the one it stands on.
    init(of stage: Stage, in model: DockerfileModel, catalog: Catalog, parent: MadeGroups?) {
        self.parent = parent.flatMap { $0.names.isEmpty && $0.packages.isEmpty ? $0.parent : $0 }
        var names: Set<String> = []
        var packages: [String] = []
        for index in stage.instructions {
            guard case .run = model.tree.instructions[index].content else { continue }
            for command in model.commands(in: index) {
                if let request = PackageRequest(command) {
                    packages += request.packages.map(\.name)
                } else if let group = AccountCommand(command, catalog: catalog)?.madeGroup {
                    names.insert(group)
                }
            }
        }
        self.names = names
        self.packages = packages.sorted()
    }

    func mayHold(_ name: String) -> Bool {
        var groups: MadeGroups? = self
        while let own = groups {
            if own.names.contains(name) || own.installs(name) { return true }
            groups = own.parent
        }
        return false
    }

    private func installs(_ name: String) -> Bool {
        var low = 0
        var high = packages.count
        while low < high {
            let middle = (low + high) / 2
            if packages[middle] < name { low = middle + 1 } else { high = middle }
        }
        // Names that begin with another stand right behind it.
        return low < packages.count && packages[low].hasPrefix(name)
    }
}
