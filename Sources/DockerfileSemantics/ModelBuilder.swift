import DockerfileSyntax
import HardenedCatalog
import SourceModel

/// Walks the instructions of a file once and builds its stages.
struct ModelBuilder {
    let tree: DockerfileTree
    let buildArguments: [String: String]
    let catalog: Catalog?
    let commandCache = CommandCache()
    var globalArguments: [GlobalArgument] = []
    var stages: [Stage] = []
    var uses: [ImageUse] = []
    var globals = ModelBuilder.platformArguments
    /// The last stage of each name so far.
    private var stageIndices: [String: Int] = [:]

    /// Values that BuildKit sets itself and that this program does not know.
    private static let platformArguments: VariableScope = {
        var scope = VariableScope()
        for name in PredefinedArguments.platform { scope[name] = .unknown("$\(name) depends on the build") }
        return scope
    }()

    init(tree: DockerfileTree, buildArguments: [String: String], catalog: Catalog?) {
        self.tree = tree
        self.catalog = catalog
        self.buildArguments = buildArguments
    }

    mutating func read(facts: (String) -> ImageFacts) {
        let starts = tree.instructions.indices.filter { if case .from = tree.instructions[$0].content { true } else { false } }
        readGlobals(before: starts.first ?? tree.instructions.count)
        for (number, start) in starts.enumerated() {
            let end = number + 1 < starts.count ? starts[number + 1] : tree.instructions.count
            guard case .from(let from) = tree.instructions[start].content else { continue }
            readStage(from, at: start, end: end, facts: facts)
        }
    }

    private mutating func readGlobals(before end: Int) {
        for index in 0..<end {
            guard case .arg(let declarations) = tree.instructions[index].content else { continue }
            for declaration in declarations {
                let name = declaration.name.text
                let parts = declaration.value.flatMap { WordSyntax.parts(of: $0, in: tree.instructions[index].logicalLine, escape: tree.escape) }
                let given = buildArguments[name]
                let value: Fact<String> =
                    if let given {
                        .present(given, .configuration("--build-arg"))
                    } else if let word = declaration.value {
                        if let parts { globals.expand(parts).from(.text(word.range)) } else { .unknown("the default of $\(name) cannot be read") }
                    } else {
                        globals[name].value != nil ? globals[name] : .absent(.text(declaration.name.range))
                    }
                globals[name] = value
                globalArguments.append(
                    GlobalArgument(declaration: declaration, instruction: index, value: value, parts: parts, isOverridden: given != nil))
            }
        }
    }

    private mutating func readStage(_ from: FromInstruction, at start: Int, end: Int, facts: (String) -> ImageFacts) {
        let index = stages.count
        let reference = resolve(from.image, at: start, scope: globals)
        let base = base(of: reference)
        let image: ImageFacts
        var state: StageState
        switch base {
        case .stage(let parent):
            image = stages[parent].image
            state = stages[parent].final
            state.cmdSetHere = false
        case .image(let name):
            image = facts(name)
            state = .behind(image)
        case .scratch:
            image = .scratch
            state = .behind(image)
        case .unresolved:
            image = .unknown(reference.word.text)
            state = .behind(image)
        }
        let target: ImageUse.Target =
            switch base {
            case .stage(let parent): .stage(parent)
            case .image, .scratch: .image
            case .unresolved(let reason): .unresolved(reason)
            }
        uses.append(ImageUse(kind: .from, stage: index, instruction: start, reference: reference, target: target))
        let instructions = (start + 1)..<max(end, start + 1)
        let changes = tree.instructions[instructions].count { StageWalker.mayChangeState($0.keyword) }
        var states = StageStates(capacity: instructions.count, distinct: changes + 1)
        var isChanged = true
        var walker = StageWalker(tree: tree, globals: globals, buildArguments: buildArguments, catalog: catalog, commandCache: commandCache)
        for instruction in instructions {
            states.append(state, isChanged: isChanged)
            isChanged = walker.apply(tree.instructions[instruction], to: &state)
            readUses(of: instruction, stage: index)
        }
        stages.append(
            Stage(
                index: index, name: from.name?.text.lowercased(), from: from, fromIndex: start, instructions: instructions,
                reference: reference, base: base, image: image, states: states, final: state))
        if let name = stages[index].name { stageIndices[name] = index }
    }

