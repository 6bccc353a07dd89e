import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Proving
import SourceModel

/// A stage on its way to two: what is built stays in the first, what containers need comes into the second.
struct SplitDraft {
    let original: DockerfileModel
    let stage: Stage
    let effects: StageEffects
    let runtime: ReferenceCandidate
    /// `nil`: there is none, so that nothing can be built.
    let dev: ReferenceCandidate?
    let catalog: Catalog
    /// The files that are built with; `nil`: they are not known.
    let context: (any BuildContext)?
    /// What the user allows.
    let policy: ProofPolicy

    /// The first instruction that stands behind the new FROM; what is in front of it is built. At the stage's first
    /// instruction nothing is built, and the stage stays one.
    var boundary: Int
    var buildName = "build"
    /// Packages to install at the beginning of the build: what the old image brought along and the thin -dev image does not.
    var tools: [String] = []
    /// Instructions that give the build stage, and the final one, what the old image gave.
    var buildKeeping: [String] = []
    var finalKeeping: [String] = []
    /// Lines right behind the FROM of the build stage, and at its end.
    var buildHead: [String] = []
    var buildTail: [String] = []
    /// Lines of the final stage in front of what is copied from the build.
    var finalHead: [String] = []
    var carried: [Carried] = []
    /// A folder of the build stage whose content comes to the root of the final one; `nil`: none.
    var rootFolder: String?
    /// A folder of the build stage with folders that the runtime variant has as well, under another owner.
    var ownedFolder: (path: String, owner: String)?
    /// Folders that containers write, within what is root's.
    var writtenFolders: [WrittenFolder] = []
    private(set) var fates: [Int: Fate] = [:]
    /// Edits within instructions, by instruction; they hold wherever its text goes.
    var edits: [Int: [TextEdit]] = [:]
    /// Places that a recipe has taken care of.
    var handled: Set<Place> = []
    var notes: [Reason] = []

    /// Something that the final stage takes from the build stage.
    struct Carried: Hashable {
        var place: Place
        /// `uid:gid` for `--chown`; `nil`: root.
        var owner: String?
    }

    /// What becomes of an instruction.
    enum Fate: Hashable {
        /// It stays where it is.
        case stays
        /// It comes into the final stage, and is taken out of the build stage.
        case moves(String)
        /// It stays in the build stage, and stands in the final one, too.
        case both
        case dropped(String)
    }

    init(
        original: DockerfileModel, stage: Stage, effects: StageEffects, runtime: ReferenceCandidate, dev: ReferenceCandidate?, catalog: Catalog, context: (any BuildContext)?,
        policy: ProofPolicy
    ) {
        self.original = original
        self.stage = stage
        self.effects = effects
        self.runtime = runtime
        self.dev = dev
        self.catalog = catalog
        self.context = context
        self.policy = policy
        boundary = stage.instructions.lowerBound
    }

    func fate(_ index: Int) -> Fate { fates[index] ?? .stays }
    mutating func settle(_ index: Int, _ fate: Fate) { fates[index] = fate }

    var builds: Bool { boundary > stage.instructions.lowerBound || ownedFolder != nil || !writtenFolders.isEmpty }
    /// Instructions that are built.
    var built: Range<Int> { stage.instructions.lowerBound..<boundary }
    /// Instructions that stand behind the new FROM as they are.
    var kept: Range<Int> { boundary..<stage.instructions.upperBound }

    func instruction(_ index: Int) -> Instruction { original.tree.instructions[index] }
    func state(_ index: Int) -> StageState { stage.states[index - stage.instructions.lowerBound] }
    /// The state in front of the first instruction behind the new FROM.
    var boundaryState: StageState { boundary < stage.instructions.upperBound ? state(boundary) : stage.final }

    /// What a line of the file ends with.
    var lineEnd: String { LineInsertion(tree: original.tree).lineEnd }

    /// The bytes of the file of the context that stands at `place` in the end.
    func contents(of place: Place) -> [UInt8]? { context.flatMap { ContextFiles(effects, $0).contents(of: place) } }

    /// Whether the runtime variant is known to have a program.
    func runtimeHas(_ program: String?) -> Bool {
        program.map { catalog.presence(ofCommand: $0, in: runtime.definition).isPresent } ?? false
    }

    /// Effects of what is built.
    var builtFiles: [FileEffect] { effects.files.filter { built.contains($0.instruction) } }

    /// The user that containers run as, as an owner: a USER that stays, or the one of the runtime variant.
    var runtimeOwner: String {
        let own = "\(runtime.definition.uid):\(runtime.definition.gid)"
        for index in stage.instructions.reversed() {
            // States are large, and few instructions are asked for theirs.
            guard case .user(let word) = instruction(index).content else { continue }
            guard let text = original.expand(word, in: instruction(index), stage.states[index - stage.instructions.lowerBound]) else { return own }
            let user = String(text.prefix { $0 != ":" })
            if let number = Int(user) { return number == 0 ? own : text }
            let account = runtime.definition.users.first { $0.name == user }
            return effects.accounts.contains { $0.name == user } ? own : account.map { "\($0.id):\($0.gid ?? runtime.definition.gid)" } ?? own
        }
        return own
    }
}
