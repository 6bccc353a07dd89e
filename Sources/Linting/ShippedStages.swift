public import DockerfileSemantics

/// The stages whose layers come into an image that somebody may use.
///
/// Those are the stage that is built, stages that nothing else in the file uses, as they are built for their own sake, and the stages that
/// these stand on. What another stage only copies from is left behind.
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
        for end in ends.indices where ends[end] {
            for member in model.chain(of: end) { shipped[member] = true }
        }
        self.shipped = shipped
    }

    public func contains(_ stage: Stage) -> Bool { shipped[stage.index] }
}
