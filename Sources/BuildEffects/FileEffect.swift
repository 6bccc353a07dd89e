public import SourceModel

/// What one instruction does to a place of its stage's file system.
public struct FileEffect: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        /// This very file or folder is made or replaced.
        case made
        /// Anything below may be made or replaced.
        case filled
        /// An empty folder is made.
        case folder
        case removed
        /// Owner or mode is set.
        case changed
    }

    public enum Origin: Sendable, Hashable {
        /// A command of a RUN.
        case command(String)
        /// COPY or ADD from the build context, another stage or image; the sources as written.
        case copy(from: String?, sources: [String])
        case workdir
    }

    public var kind: Kind
    public var place: Place
    public var origin: Origin
    /// Index of the instruction in the file.
    public var instruction: Int
    /// The command or instruction.
    public var range: SourceRange
}
