import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import ImageReferences
import SourceModel

/// One stage before and after its base changed, with what is needed to judge it.
struct StageComparison {
    let index: Int
    let before: Stage
    let after: Stage
    let original: DockerfileModel
    let result: DockerfileModel
    let catalog: Catalog
    /// A container is made of it.
    let isStarted: Bool
    /// Indices of the uses of the result that take something from it, by COPY or a mount.
    let takers: [Int]
    /// What the stages of the result bring in.
    let history: StageHistory
    /// What the stages of the original do.
    let knownBefore: KnownEffects
    /// What the stages of the result do.
    let known: KnownEffects
    /// The stage was split: the rewritten one has instructions of its own, and containers may run as another user.
    var isSplit = false
    /// There is no original: the stage is judged by itself, and stands for both sides.
    var isAlone = false
    /// The stage builds what another takes over, which was one with it in the original.
    var isSplitBuilder = false
    /// The files that are built with; `nil`: they are not known.
    var context: (any BuildContext)?
    /// By instruction of the rewritten stage, its place in the original stage; `nil`: it was added.
    var origins: [Int?] = []

    var definition: ImageDefinition? { after.image.definition }
    /// The version that the tag of the original names; `nil`: none, or it cannot be read.
    var oldTagVersion: TagVersion? {
        let reference = original.stages[original.root(of: before.index)].reference.text.value
        guard let tag = reference.flatMap({ try? ImageReference.parse($0) })?.tag else { return nil }
        return SourceTag(tag).version
    }

    /// What the stage does in the original.
    var effectsBefore: StageEffects { knownBefore.effects(of: before.index) }

    /// What a stage of the result does.
    func effects(of stage: Int) -> StageEffects { known.effects(of: stage) }

    /// Who containers run as where it was root, or may have been; `nil`: they still are, or were somebody else before.
    var userInsteadOfRoot: UserIdentity? {
        guard before.final.user.value?.isRoot != false, let user = after.final.user.value, user.isRoot == false else { return nil }
        return user
    }

    /// Range of the base's name in the result, for findings about the image as a whole.
    var baseRange: SourceRange { result.stages[result.root(of: index)].reference.word.range }

    /// The instructions of the stage with the state in front of each, in the result.
    var steps: [(index: Int, instruction: Instruction, state: StageState)] {
        zip(after.instructions, after.states).map { ($0, result.tree.instructions[$0], $1) }
    }

    /// That the new base has no program of that name, for people, and what to do about it.
    ///
    /// - Parameters:
    ///   - package: What brings it; `nil`: `reason` says why nothing does.
    ///   - mayBeInstalled: Something above brings in what cannot be read: packages named by a variable, copied programs.
    func lack(of name: String, _ reason: String, package: String?, mayBeInstalled: Bool = false) -> String {
        let title = after.image.title
        guard let package else { return "\(title) has no \(name): \(reason)" }
        guard definition?.hasPackageManager == true else { return "\(title) has no \(name)" }
        if mayBeInstalled { return "\(title) has no \(name), and whether something above brings it in cannot be read; install the package \(package) by name" }
        return "\(title) has no \(name); install the package \(package) first"
    }

    /// Where a path that a word names stands on the new base, if elsewhere or nowhere; the path alone, or behind `=` (`-Dstore=/etc/x`).
    func movedPath(in word: String) -> (path: String, moved: MovedPath)? {
        guard let definition, let source = before.image.sourceImage else { return nil }
        let text = word.hasPrefix("/") ? word[...] : word.split(separator: "=", maxSplits: 1).last ?? word[...]
        for path in text.split(separator: ":") where path.hasPrefix("/") {
            if isOwnHomeOfCargo(String(path)) { continue }
            if let moved = catalog.movedPath(String(path), from: source.name, to: definition.image, distribution: definition.distribution) {
                return (String(path), moved)
            }
        }
        return nil
    }

