public import BuildEffects
public import DockerfileSemantics
public import DockerfileSyntax
public import HardenedCatalog
public import ImageReferences
import Migration
public import Proving
import SourceModel
import Synchronization
public import Diagnostics

/// One Dockerfile as rules see it: its text, what it means, and what is known of its images.
///
/// A class, since every rule hands it on for each stage.
public final class LintedFile: Sendable {
    /// As the user named it.
    public let path: String
    public let tree: DockerfileTree
    public let model: DockerfileModel
    /// Index of the stage that is built; `nil` without stages.
    public let target: Int?
    /// The facts are those of the hardened twins; the text is the present one.
    public let isAsMigrated: Bool
    public let images: ImageKnowledge
    /// As the linter got it: the platform that is built for; `nil`: not known.
    public let platform: String?
    /// What the organisation has decided.
    public let policy: LintPolicy
    /// The `.dockerignore` of the build context; `nil`: there is none, or it is not known.
    public let ignoreFile: IgnoreFile?
    private let shells: ShellPragmas
    private let keywords: KeywordSet
    /// Says what ShellCheck finds; `nil`: nobody does.
    public let scriptChecker: (any ScriptChecker)?
    /// What the stages write and install, shared by all rules; it is read when the first one asks.
    public let known: KnownEffects
    /// Outer `nil`: no rule has asked yet.
    private let compiled = Mutex<CompiledStart??>(nil)
    private let packageCalls = Mutex<[PackageRun]?>(nil)
    private let systemPackageCalls = Mutex<[PackageRun]?>(nil)
    private let programs = Mutex<NameSet?>(nil)
    private let readReferences = Mutex<[ParsedReference]?>(nil)
    private let readShippedStages = Mutex<ShippedStages?>(nil)

    init(
        _ subject: LintSubject, model: DockerfileModel, target: Int?, isAsMigrated: Bool, images: ImageKnowledge, platform: String?, policy: LintPolicy, shells: ShellPragmas,
        scriptChecker: (any ScriptChecker)?
    ) {
        path = subject.path
        tree = subject.tree
        self.model = model
        self.target = target
        self.isAsMigrated = isAsMigrated
        self.images = images
        self.platform = platform
        self.policy = policy
        ignoreFile = subject.ignoreFile
        self.shells = shells
        keywords = KeywordSet(tree.instructions)
        self.scriptChecker = subject.scriptChecker ?? scriptChecker
        known = KnownEffects(model, catalog: images.catalog)
    }

    public var catalog: Catalog { images.catalog }

    /// Whether a RUN, or one that an ONBUILD stores, calls one of these programs; most files call few, and most rules ask for others.
    public func calls(_ names: NameSet) -> Bool {
        let called = programs.withLock { known in
            if let known { return known }
            let read = calledPrograms
            known = read
            return read
        }
        return called.containsAny(of: names)
    }

    private var calledPrograms: NameSet {
        var called: NameSet = []
        forEachRun { run in
            let commands = run.commands(in: self)
            // By number, since a copy of a command counts references to each of its parts.
            for number in commands.indices { if let name = commands[number].name { called.insert(name) } }
        }
        return called
    }

    /// Whether the file has an instruction with this keyword; to be asked before walking through all of them. What ONBUILD stores does not count.
    public func has(_ keyword: Keyword) -> Bool { keywords.contains(keyword) }

    /// By use of the model, the image that it names, each parsed once.
    public var references: [ParsedReference] {
        if let known = readReferences.withLock({ $0 }) { return known }
        let read = model.uses.map { use -> ParsedReference in
            guard case .image = use.target, case .present(let text, _) = use.reference.text else { return .none }
            do throws(ImageReferenceError) { return .valid(try ImageReference.parse(text)) } catch { return .malformed(error) }
        }
        readReferences.withLock { $0 = read }
        return read
    }

    /// The stages whose layers come into an image that somebody may use.
    public var shippedStages: ShippedStages {
        if let known = readShippedStages.withLock({ $0 }) { return known }
        let read = ShippedStages(self)
        readShippedStages.withLock { $0 = read }
        return read
    }

    /// The image under a stage, where its FROM names one by a valid reference.
    public func baseReference(of stage: Stage) -> ImageReference? {
        guard case .image = stage.base else { return nil }
        return references[model.fromUse(of: stage.index)].reference
    }

    /// What `read` gave the first time.
    func packages(_ read: () -> [PackageRun]) -> [PackageRun] { Self.once(packageCalls, read) }

    /// The runs of all package managers, where a rule has asked for them.
    var knownPackageRuns: [PackageRun]? { packageCalls.withLock { $0 } }

    /// The same of the package managers of systems alone.
    func systemPackages(_ read: () -> [PackageRun]) -> [PackageRun] { Self.once(systemPackageCalls, read) }

    private static func once(_ runs: borrowing Mutex<[PackageRun]?>, _ read: () -> [PackageRun]) -> [PackageRun] {
        if let known = runs.withLock({ $0 }) { return known }
        let read = read()
        runs.withLock { $0 = read }
        return read
    }
}

extension LintedFile {
    /// The stage that is built.
    public var targetStage: Stage? { target.map { model.stages[$0] } }

    /// Commands of the RUN at `index` of the instructions; none for others, and for what another shell reads. They are read when the first rule asks.
    public func commands(at index: Int) -> [RunCommand] {
        if case .run = tree.instructions[index].content, !isForForeignShell(index) { model.commands(in: index) } else { [] }
    }

