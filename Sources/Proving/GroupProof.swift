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
        let ofImage = Set(definition.groups.map(\.name)).union(["root"])
        let below = stage.history.groups(under: stage.index)
        var made: Set<String> = []
        var packages: [String] = []
        var findings: [ProofFinding] = []
        for index in stage.after.instructions {
            guard case .run = stage.result.tree.instructions[index].content else { continue }
            for command in stage.result.commands(in: index) {
                let account = AccountCommand(command, catalog: stage.catalog)
                for (name, range) in account?.neededGroups ?? [] where Int(name) == nil && !ofImage.contains(name) && !made.contains(name) {
                    // A package makes the group it is named after.
                    if below?.mayHold(name) == true || packages.contains(where: { $0.hasPrefix(name) }) { continue }
                    let message = "the group '\(name)' is not among the groups of \(stage.after.image.title); make it first"
                    findings.append(stage.finding(.build, .failed, "group-missing", message, at: range))
                }
                if let request = PackageRequest(command) { packages += request.packages.map(\.name) } else if let group = account?.madeGroup { made.insert(group) }
            }
        }
        return findings
    }
}
