public import DockerfileSemantics
import DockerfileSyntax

/// The stages whose layers come into an image that somebody may use.
///
/// Those are the stage that is built, stages that nothing else in the file uses, as they are built for their own sake, and the stages that
/// these stand on; and those that one of them copies as a whole. What another stage only copies some folders from is left behind.
public struct ShippedStages: Sendable {
    private let shipped: [Bool]

    public init(_ file: LintedFile) {
        let model = file.model
        var ends = model.stages.map { _ in true }
        for use in model.uses where !use.isTrigger {
            if case .stage(let used) = use.target { ends[used] = false }
        }
        if let target = file.target { ends[target] = true }
        var shipped = model.stages.map { _ in false }
        var waiting = ends.indices.filter { ends[$0] }
        while let end = waiting.popLast() {
            for member in model.chain(of: end) where !shipped[member] {
                shipped[member] = true
                if ends.count > 1 { waiting += Self.wholeCopies(in: model.stages[member], file) }
            }
        }
        self.shipped = shipped
    }

    /// The stages that `COPY --from=… / /` takes everything of.
    private static func wholeCopies(in stage: Stage, _ file: LintedFile) -> [Int] {
        file.model.uses.compactMap { use in
            guard use.stage == stage.index, use.kind == .copy, case .stage(let source) = use.target, case .copy(let copy) = file.tree.instructions[use.instruction].content else { return nil }
            return copy.sources.contains { $0.text == "/" || $0.text == "/." || $0.text == "/*" } ? source : nil
        }
    }

    public func contains(_ stage: Stage) -> Bool { shipped[stage.index] }
}
