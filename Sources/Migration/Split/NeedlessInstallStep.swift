import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Proving
import SourceModel

/// A RUN that installs nothing but what the runtime variant has, and behind which nothing is built, goes.
///
/// In front of another RUN it stays in the build stage, where it does no harm and may be needed.
struct NeedlessInstallStep {
    func run(_ draft: inout SplitDraft) {
        let contents = draft
        let roles = PackageRoles(
            draft.original, draft.stage, draft.effects, runtime: draft.runtime.definition, catalog: draft.catalog, contents: { contents.contents(of: $0) })
        let packages = roles.packages()
        for index in draft.stage.instructions.reversed() {
            guard case .run = draft.instruction(index).content else { continue }
            if case .dropped = draft.fate(index) { continue }
            let range = draft.instruction(index).range
            let installed = packages.filter { range.contains($0.range) }
            let bringsTools = draft.runtime.definition.image == "node" && draft.effects.files(of: index).contains { NodeTools.areBrought(by: $0, draft.effects) }
            guard !installed.isEmpty || bringsTools, installed.allSatisfy({ $0.role == .declared }), doesNothingElse(index, draft) else { return }
            if bringsTools {
                draft.settle(index, .dropped("nothing is built behind it, and containers start without what it installs"))
                continue
            }
            let names = installed.map(\.name)
            draft.settle(index, .dropped("\(draft.runtime.text) has \(names.count == 1 ? names[0] : names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1])"))
        }
    }

    private func doesNothingElse(_ index: Int, _ draft: SplitDraft) -> Bool {
        let effects = draft.effects
        let certificates = StandardCertificates(effects, runtime: draft.runtime.definition)
        let tools = Set(effects.files(of: index).filter { draft.runtime.definition.image == "node" && NodeTools.areBrought(by: $0, effects) }.map(\.range))
        return !effects.unknown.contains { $0.instruction == index } && !effects.accounts.contains { $0.instruction == index }
            && effects.files(of: index).allSatisfy { certificates.areRenewed(by: $0) || RuntimePlaces.areForBuilding($0.place) && !RuntimePlaces.isPrepared($0, effects) || tools.contains($0.range) && NodeTools.areBrought(by: $0, effects) }
            && effects.packages.allSatisfy { $0.instruction != index || ["apt", "apk"].contains($0.manager) || tools.contains($0.range) }
    }
}
