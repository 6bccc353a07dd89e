import BuildEffects
import CommandKnowledge
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import SourceModel

/// Whether what other stages take from one is still there on its new base.
///
/// The original builds: what is taken there was made by the stage's instructions, or came with the image. What the instructions
/// make they still make; of anything else it has to be known where the hardened image keeps it.
struct TakenPlaces {
    let stage: StageComparison
    private let effects: [StageEffects]

    init(_ stage: StageComparison) {
        self.stage = stage
        effects = stage.takers.isEmpty ? [] : stage.result.chain(of: stage.index).map(stage.effects)
    }

    func findings() -> [ProofFinding] {
        stage.takers.flatMap { index -> [ProofFinding] in
            let use = stage.result.uses[index]
            return sources(of: use).compactMap { path, range in
                guard let path else { return unknown("which file is taken from it hangs on a variable that is not known", range) }
                return finding(Place(absolute: path), at: range)
            }
        }
    }

    /// The paths that a COPY or a mount takes; without a path where it is not literal.
    private func sources(of use: ImageUse) -> [(String?, SourceRange)] {
        let instruction = stage.result.tree.instructions[use.instruction]
        let taker = stage.result.stages[use.stage]
        guard taker.instructions.contains(use.instruction) else { return [] }
        let state = taker.states[use.instruction - taker.instructions.lowerBound]
        switch instruction.content {
        case .copy(let copy):
            return copy.sources.map { word in (stage.result.expand(word, in: instruction, state) ?? stage.result.expand(word, in: instruction, stage.after.final), word.range) }
        case .run(let run):
            let mounts = run.mounts.filter { $0.field("from")?.valueRange == use.reference.word.range || $0.field("from")?.value == use.reference.word.text }
            return mounts.map { ($0.field("source", "src")?.value ?? "/", $0.range) }
        default: return []
        }
    }

    private func finding(_ place: Place, at range: SourceRange) -> ProofFinding? {
        guard let definition = stage.definition, let source = stage.before.image.sourceImage else { return nil }
        let path = place.text
        let catalog = stage.catalog
        if !stage.isOwnHomeOfCargo(path), let moved = catalog.movedPath(path, from: source.name, to: definition.image, distribution: definition.distribution) {
            return stage.finding(.copy, .failed, "path-moved", "\(path): \(moved.reason)", at: range)
        }
        // Of a folder that every image fills, more is taken than the instructions make.
        let isWhole = place.isRoot || Self.systemFolders.contains(place) || !isPlain(source) && Self.commonFolders.contains(place)
        if !isWhole, isMade(place) { return nil }
        if catalog.keptPath(path, from: source.name, to: definition.image, distribution: definition.distribution) != nil { return nil }
        if definition.paths.contains(where: { Place(absolute: $0.path) == place && $0.type != "delete" }) { return nil }
        if catalog.holds(path, packages: installed.union(definition.packages), distribution: definition.distribution) == true { return nil }
        if catalog.presence(ofCommand: path, in: definition).isPresent || isInstalled(place, definition.distribution) { return nil }
        if !isWhole, mayBeMade(place, source) {
            return stage.finding(.copy, .assumed, "path-from-build", "\(path) is taken to be made by the commands of \(stage.after.title)", at: range)
        }
        if isWhole { return unknown("all of \(path) is taken from \(stage.after.title), and whether \(stage.after.image.title) has what is needed of it is not known", range) }
        return unknown("\(path) is not made by the instructions of \(stage.after.title), and whether \(stage.after.image.title) has it is not known", range)
    }

    /// Packages of the system that the instructions install by name.
    private var installed: Set<String> {
        let commands = stage.result.chain(of: stage.index).flatMap { stage.result.stages[$0].instructions }.flatMap(stage.result.commands(in:))
        return Set(commands.compactMap { PackageRequest($0) }.flatMap(\.packages).map(\.name))
    }

    /// A program of a package that the instructions install.
    private func isInstalled(_ place: Place, _ distribution: Distribution) -> Bool {
        guard Self.programFolders.contains(place.parent.text) else { return false }
        return installed.contains { stage.catalog.commands(ofPackage: $0, distribution: distribution).contains(place.lastName) }
    }

