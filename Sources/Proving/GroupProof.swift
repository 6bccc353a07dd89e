import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import SourceModel

/// Whether every group that an account is put into exists on the new base: plain images bring many, hardened ones hardly any.
struct GroupProof {
    let stage: StageComparison

    init(_ stage: StageComparison) { self.stage = stage }

    func findings() -> [ProofFinding] {
        guard let definition = stage.definition else { return [] }
        var there = Set(definition.groups.map(\.name)).union(["root"])
        var findings: [ProofFinding] = []
        for member in stage.result.chain(of: stage.index).reversed() {
            for index in stage.result.stages[member].instructions {
                guard case .run = stage.result.tree.instructions[index].content else { continue }
                for command in stage.result.commands(in: index) {
                    if member == stage.index {
                        for (name, range) in AccountCommand(command, catalog: stage.catalog)?.neededGroups ?? [] where !isThere(name, in: there) {
                            let message = "the group '\(name)' is not among the groups of \(stage.after.image.title); make it first"
                            findings.append(stage.finding(.build, .failed, "group-missing", message, at: range))
                        }
                    }
                    there.formUnion(made(by: command))
                }
            }
        }
        return findings
    }

    private func isThere(_ name: String, in there: Set<String>) -> Bool {
        // A package makes the group it is named after.
        Int(name) != nil || there.contains(name) || there.contains { $0.hasPrefix("package:" + name) }
    }

    private func made(by command: RunCommand) -> [String] {
        if let request = PackageRequest(command) { return request.packages.map { "package:" + $0.name } }
        return [AccountCommand(command, catalog: stage.catalog)?.madeGroup].compactMap(\.self)
    }
}
