import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Proving

/// Go: programs come alone, and are found where they were.
struct GoRecipe: SplitRecipe {
    func applies(to draft: SplitDraft) -> Bool { draft.dev?.definition.image == "golang" && GoBuilds.mayLinkC(draft.stage, in: draft.original) != nil }

    func adapt(_ draft: inout SplitDraft) -> Reason? {
        let installed = draft.effects.packages.filter { ["apt", "apk"].contains($0.manager) }.flatMap(\.names)
        if Self.isWithoutC(draft.stage, installed, draft.original, draft.catalog), GoBuilds.mayLinkC(draft.stage, in: draft.original) == true {
            draft.buildHead += ["# \(draft.stage.image.title) has no compiler for C; the hardened image has one, which Go would use.", "ENV CGO_ENABLED=0"]
        }
        keepPath(&draft)
        keepFolder(&draft)
        return nil
    }

    /// Whether Go finds no compiler for C in the original, and is not told to look for one.
    static func isWithoutC(_ stage: Stage, _ installed: [String], _ model: DockerfileModel, _ catalog: Catalog) -> Bool {
        guard GoBuilds.hasNoCompiler(stage, installed, catalog: catalog) else { return false }
        return !zip(stage.instructions, stage.states).contains { index, state in
            let value = state.variables["CGO_ENABLED"].value
            return value != nil && value != "" && value != "0"
                || model.commands(in: index).contains { command in
                    (command.assignments + command.literalArguments).contains { $0.hasPrefix("CGO_ENABLED=") && $0 != "CGO_ENABLED=0" }
                }
        }
    }

    /// Programs that are started by their names: the folder of `go install` is on the PATH of Go's images.
    private func keepPath(_ draft: inout SplitDraft) {
        guard draft.runtime.definition.environment["PATH"] == nil, draft.stage.final.variables["PATH"].value == draft.stage.image.environment.value?["PATH"] else { return }
        let bin = LanguageFolders.programs(ofGo: draft.stage.final.variables)
        guard let bin, draft.stage.image.environment.value?["PATH"]?.split(separator: ":").contains(Substring(bin.path)) == true,
            draft.builtFiles.contains(where: { $0.place == bin && $0.origin == .command("go") }), startsByName(draft)
        else { return }
        draft.finalHead.append("ENV PATH=\(bin.text):/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin")
    }

    /// The working directory of Go's images, which programs find their files from.
    private func keepFolder(_ draft: inout SplitDraft) {
        let isSaid = draft.stage.instructions.contains { if case .workdir = draft.instruction($0).content { true } else { false } }
        guard !isSaid, let folder = draft.stage.final.workdir.value, folder != draft.runtime.definition.workdir ?? "/" else { return }
        draft.finalHead.append("WORKDIR \(folder)")
    }

    /// Whether some program that containers start may be one that is looked for.
    private func startsByName(_ draft: SplitDraft) -> Bool {
        let start = draft.stage.final.start.value
        return start.map { $0.isShellForm || $0.words.first?.contains("/") != true } ?? false
    }
}
