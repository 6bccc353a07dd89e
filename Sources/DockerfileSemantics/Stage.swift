public import DockerfileSyntax
import SourceModel

/// One stage of a Dockerfile: its base, its instructions and the state they lead to.
public struct Stage: Sendable {
    public let index: Int
    /// Lower-cased name; `nil` without `AS`.
    public let name: String?
    public let from: FromInstruction
    /// Index of the FROM among the instructions of the file.
    public let fromIndex: Int
    /// The instructions behind FROM.
    public let instructions: Range<Int>
    public let reference: ResolvedReference
    public let base: StageBase
    /// The facts of the image at the root of the chain of stages this one stands on.
    public let image: ImageFacts
    /// State in front of each instruction of `instructions`, in order.
    public let states: [StageState]
    /// State at the end.
    public let final: StageState

    /// How to call the stage in messages: its name, or its number from 0.
    public var title: String { name.map { "stage '\($0)'" } ?? "stage \(index)" }
}