    private static let programFolders: Set = ["/bin", "/sbin", "/usr/bin", "/usr/sbin"]

    private func unknown(_ message: String, _ range: SourceRange) -> ProofFinding {
        stage.finding(.copy, .failed, "path-unknown", message, at: range)
    }

    /// Whether instructions are known to make the place, something in it, or what it is in.
    private func isMade(_ place: Place) -> Bool {
        effects.contains { effects in
            effects.files.contains { effect in
                switch effect.kind {
                // What is filled at the root may hold anything, and is no word on what the image alone has.
                case .made, .folder, .filled: !effect.place.isRoot && effect.place.overlaps(place)
                case .removed, .changed: false
                }
            }
        }
    }

    /// Whether commands whose effects are not known may have made it, in a place that is not the image's own.
    private func mayBeMade(_ place: Place, _ source: SourceImage) -> Bool {
        let isOfSystem = Self.systemFolders.contains { $0.contains(place) }
        // Plain images of a distribution have nothing elsewhere.
        if isPlain(source), !isOfSystem { return true }
        guard effects.contains(where: { !$0.unknown.isEmpty }) else { return false }
        if isOfSystem { return isNamed(place, .output) }
        // All images have empty homes.
        if Self.homes.contains(where: { $0.contains(place) }) { return true }
        return isNamed(place, Self.sharedFolders.contains { $0.contains(place) } ? .itself : .around)
    }

    /// Where packages of a distribution put their files.
    private static let systemFolders = ["/bin", "/boot", "/dev", "/etc", "/lib", "/lib64", "/libexec", "/proc", "/run", "/sbin", "/sys", "/usr/bin", "/usr/games", "/usr/include", "/usr/lib", "/usr/lib64", "/usr/libexec", "/usr/sbin", "/usr/share", "/var"].map(Place.init(absolute:))
    /// Those that images fill with their own.
    private static let commonFolders = Set(["/opt", "/usr", "/usr/local", "/usr/local/bin", "/usr/local/etc", "/usr/local/include", "/usr/local/lib", "/usr/local/sbin", "/usr/local/share"].map(Place.init(absolute:)))
    /// Where images and Dockerfiles both put what no package brings.
    private static let sharedFolders = ["/usr", "/opt"].map(Place.init(absolute:))
    private static let homes = ["/root", "/home"].map(Place.init(absolute:))

    /// A plain image of a distribution, or the one that adds nothing but packages.
    private func isPlain(_ source: SourceImage) -> Bool { source.name == source.distribution.family.rawValue || source.name == "buildpack-deps" }

    private enum Naming {
        /// As what a command is to write (`-o`).
        case output
        /// It, or something in it.
        case itself
        /// Also a folder it is in, or the one in which a command runs.
        case around
    }

    /// Whether a command names the place.
    private func isNamed(_ place: Place, _ naming: Naming) -> Bool {
        stage.result.chain(of: stage.index).contains { member in
            let stage = stage.result.stages[member]
            return zip(stage.instructions, stage.states).contains { index, state in
                guard case .run = self.stage.result.tree.instructions[index].content else { return false }
                let folder = state.workdir.value.map { Place(absolute: $0) }
                if naming == .around, let folder, !folder.isRoot, folder.overlaps(place) { return true }
                let values = { (name: String) in state.variables[name].value }
                return self.stage.result.commands(in: index, replacing: values).contains { command in
                    if command.name == "go", command.literalArguments.first == "install", let bin = state.variables["GOBIN"].value, Place(absolute: bin).contains(place) { return true }
                    return zip([nil] + command.arguments.map(\.value), command.arguments).contains { option, argument in
                        guard let text = argument.value, let word = text.split(separator: "=").last, let named = Place(String(word), in: folder), !named.isRoot else { return false }
                        switch naming {
                        case .output: return place.contains(named) && (option == "-o" || option == "--output" || text.hasPrefix("-o=") || text.hasPrefix("--output="))
                        // `--prefix=/opt/x` says where things are put, `ls /opt/x` does not.
                        case .itself: return place.contains(named) || text.hasPrefix("-") && text.contains("=") && named.contains(place) && !Self.commonFolders.contains(named)
                        case .around: return named.overlaps(place)
                        }
                    }
                }
            }
        }
    }
}
