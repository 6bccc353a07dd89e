import BuildEffects
import CommandKnowledge
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import SourceModel

/// Whether the packages of the system that containers need have come into the final stage of a split.
struct CarriedPackageProof {
    let stage: StageComparison
    let builder: Int?

    func findings() -> [ProofFinding] {
        guard let definition = stage.definition else { return [] }
        let effects = stage.effectsBefore
        let roles = PackageRoles(stage.original, stage.before, effects, runtime: definition, catalog: stage.catalog, contents: stage.contents)
        let carried = carriedPackages()
        let packages = roles.packages()
        var assumed: [ProofFinding] = []
        let tools = packages.filter { $0.role == .used }.map(\.name)
        if !tools.isEmpty {
            let text = "\(Set(tools).sorted().joined(separator: ", ")): the build calls what \(tools.count == 1 ? "this package brings" : "these packages bring"), and containers are taken not to"
            assumed.append(stage.finding(.libraries, .assumed, "build-tools", text, at: stage.baseRange))
        }
        let managers = Set(effects.packages.map(\.manager)).intersection(["pip", "npm", "gem", "cargo"]).sorted()
        if !managers.isEmpty {
            let text = "native parts of what \(managers.joined(separator: " and ")) installs load no library that \(stage.after.image.title) lacks"
            assumed.append(stage.finding(.libraries, .assumed, "native-libraries", text, at: stage.baseRange))
        }
        return assumed
            + packages.compactMap { package in
                switch package.role {
                case .declared, .building, .used: nil
                case .needed(let why): stage.finding(.libraries, .failed, "runtime-package", why, at: stage.baseRange)
                case .copied(let folder):
                    isCopied(folder, with: package.name) ? nil : stage.finding(.libraries, .failed, "runtime-package", "containers need \(package.name), and it is not in the final stage", at: stage.baseRange)
                case .carried(let names):
                    names.first { !carried.contains($0) }.map { stage.finding(.libraries, .failed, "runtime-package", "containers need \($0), and it is not in the final stage", at: stage.baseRange) }
                }
            }
    }

    /// Whether the final stage takes a folder from the build, which installs the package.
    private func isCopied(_ folder: Place, with package: String) -> Bool {
        guard let builder, stage.effects(of: builder).packages.contains(where: { $0.names.contains(package) }) else { return false }
        return stage.steps.contains { step in
            guard case .copy(let copy) = step.instruction.content, copy.from?.value?.lowercased() == stage.result.stages[builder].name, copy.sources.count == 1 else { return false }
            return Place(absolute: copy.sources[0].text) == folder && Place(absolute: copy.destination.text) == folder
        }
    }

    /// Packages that the build stage unpacks below a folder which the final stage copies to its root.
    func carriedPackages() -> Set<String> {
        guard let builder else { return [] }
        // Every program of a start command asks, and few stages unpack anything.
        let unpacking = stage.result.stages[builder].instructions.filter { index in
            if case .run = stage.result.tree.instructions[index].content { stage.result.commands(in: index).contains { $0.name == "dpkg-deb" } } else { false }
        }
        if unpacking.isEmpty { return [] }
        let roots = stage.steps.compactMap { step -> Place? in
            guard case .copy(let copy) = step.instruction.content, copy.from?.value?.lowercased() == stage.result.stages[builder].name, copy.destination.text == "/", copy.sources.count == 1 else { return nil }
            return Place(absolute: copy.sources[0].text)
        }
        var names: Set<String> = []
        for index in unpacking {
            let commands = stage.result.commands(in: index)
            let unpacks = commands.contains { command in
                command.name == "dpkg-deb" && command.literalArguments.first == "-x" && command.arguments.last?.value.map { roots.contains(Place(absolute: $0)) } == true
            }
            guard unpacks else { continue }
            for command in commands where command.literalArguments.contains("--download-only") { names.formUnion(PackageRequest(command)?.packages.map(\.name) ?? []) }
        }
        return names
    }
}
