import DockerfileSyntax
import DockerfileSemantics
import HardenedCatalog
import SourceModel

/// What one stage makes and another takes must still fit: C library, release, and the place of the language's files.
struct LinkProof {
    let original: DockerfileModel
    let result: DockerfileModel

    func findings() -> [ProofFinding] {
        var findings: [ProofFinding] = []
        for use in result.uses where use.kind != .from {
            guard case .stage(let maker) = use.target else { continue }
            guard changed(maker) || changed(use.stage) else { continue }
            if let message = mismatch(maker: maker, taker: use.stage) {
                findings.append(ProofFinding(.copy, stage: changed(use.stage) ? use.stage : maker, .failed, "stages-do-not-fit", message, at: use.reference.word.range))
            }
        }
        return findings
    }

    private func changed(_ stage: Int) -> Bool { result.stages[stage].image != original.stages[stage].image }

    /// Why what `maker` builds may not run on `taker` any more; `nil` when the pair fits as well as before.
    private func mismatch(maker: Int, taker: Int) -> String? {
        let before = (maker: original.stages[maker], taker: original.stages[taker])
        let after = (maker: result.stages[maker], taker: result.stages[taker])
        // Files of the same image in both stages (a virtual environment, node_modules) need the same prefix on both sides.
        if let name = before.maker.image.sourceImage?.name, name == before.taker.image.sourceImage?.name {
            if changed(maker) != changed(taker) {
                return "\(before.maker.title) and \(before.taker.title) share files and both stand on \(name), but only one of them would move"
            }
            if let left = after.maker.image.definition, let right = after.taker.image.definition, left.image == right.image,
                left.distribution != right.distribution
            {
                return "\(before.maker.title) and \(before.taker.title) share files but would stand on \(left.distribution.text) and \(right.distribution.text)"
            }
        }
        guard let oldMaker = before.maker.image.distribution.value, let oldTaker = before.taker.image.distribution.value,
            let newMaker = after.maker.image.distribution.value, let newTaker = after.taker.image.distribution.value
        else { return nil }
        if oldMaker.family == oldTaker.family, newMaker.family != newTaker.family, newTaker.family != .scratch {
            return "\(before.maker.title) would be built on \(newMaker.text) and run on \(newTaker.text)"
        }
        guard oldMaker == oldTaker, newMaker.family == newTaker.family, newMaker.family != .scratch else { return nil }
        return newMaker.release == newTaker.release ? nil : "\(before.maker.title) would be built on \(newMaker.text) and run on \(newTaker.text)"
    }
}

extension Distribution {
    /// For people: `debian 13`.
    var text: String { release.map { "\(family.rawValue) \($0)" } ?? family.rawValue }
}