    /// The shell that reads the instruction at `index` of a stage: what a comment says, or else SHELL and the image; absent: `/bin/sh`.
    public func shell(at index: Int, of stage: Stage) -> Fact<[String]> {
        if let pragma = shells.pragma(before: index, of: stage, in: model) { return .present([pragma.shell], .text(pragma.range)) }
        return stage.states[index - stage.instructions.lowerBound].shell
    }

    /// Whether a comment says that another shell reads an instruction than those that are like `sh`.
    public func isForForeignShell(_ index: Int) -> Bool {
        guard !shells.isEmpty, let stage = model.stages.last(where: { $0.fromIndex < index }), let pragma = shells.pragma(before: index, of: stage, in: model) else { return false }
        return !StagePrograms.shells.contains(pragma.shell.split(separator: "/").last.map(String.init) ?? "")
    }

    /// The compiled program that containers of the built stage start, where it is known what it loads and that may not go with the image.
    public var compiledStart: CompiledStart? {
        if let known = compiled.withLock({ $0 }) { return known }
        let start = targetStage.flatMap { CompiledStart.mayMisfit($0, in: model) ? CompiledStart($0, in: model, catalog: catalog, known: known) : nil }
        compiled.withLock { $0 = .some(start) }
        return start
    }

    /// What the instructions of a stage do, and those of the stages it stands on in front of them.
    public func effects(of stage: Stage) -> [StageEffects] {
        model.chain(of: stage.index).reversed().map(known.effects)
    }

    /// An instruction of a stage, with the state in front of it.
    ///
    /// It says where both stand instead of holding copies, which are large; lists of steps are made often.
    public struct Step: Sendable {
        public let index: Int
        private let stage: Stage
        private let file: LintedFile

        public init(_ index: Int, of stage: Stage, in file: LintedFile) {
            self.index = index
            self.stage = stage
            self.file = file
        }

        public var instruction: Instruction { file.tree.instructions[index] }
        public var state: StageState { stage.states[index - stage.instructions.lowerBound] }
    }

    /// The instructions of a stage in order.
    public func steps(of stage: Stage) -> [Step] {
        stage.instructions.map { Step($0, of: stage, in: self) }
    }

    /// The instructions that shape a stage up to `end`: those of the stages it stands on, then its own.
    public func history(of stage: Stage, before end: Int? = nil) -> [Step] {
        var steps: [Step] = []
        for member in model.chain(of: stage.index).reversed() {
            let member = model.stages[member]
            let all = member.instructions
            let range = member.index == stage.index && end != nil ? all.clamped(to: all.lowerBound..<max(all.lowerBound, end ?? 0)) : all
            steps.reserveCapacity(steps.count + range.count)
            for index in range { steps.append(Step(index, of: member, in: self)) }
        }
        return steps
    }

    /// Whether one of the instructions that shape a stage has this keyword; far cheaper than its history.
    public func has(_ keyword: Keyword, in stage: Stage) -> Bool {
        has(keyword) && model.chain(of: stage.index).contains { member in model.stages[member].instructions.contains { tree.instructions[$0].keyword == keyword } }
    }

    /// The value of a word at a step.
    public func expand(_ word: Word, at step: Step) -> Fact<String> {
        let line = step.instruction.logicalLine
        // States are large, and most words need none.
        if WordSyntax.isPlain(word, in: line, escape: tree.escape) { return VariableScope.value(ofPlain: word) }
        return step.state.variables.expand(word, in: line, escape: tree.escape) ?? .unknown("it cannot be read")
    }

    /// How to call the image under a stage: `dhi.io/node:22`, `debian:12`, `an empty image`.
    public func imageTitle(of stage: Stage) -> String {
        let image = stage.image
        switch image.origin {
        case .scratch: return "an empty image (scratch)"
        case .hardened(let definition, let tag):
            let title = images.options.naming.name(of: definition.image) + ":" + tag
            return isTwin(of: stage) ? title + " (the hardened twin)" : title
        default: return image.title
        }
    }

    /// Whether the facts of a stage are those of a hardened image that the text does not name yet.
    private func isTwin(of stage: Stage) -> Bool {
        guard isAsMigrated, let text = model.stages[model.root(of: stage.index)].reference.text.value else { return false }
        return images.facts(of: text).definition == nil
    }

    /// The FROM that names the image under a stage, and why it is of interest there.
    public func basePlace(of stage: Stage, _ message: String) -> RelatedPlace {
        RelatedPlace(range: model.stages[model.root(of: stage.index)].reference.word.range, message: message)
    }

    /// What decides about a user in effect in a stage: a USER, or the image.
    public func userPlace(_ user: Fact<UserIdentity>, in stage: Stage) -> RelatedPlace {
        let text = user.value?.text ?? "its user"
        if let range = user.source?.range { return RelatedPlace(range: range, message: "from here on, \(text) is the user") }
        return basePlace(of: stage, "this image runs as \(text)")
    }

    /// Whether an instruction of a stage may run as another user than root; asked first, as states are large and few stages have such.
    public func mayLeaveRoot(in stage: Stage) -> Bool {
        stage.final.user.value?.isRoot == false || has(.user) && stage.instructions.contains { if case .user = tree.instructions[$0].content { true } else { false } }
    }
}