    /// Whether the file itself says that Cargo keeps its things there, as the old image did: then it puts there what it makes.
    func isOwnHomeOfCargo(_ path: String) -> Bool {
        guard definition?.image == "rust", let home = after.final.variables["CARGO_HOME"].value, home.hasPrefix("/") else { return false }
        return Place(absolute: home).contains(Place(absolute: path))
    }

    /// The bytes of the file at a place, if it is known to come from the build context.
    func contents(_ place: Place) -> [UInt8]? {
        guard let context else { return nil }
        return ContextFiles(effectsBefore, context).contents(of: place)
    }

    /// What works the start command of the original out for the new base; `nil`: that is not a hardened image.
    func startReader(policy: ProofPolicy) -> StartReader? {
        guard let definition else { return nil }
        return StartReader(original, before, effects: effectsBefore, runtime: definition, title: after.image.title, catalog: catalog, context: context, policy: policy)
    }

    /// The virtual environments of Python that a stage of the result makes.
    func environments(madeBy maker: Int) -> [Place] {
        let stage = result.stages[maker]
        return zip(stage.instructions, stage.states).flatMap { index, state -> [Place] in
            guard case .run = result.tree.instructions[index].content else { return [] }
            let folder = state.workdir.value.map { Place(absolute: $0) }
            return result.commands(in: index, replacing: { state.variables[$0].value }).compactMap { VirtualEnvironment.made(by: $0, in: folder, variables: state.variables, catalog: catalog) }
        }
    }

    /// The state of the original in front of the instruction that became the one at `offset`; what was added is written for the state that it has.
    func stateBefore(_ offset: Int) -> StageState { origins[offset].map { before.states[$0] } ?? after.states[offset] }

    /// Whether a path of the old base is known to lead to the same on the new one.
    func keeps(_ path: String) -> Bool {
        guard let definition, let source = before.image.sourceImage else { return false }
        return catalog.keptPath(path, from: source.name, to: definition.image, distribution: definition.distribution) != nil
    }

    /// A stage that is looked at by itself, and stands for both sides.
    static func alone(
        _ own: Stage, in model: DockerfileModel, catalog: Catalog, isStarted: Bool, takers: [Int] = [], history: StageHistory, known: KnownEffects, context: (any BuildContext)? = nil
    ) -> StageComparison {
        var stage = StageComparison(
            index: own.index, before: own, after: own, original: model, result: model, catalog: catalog, isStarted: isStarted, takers: takers,
            history: history, knownBefore: known, known: known)
        stage.isAlone = true
        stage.origins = own.instructions.indices.map { $0 - own.instructions.lowerBound }
        stage.context = context
        return stage
    }

    /// A stage that somebody rewrote, with the one of the original that it is to replace.
    static func rewritten(
        _ own: Stage, in result: DockerfileModel, from before: Stage, in original: DockerfileModel, catalog: Catalog, history: StageHistory, context: (any BuildContext)?
    ) -> StageComparison {
        var stage = StageComparison(
            index: own.index, before: before, after: own, original: original, result: result, catalog: catalog, isStarted: true, takers: [], history: history,
            knownBefore: KnownEffects(original, catalog: catalog, context: context), known: KnownEffects(result, catalog: catalog, context: context))
        stage.isSplit = true
        stage.context = context
        // An instruction with the same text is taken to be the same one.
        var left = before.instructions.map { $0 }
        stage.origins = own.instructions.map { index in
            let text = result.tree.bytes[result.tree.instructions[index].range.indices]
            guard let place = left.firstIndex(where: { original.tree.bytes[original.tree.instructions[$0].range.indices].elementsEqual(text) }) else { return nil }
            return left.remove(at: place) - before.instructions.lowerBound
        }
        return stage
    }

    func finding(_ id: ObligationID, _ status: ProofStatus, _ reason: String, _ message: String, at range: SourceRange) -> ProofFinding {
        ProofFinding(id, stage: index, status, reason, message, at: range)
    }
}
