import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog

/// Programs that a final stage has on its PATH because it copies the folder from a stage that built it.
struct BuiltPrograms {
    let stage: StageComparison

    init(_ stage: StageComparison) { self.stage = stage }

    /// Whether `name` is known to stand in a folder that was copied.
    ///
    /// The original starts it. What neither its base nor a package of the system brought, the language's package manager did.
    func brings(_ name: String) -> Bool { maker(of: name) != nil }

    /// Whether `name` is that of a package that is installed where the folder was built, as far as the lists of packages are at hand.
    func isNamed(_ name: String) -> Bool {
        if ["python", "python3", "pip", "pip3"].contains(name) { return true }
        guard let maker = maker(of: name) else { return false }
        let builder = stage.result.stages[maker]
        return zip(builder.instructions, builder.states).contains { index, state in
            guard case .run = stage.result.tree.instructions[index].content else { return false }
            let folder = state.workdir.value.map { Place(absolute: $0) }
            return stage.result.commands(in: index).contains { command in
                LanguageInstallation(command, in: folder, variables: { state.variables[$0].value }, contents: stage.contents)?.names.contains { Self.bare($0) == Self.bare(name) } == true
            }
        }
    }

    /// Without extras and version, as pip compares names.
    private static func bare(_ name: String) -> String {
        String(name.lowercased().map { $0 == "_" || $0 == "." ? "-" : $0 }.prefix { $0.isLetter || $0.isNumber || $0 == "-" })
    }

    /// The stage that built the folder.
    private func maker(of name: String) -> Int? {
        guard let path = stage.after.final.variables["PATH"].value, !Self.managers.contains(name) else { return nil }
        let folders = path.split(separator: ":").map { Place(absolute: String($0)) }
        return copiedFolders.first { copied, maker in
            folders.contains { copied.contains($0) && isEnvironment($0, of: maker) } && (["python", "python3", "pip", "pip3"].contains(name) || installs("pip", maker) && !originalHas(name))
        }?.maker
    }

    /// A program in a virtual environment that was copied, named by its path.
    func brings(path: String) -> Bool {
        let place = Place(path, in: stage.after.final.workdir.value.map { Place(absolute: $0) })
        guard let place, place.parent.lastName == "bin", !Self.managers.contains(place.lastName) else { return false }
        return copiedFolders.contains { copied, maker in
            copied.contains(place) && isEnvironment(place.parent, of: maker) && (["python", "python3"].contains(place.lastName) || installs("pip", maker))
        }
    }

    /// What is copied from other stages to the place where it stood there.
    private var copiedFolders: [(place: Place, maker: Int)] {
        stage.after.instructions.compactMap { index in
            guard case .copy(let copy) = stage.result.tree.instructions[index].content, copy.sources.count == 1, copy.sources[0].text == copy.destination.text,
                let use = stage.result.uses.first(where: { $0.instruction == index && $0.kind == .copy }), case .stage(let maker) = use.target
            else { return nil }
            return (Place(absolute: copy.destination.text), maker)
        }
    }

    /// They come from elsewhere, and make environments.
    private static let managers: Set<String> = ["uv", "uvx", "poetry", "pipenv", "pdm"]

    /// Whether the folder is the `bin` of a virtual environment that the stage makes.
    private func isEnvironment(_ folder: Place, of maker: Int) -> Bool {
        folder.lastName == "bin" && stage.environments(madeBy: maker).contains(folder.parent)
    }

    private func installs(_ manager: String, _ maker: Int) -> Bool {
        stage.effects(of: maker).packages.contains { $0.manager == manager }
    }

    /// Whether the base of the original or a package of the system may have brought it.
    private func originalHas(_ name: String) -> Bool {
        guard let source = stage.before.image.sourceImage, !stage.catalog.presence(ofCommand: name, in: source).isPresent else { return true }
        guard let distribution = stage.before.image.distribution.value else { return true }
        let packages = stage.effectsBefore.packages
        return packages.filter { ["apt", "apk"].contains($0.manager) }.flatMap(\.names).contains { stage.catalog.commands(ofPackage: $0, distribution: distribution).contains(name) }
    }
}
