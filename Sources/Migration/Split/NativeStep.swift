import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Proving

/// Compilers and libraries that the full image brought along and the thin -dev image does not: installed where something may be compiled.
struct NativeStep {
    func run(_ draft: inout SplitDraft) {
        guard let definition = draft.dev?.definition, definition.packageManagers.contains("apt"), let source = draft.stage.image.sourceImage else { return }
        let losesCompiler = draft.catalog.presence(ofCommand: "gcc", in: definition).isAbsent && !draft.catalog.presence(ofCommand: "gcc", in: source).isAbsent
        let settings = BundlerSettings(draft.original, draft.stage)
        var wanted: [String] = []
        for (index, state) in zip(draft.stage.instructions, draft.stage.states) where draft.built.contains(index) {
            guard case .run = draft.instruction(index).content else { continue }
            let folder = state.workdir.value.map { Place(absolute: $0) }
            for command in draft.original.commands(in: index) {
                guard let installation = LanguageInstallation(command, in: folder, variables: { settings.value($0, state) }, contents: { draft.contents(of: $0) }), installation.nothingCompiled == nil,
                    losesCompiler || installation.language == "gem"
                else { continue }
                if losesCompiler { wanted += Self.tools(installation.language) }
                for name in installation.names {
                    guard let need = draft.catalog.nativeRequirement(language: installation.language, package: name, includingPossible: installation.isFromSource(name)) else { continue }
                    // With a compiler, only the libraries are missing that the old image brought along.
                    wanted += losesCompiler ? need.debianPackages : need.debianPackages.filter(source.packages.contains)
                }
            }
        }
        let installed = Set(draft.effects.packages.filter { $0.manager == "apt" }.flatMap(\.names))
        var seen: Set<String> = []
        let missing = wanted.filter { !installed.contains($0) && !definition.packages.contains($0) && seen.insert($0).inserted }
        draft.tools += missing
    }

    private static func tools(_ language: String) -> [String] {
        language == "npm" ? ["build-essential", "python3"] : ["build-essential"]
    }
}
