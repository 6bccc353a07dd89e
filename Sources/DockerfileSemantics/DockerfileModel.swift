public import DockerfileSyntax
public import HardenedCatalog
import SourceModel

/// What a Dockerfile means: its stages, how they depend on each other and what is in effect where.
public struct DockerfileModel: Sendable {
    public let tree: DockerfileTree
    /// ARGs in front of the first FROM, in order.
    public let globalArguments: [GlobalArgument]
    public let stages: [Stage]
    /// Every FROM, `COPY --from` and `RUN --mount=from`, in order.
    public let uses: [ImageUse]
    /// By stage, the one whose FROM names the image under it. Files may hold thousands of stages in one chain.
    private let roots: [Int]
    /// By stage, the index of its FROM in `uses`.
    private let fromUses: [Int]
    let commandCache: CommandCache

    /// Reads a tree. `facts` gives the facts of an image by its expanded reference; it is asked once per stage.
    ///
    /// - Parameter catalog: Describes the programs that make accounts; `nil`: what these do is not known.
    public init(_ tree: DockerfileTree, buildArguments: [String: String] = [:], catalog: Catalog? = nil, facts: (String) -> ImageFacts) {
        var builder = ModelBuilder(tree: tree, buildArguments: buildArguments, catalog: catalog)
        commandCache = builder.commandCache
        builder.read(facts: facts)
        self.tree = tree
        globalArguments = builder.globalArguments
        stages = builder.stages
        uses = builder.uses
        var roots: [Int] = []
        for stage in builder.stages {
            if case .stage(let parent) = stage.base { roots.append(roots[parent]) } else { roots.append(stage.index) }
        }
        self.roots = roots
        fromUses = builder.uses.indices.filter { builder.uses[$0].kind == .from }
    }

    /// Index of the stage that is built: the one named or numbered `target`, else the last.
    public func targetStage(_ target: String? = nil) -> Int? {
        guard let target else { return stages.indices.last }
        if let index = stages.lastIndex(where: { $0.name == target.lowercased() }) { return index }
        return Int(target).flatMap { stages.indices.contains($0) ? $0 : nil }
    }

    /// Stages that `stage` stands on by FROM, from itself down to the one on an image.
    public func chain(of stage: Int) -> [Int] {
        var chain = [stage]
        while case .stage(let parent) = stages[chain[chain.count - 1]].base { chain.append(parent) }
        return chain
    }

    /// The stage whose FROM names the image under `stage`.
    public func root(of stage: Int) -> Int { roots[stage] }

    /// Index in `uses` of the FROM of a stage.
    public func fromUse(of stage: Int) -> Int { fromUses[stage] }

    /// Stages that stand on `stage` by FROM, directly or not, itself included, in order.
    public func family(of stage: Int) -> [Int] {
        // Parents stand in front of those that stand on them.
        var family: Set<Int> = [stage]
        for member in stages[stage...] {
            if case .stage(let parent) = member.base, family.contains(parent) { family.insert(member.index) }
        }
        return family.sorted()
    }

    /// Stages that the build of `target` needs, by FROM, COPY or mount; itself included.
    public func needed(for target: Int) -> Set<Int> {
        var needed: Set<Int> = []
        var waiting = [target]
        let uses = Dictionary(grouping: uses) { $0.stage }
        while let stage = waiting.popLast() {
            guard needed.insert(stage).inserted else { continue }
            for use in uses[stage] ?? [] {
                if case .stage(let other) = use.target { waiting.append(other) }
            }
        }
        return needed
    }

    /// The stage that holds an instruction; `nil` in front of the first FROM.
    public func stage(ofInstruction index: Int) -> Int? {
        var low = 0
        var high = stages.count
        while low < high {
            let middle = (low + high) / 2
            if stages[middle].fromIndex <= index { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : low - 1
    }
}
