public import DockerfileSyntax
import SourceModel

/// One stage of a Dockerfile: its base, its instructions and the state they lead to.
///
/// A class, since the facts of its image and its states are large values and stages are handed on all the time.
public final class Stage: Sendable {
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
    public let states: StageStates
    /// State at the end.
    public let final: StageState

    init(
        index: Int, name: String?, from: FromInstruction, fromIndex: Int, instructions: Range<Int>, reference: ResolvedReference, base: StageBase,
        image: ImageFacts, states: StageStates, final: StageState
    ) {
        self.index = index
        self.name = name
        self.from = from
        self.fromIndex = fromIndex
        self.instructions = instructions
        self.reference = reference
        self.base = base
        self.image = image
        self.states = states
        self.final = final
    }

    /// How to call the stage in messages: its name, or its number from 0.
    public var title: String { name.map { "stage '\($0)'" } ?? "stage \(index)" }
}
