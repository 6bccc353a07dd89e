import Synchronization

/// Files of a build context that are there and could not be read, and why.
///
/// They are asked for deep in the work on a file, where they count as not known; so they are kept here, and whoever works on the file names them.
public final class UnreadFiles: Sendable {
    private let causes = Mutex<[String: FileError.Cause]>([:])

    public init() {}

    func record(_ path: String, _ cause: FileError.Cause) {
        causes.withLock { $0[path] = cause }
    }

    /// Sentences without a full stop, sorted by the files' paths within the context.
    public var messages: [String] {
        causes.withLock { $0 }.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { path, cause in
            "\(path) of the build context counts as unknown, since it could not be read: \(Self.text(cause))"
        }
    }

    private static func text(_ cause: FileError.Cause) -> String {
        switch cause {
        case .isFolder: "it is a folder"
        case .linkOutOfTree(let target, _): "it is a link to \(target), outside of the context"
        case .specialFile: "it is a device, pipe or socket, which is never opened"
        case .tooLarge(let bytes, let limit): "it has \(bytes) bytes, more than the \(limit) that are read of a file there"
        case .linkLoop: "it is a link that leads back to itself"
        default: FileError("", cause).message
        }
    }
}
