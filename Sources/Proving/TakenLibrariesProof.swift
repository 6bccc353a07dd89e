import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import SourceModel

/// Whether what a stage takes from another was made for the interpreter and the system that it runs on.
struct TakenLibrariesProof {
    let stage: StageComparison

    init(_ stage: StageComparison) { self.stage = stage }

    func findings() -> [ProofFinding] {
        guard let definition = stage.definition else { return [] }
        var said: Set<String> = []
        let taken = stage.result.uses.flatMap { use -> [ProofFinding] in
            guard use.kind == .copy, use.stage == stage.index, case .stage(let maker) = use.target, case .copy(let copy) = stage.result.tree.instructions[use.instruction].content else { return [] }
            let from = stage.result.stages[maker]
            return [interpreter(copy, from, definition), system(from, definition), packages(maker)].compactMap { $0 }.filter { said.insert($0.reason + $0.message).inserted }
                .map { ProofFinding($0.obligation, stage: stage.index, $0.status, $0.reason, $0.message, at: use.reference.word.range) }
        }
        return startedProgram(definition) + taken
    }

    /// What containers start is known to be linked against a C library that the image does not have.
    private func startedProgram(_ definition: ImageDefinition) -> [ProofFinding] {
        guard stage.isStarted, CompiledStart.mayMisfit(stage.after, in: stage.result), let start = CompiledStart(stage.after, in: stage.result, catalog: stage.catalog, known: stage.known) else { return [] }
        let what = "the program that \(start.compiler) makes in \(stage.result.stages[start.maker].title) loads"
        let title = stage.after.image.title
        let why: String
        switch start.fit {
        case .fits: return []
        case .lacksLibrary(let made): why = "\(what) \(made.title), and \(title) has no C library"
        case .otherLibrary(let made, let own), .olderLibrary(let made, let own): why = "\(what) \(made.title), and \(title) has \(own.title)"
        }
        return [stage.finding(.libraries, .failed, "libraries-lost", why, at: stage.result.tree.instructions[start.copy].range)]
    }

    /// A virtual environment belongs to one minor version: packages lie in a folder of its name.
    private func interpreter(_ copy: CopyInstruction, _ from: Stage, _ definition: ImageDefinition) -> ProofFinding? {
        guard let taken = TakenPackages(copy, from: from, to: stage.after, in: stage.result, catalog: stage.catalog, known: stage.known), taken.kind == .folderOfVersion else { return nil }
        return stage.finding(.libraries, .failed, "interpreter-differs", "packages for \(taken.made.title) come from \(from.title), and \(definition.image) \(taken.own.version) does not look for them there", at: stage.baseRange)
    }

    private func system(_ from: Stage, _ definition: ImageDefinition) -> ProofFinding? {
        let own = definition.distribution
        guard let made = from.image.distribution.value else {
            return stage.finding(.libraries, .assumed, "other-system", "what \(from.title) makes runs on \(own.title)", at: stage.baseRange)
        }
        if made.family == .scratch || own.family == .scratch || made == own { return nil }
        return stage.finding(.libraries, .assumed, "other-system", "what \(from.title) makes on \(made.title) needs no C library and no release of its own, and runs on \(own.title)", at: stage.baseRange)
    }

    private func packages(_ maker: Int) -> ProofFinding? {
        let managers = Set(stage.result.chain(of: maker).flatMap { stage.effects(of: $0).packages }.map(\.manager)).intersection(["pip", "npm", "gem", "cargo"]).sorted()
        guard !managers.isEmpty else { return nil }
        return stage.finding(.libraries, .assumed, "native-libraries", "native parts of what \(managers.joined(separator: " and ")) installs load no library that \(stage.after.image.title) lacks", at: stage.baseRange)
    }
}
