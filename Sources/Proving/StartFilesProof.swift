import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import SourceModel

/// Whether the program, and the file that an interpreter is started with, are brought into a stage that stands alone.
struct StartFilesProof {
    let stage: StageComparison

    init(_ stage: StageComparison) { self.stage = stage }

    /// Interpreters, and how the names of what they run end.
    private static let endings: [String: [String]] = [
        "node": [".js", ".mjs", ".cjs"], "python": [".py"], "python3": [".py"], "java": [".jar"], "ruby": [".rb"], "php": [".php"], "dotnet": [".dll"],
    ]
    /// Images that have an interpreter and nothing else to be started by name.
    private static let interpreters: Set<String> = ["node", "python", "ruby"]

    func findings() -> [ProofFinding] {
        guard stage.isStarted, let definition = stage.definition, let start = stage.after.final.start.value, let range = start.range, !start.isShellForm, let program = start.words.first else { return [] }
        let effects = stage.result.chain(of: stage.index).map(stage.effects)
        guard effects.allSatisfy(\.unknown.isEmpty) else { return [] }
        let folder = stage.after.final.workdir.value.map { Place(absolute: $0) }
        func isBrought(_ place: Place) -> Bool {
            effects.contains { $0.files.contains { ($0.kind == .made || $0.kind == .filled) && $0.origin != .workdir && $0.place.contains(place) } }
        }
        func missing(_ place: Place) -> [ProofFinding] {
            [stage.finding(.start, .failed, "start-file-missing", "the start command names \(place.text), and nothing in the file puts it into the image", at: range)]
        }
        if program.contains("/"), let place = Place(program, in: folder) { return isOfImage(place, definition) || isBrought(place) ? [] : missing(place) }
        if let endings = Self.endings[program] {
            guard let file = start.words.dropFirst().first(where: { word in !word.hasPrefix("-") && endings.contains { word.hasSuffix($0) } }), !file.contains("*"), let place = Place(file, in: folder),
                // What comes in by a module's name or a variable is not looked at, nor what an option takes.
                start.words.dropFirst().first == file || program == "java" && start.words.dropFirst().first == "-jar"
            else { return [] }
            return isOfImage(place, definition) || isBrought(place) ? [] : missing(place)
        }
        return programFindings(program, definition, effects, at: range)
    }

    /// A program by its name: somewhere on the PATH the file has to put something.
    private func programFindings(_ name: String, _ definition: ImageDefinition, _ effects: [StageEffects], at range: SourceRange) -> [ProofFinding] {
        guard Self.interpreters.contains(definition.image), !definition.hasShell, case .unknown = stage.catalog.presence(ofCommand: name, in: definition), let path = stage.after.final.variables["PATH"].value else { return [] }
        let folders = path.split(separator: ":").map { Place(absolute: String($0)) }
        let mayBring = effects.contains { $0.files.contains { effect in effect.kind != .removed && effect.kind != .changed && folders.contains { $0.overlaps(effect.place) } } }
        if mayBring { return [] }
        return [stage.finding(.start, .failed, "start-program-missing", "\(stage.after.image.title) is not known to have \(name), and nothing in the file puts a program on the PATH", at: range)]
    }

    private func isOfImage(_ place: Place, _ definition: ImageDefinition) -> Bool {
        if place.isRoot || RuntimePlaces.isSystem(place) || place.isSymbolic { return true }
        if ["/opt", "/usr", "/var"].contains(where: { Place(absolute: $0).contains(place) }) { return true }
        return definition.paths.contains { Place(absolute: $0.path).overlaps(place) } || (definition.workdir.map { $0 != "/" && Place(absolute: $0).contains(place) } ?? false)
    }
}