    private func base(of reference: ResolvedReference) -> StageBase {
        switch reference.text {
        case .unknown(let reason): return .unresolved(reason)
        case .absent: return .unresolved("the image name is empty")
        case .present(let text, _):
            if text.isEmpty { return .unresolved("the image name is empty") }
            if let earlier = stageIndices[text] { return .stage(earlier) }
            return text == "scratch" ? .scratch : .image(text)
        }
    }

    func resolve(_ word: Word, at instruction: Int, scope: VariableScope) -> ResolvedReference {
        let parts = WordSyntax.parts(of: word, in: tree.instructions[instruction].logicalLine, escape: tree.escape)
        var text: Fact<String> = parts.map { scope.expand($0).from(.text(word.range)) } ?? .unknown("the name cannot be read")
        for case .variable(let variable) in parts ?? [] where variable.modifier.isEmpty {
            if case .absent = scope[variable.name] { text = .unknown("$\(variable.name) has no default; give it with --build-arg") }
        }
        return ResolvedReference(word: word, parts: parts, text: text)
    }

    private mutating func readUses(of index: Int, stage: Int) {
        let instruction = tree.instructions[index]
        if case .onbuild(let onbuild) = instruction.content {
            for inner in onbuild.inner { readUses(in: inner.content, at: index, stage: stage, isTrigger: true) }
        } else {
            readUses(in: instruction.content, at: index, stage: stage, isTrigger: false)
        }
    }

    private mutating func readUses(in content: InstructionContent, at index: Int, stage: Int, isTrigger: Bool) {
        switch content {
        case .copy(let copy):
            guard let flag = copy.from, let value = flag.value else { return }
            addUse(.copy, value, flag.valueRange, stage: stage, instruction: index, isTrigger: isTrigger)
        case .run(let run):
            for mount in run.mounts {
                guard let field = mount.field("from"), let value = field.value else { continue }
                addUse(.mount, value, field.valueRange, stage: stage, instruction: index, isTrigger: isTrigger)
            }
        default: return
        }
    }

    /// `--from` is not expanded: an index, a stage of any case, or an image.
    private mutating func addUse(_ kind: ImageUse.Kind, _ value: String, _ range: SourceRange, stage: Int, instruction: Int, isTrigger: Bool) {
        let word = Word(text: value, range: range, logicalRange: 0..<0)
        let target: ImageUse.Target =
            if value.holdsByte(UInt8(ascii: "$")) {
                .unresolved("variables are not expanded in --from")
            } else if isTrigger {
                // Stages have neither of these in their names.
                value.holdsByte(UInt8(ascii: ":")) || value.holdsByte(UInt8(ascii: "/"))
                    ? .image : .unresolved("ONBUILD is carried out in the files that build on this image, and they decide what “\(value)” is")
            } else if kind == .copy, let number = Int(value) {
                number >= 0 && number < stage ? .stage(number) : .unresolved("there is no earlier stage \(value)")
            } else if let named = stageIndex(named: value.lowercased(), before: stage) {
                .stage(named)
            } else {
                .image
            }
        let parts: [WordPart] = [.literal(value, range)]
        let reference = ResolvedReference(word: word, parts: parts, text: .present(value, .text(range)))
        uses.append(ImageUse(kind: kind, stage: stage, instruction: instruction, reference: reference, target: target, isTrigger: isTrigger))
    }

    private func stageIndex(named name: String, before stage: Int) -> Int? {
        stageIndices[name].flatMap { $0 < stage ? $0 : nil }
    }
}

extension Fact {
    /// The same value with another source.
    func from(_ source: FactSource) -> Fact {
        switch self {
        case .present(let value, _): .present(value, source)
        case .absent: .absent(source)
        case .unknown: self
        }
    }
}
