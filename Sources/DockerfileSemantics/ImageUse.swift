import SourceModel
import DockerfileSyntax

/// A place where a file names an image or a stage to take something from.
public struct ImageUse: Sendable {
    public enum Kind: String, Sendable, Hashable {
        /// `FROM`
        case from
        /// `COPY --from=`
        case copy
        /// `RUN --mount=from=`
        case mount
    }

    public enum Target: Sendable, Hashable {
        case stage(Int)
        case image
        /// BuildKit refuses it, or it is not known.
        case unresolved(String)
    }

    public var kind: Kind
    /// Stage that holds the instruction.
    public var stage: Int
    /// Index of the instruction in the file.
    public var instruction: Int
    public var reference: ResolvedReference
    public var target: Target
    /// It stands in an ONBUILD, which is carried out in the files that build on the stage.
    public var isTrigger = false
}
