import DockerfileSemantics
import DockerfileSyntax
import SourceModel

/// A file in which the built stage stands on an image by itself: it has the instructions of the stages that it stood on in front of its own.
///
/// BuildKit comes to the same image by both, so that what is shown of the one holds of the other. Only a stage on an image can be split.
struct StageInlining {
    /// What makes it of the original, sorted.
    let edits: [TextEdit]

    /// `nil`: the stage stands on an image already, or would not come to the same.
    init?(of target: Int, in model: DockerfileModel, options: MigrationOptions) {
        let chain = model.chain(of: target)
        let root = model.stages[chain[chain.count - 1]]
        guard chain.count > 1, case .image = root.base, chain.count < 8 else { return nil }
        // A stage behind the root may have the name of its image.
        guard let image = model.uses[model.fromUse(of: root.index)].reference.text.value, !model.stages.contains(where: { $0.name == image.lowercased() }) else { return nil }
        var text: [UInt8] = []
        let tree = model.tree
        let insertion = LineInsertion(tree: tree)
        for member in chain {
            let stage = model.stages[member]
            // What is said of a stage as such does not go with its instructions.
            if stage.from.platform != nil || KeepPragma.reason(above: tree.instructions[stage.fromIndex]) != nil || stage.name.map(options.excludedStages.contains) == true { return nil }
            if Self.holds(stage.instructions, in: tree, where: { if case .onbuild = $0 { true } else { false } }) { return nil }
            // ENTRYPOINT takes back a CMD of the stages below, but not one of its own.
            let hasCommand = Self.holds(stage.instructions, in: tree) { if case .cmd = $0 { true } else { false } }
            let isEnteredAbove = chain.prefix { $0 != member }.contains { above in Self.holds(model.stages[above].instructions, in: tree) { if case .entrypoint = $0 { true } else { false } } }
            if hasCommand, isEnteredAbove { return nil }
        }
        for member in chain.dropFirst().reversed() {
            for index in model.stages[member].instructions {
                let bytes = tree.bytes[tree.instructions[index].range.indices]
                text += bytes
                if bytes.last != UInt8(ascii: "\n") { text += insertion.lineEnd.utf8 }
            }
        }
        let stage = model.stages[target]
        var edits = [TextEdit(stage.from.image.range, tree.text(root.from.image.range))]
        if !text.isEmpty { edits.append(insertion.edit(String(decoding: text, as: UTF8.self), behind: stage.fromIndex)) }
        self.edits = edits
    }

    private static func holds(_ instructions: Range<Int>, in tree: DockerfileTree, where isMeant: (InstructionContent) -> Bool) -> Bool {
        instructions.contains { isMeant(tree.instructions[$0].content) }
    }

    /// Edits of the migrated text that let a build stage begin on the stage below again, where its first instructions are that one's.
    ///
    /// - Parameters:
    ///   - result: The migrated text.
    ///   - builder: The stage that builds, in place of the one that was built.
    ///   - chain: The stages that it stood on, the nearest first.
    static func restored(in result: DockerfileModel, builder: Int, chain: [Int]) -> [TextEdit] {
        let tree = result.tree
        guard let nearest = chain.first, let root = chain.last, let name = result.stages[nearest].from.name else { return [] }
        let stage = result.stages[builder]
        guard tree.text(stage.from.image.range) == tree.text(result.stages[root].from.image.range) else { return [] }
        let below = chain.reversed().flatMap { Array(result.stages[$0].instructions) }
        guard !below.isEmpty, below.count <= stage.instructions.count else { return [] }
        let own = Array(stage.instructions.prefix(below.count))
        func text(_ index: Int) -> String { tree.text(tree.instructions[index].range) }
        guard zip(below, own).allSatisfy({ text($0) == text($1) }) else { return [] }
        if below.count == stage.instructions.count, let own = stage.name, result.stages.indices.contains(builder + 1) {
            // It is that stage: what is taken from it is taken from there.
            let final = result.stages[builder + 1]
            let whole = SourceRange(Int(tree.instructions[stage.fromIndex].range.start), Int(tree.instructions[final.fromIndex].range.start))
            return [TextEdit(whole, "")]
                + final.instructions.compactMap { index in
                    guard case .copy(let copy) = tree.instructions[index].content, let from = copy.from, from.value?.lowercased() == own else { return nil }
                    return TextEdit(from.valueRange, name.text)
                }
        }
        let cut = SourceRange(Int(tree.instructions[stage.fromIndex].range.end), Int(tree.instructions[own[own.count - 1]].range.end))
        return [TextEdit(stage.from.image.range, name.text), TextEdit(cut, "")]
    }
}
