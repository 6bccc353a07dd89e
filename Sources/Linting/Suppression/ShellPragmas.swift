import DockerfileSemantics
import DockerfileSyntax
import SourceModel

/// What the comments of a file say of shells.
///
/// A pragma counts up to the next SHELL, pragma or FROM, also in stages on that stage; one above the first FROM counts for all stages.
struct ShellPragmas: Sendable {
    private var pragmas: [ShellPragma] = []

    var isEmpty: Bool { pragmas.isEmpty }

    mutating func add(_ pragma: ShellPragma) { pragmas.append(pragma) }

    /// The pragma in force for the instruction at `index` of a stage; `nil` where none is.
    func pragma(before index: Int, of stage: Stage, in model: DockerfileModel) -> ShellPragma? {
        if isEmpty { return nil }
        let instructions = model.tree.instructions
        func offset(_ index: Int) -> Int { instructions.indices.contains(index) ? Int(instructions[index].range.start) : model.tree.bytes.count }
        for (distance, member) in model.chain(of: stage.index).enumerated() {
            let own = model.stages[member]
            // A stage below is seen as it ends.
            let limit = distance == 0 ? index : own.instructions.upperBound
            let setting = own.instructions.last { place in
                if case .shell = instructions[place].content { place < limit } else { false }
            }
            let start = offset(setting ?? own.fromIndex)
            if let pragma = pragmas.last(where: { $0.offset > start && $0.offset < offset(limit) }) { return pragma }
            if setting != nil { return nil }
        }
        let first = model.stages.first.map { offset($0.fromIndex) } ?? 0
        return pragmas.last { $0.offset < first }
    }
}
