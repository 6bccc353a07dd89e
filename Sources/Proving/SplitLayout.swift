/// Where the stages of a file went when one of them was split.
public struct SplitLayout: Sendable, Hashable {
    /// The stage in the original.
    public var stage: Int
    /// Whether a stage that builds stands in front of the final one; else the stage stayed one.
    public var hasBuilder: Bool

    public init(stage: Int, hasBuilder: Bool) {
        self.stage = stage
        self.hasBuilder = hasBuilder
    }

    public var builder: Int? { hasBuilder ? stage : nil }
    public var final: Int { hasBuilder ? stage + 1 : stage }

    /// What a stage of the rewritten file is of the split one; `nil`: it is another, or that one stayed one.
    public func part(of stage: Int) -> SplitPart? { stage == builder ? .build : hasBuilder && stage == final ? .final : nil }

    /// The stage of the original that a stage of the rewritten file comes from.
    public func origin(of stage: Int) -> Int { hasBuilder && stage > self.stage ? stage - 1 : stage }
    /// The stage of the rewritten file that containers of a stage of the original are made of now.
    public func place(of stage: Int) -> Int { hasBuilder && stage >= self.stage ? stage + 1 : stage }
}
