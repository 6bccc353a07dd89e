import Glibc

/// Why one file could not be found, read or written; the other files go on.
public struct FileError: Error, Sendable, Hashable {
    /// The file or folder, named as the user named it.
    public var path: FilePath
    public var cause: Cause

    public init(_ path: FilePath, _ cause: Cause) {
        self.path = path
        self.cause = cause
    }

    public enum Cause: Sendable, Hashable {
        /// Nothing has this name.
        case noSuchFile
        /// A folder stands where a file is meant.
        case isFolder
        /// A part of the path that should be a folder is a file.
        case notAFolder
        case permissionDenied
        /// A link that leads to itself, perhaps by way of others.
        case linkLoop
        /// A link stands where a file was when the folders were searched; it was not followed.
        case becameLink
        /// A link to something that is not there.
        case danglingLink
        /// A link to a place outside the repository, or outside the given folder where there is no repository.
        case linkOutOfTree(target: FilePath, tree: FilePath)
        /// A FIFO, socket or device; never opened.
        case specialFile
        case tooLarge(bytes: Int, limit: Int)
        /// Nothing to read in it, not even a comment.
        case emptyFile
        /// It was there when the folders were searched and is gone now.
        case vanished
        /// It is not what it was when it was read, so that the edits no longer fit.
        case changedMeanwhile
        /// A part of the name or the whole path is longer than the system takes.
        case nameTooLong
        /// Owner or mode of the old file could not be given to the new one.
        case attributesNotKept(Int32)
        /// The output folder holds a different file of this name.
        case outputExists
        /// Something stands at `place` where the output folder needs a folder.
        case outputBlocked(place: FilePath, by: Obstacle)
        /// The path leads out of the output folder.
        case outsideOutput
        /// Any other refusal of the system, by its number.
        case system(Int32)
    }

    /// What stands where a folder is needed.
    public enum Obstacle: Sendable, Hashable { case file, link, danglingLink }

    /// The sentence for people: what happened, why, what to do.
    public var message: String {
        switch cause {
        case .noSuchFile: "no such file or folder"
        case .isFolder: "is a folder, but a file is meant here"
        case .notAFolder: "a part of this path is a file, not a folder"
        case .permissionDenied: "permission denied"
        case .linkLoop: "is a link that leads back to itself"
        case .becameLink: "was replaced by a link while the run was under way; the link was not followed: run again if it is meant"
        case .danglingLink: "is a link to a file that does not exist"
        case .linkOutOfTree(let target, let tree):
            "is a link to \(target), outside \(tree); links out of the tree are not followed: name that file itself if it is meant"
        case .specialFile: "is not a regular file but a device, pipe or socket; it was not opened"
        case .tooLarge(let bytes, let limit): "has \(bytes) bytes, more than the \(limit) that are read of one file"
        case .emptyFile: "is empty: there is no instruction in it"
        case .vanished: "was removed while the run was under way"
        case .changedMeanwhile: "was changed by something else while the run was under way; it was left as it is: run again"
        case .nameTooLong: "the path is longer than the system allows"
        case .attributesNotKept(let number): "its owner or mode could not be kept (\(systemMessage(number))); it was left as it is"
        case .outputExists: "a different file of this name is already in the output folder; it was left as it is: remove it or choose another folder"
        case .outputBlocked(let place, .file): "was not written: \(place) is no folder; remove it or choose another folder"
        case .outputBlocked(let place, .link): "was not written: \(place) is a link, and links in the output folder are not followed; remove it or choose another folder"
        case .outputBlocked(let place, .danglingLink): "was not written: \(place) is a link to a folder that does not exist; make that folder or choose another one"
        case .outsideOutput: "has a path that leads out of the output folder; it was not written"
        case .system(EMFILE): "too many files are open at a time; raise the limit (ulimit -n), or work on fewer at a time (--jobs)"
        case .system(let number): systemMessage(number)
        }
    }

    /// Kebab-case name for machines.
    public var id: String {
        switch cause {
        case .noSuchFile: "no-such-file"
        case .isFolder: "is-folder"
        case .notAFolder: "not-a-folder"
        case .permissionDenied: "permission-denied"
        case .linkLoop: "link-loop"
        case .becameLink: "became-link"
        case .danglingLink: "dangling-link"
        case .linkOutOfTree: "link-out-of-tree"
        case .specialFile: "special-file"
        case .tooLarge: "too-large"
        case .emptyFile: "empty-file"
        case .vanished: "vanished"
        case .changedMeanwhile: "changed-meanwhile"
        case .nameTooLong: "name-too-long"
        case .attributesNotKept: "attributes-not-kept"
        case .outputExists: "output-exists"
        case .outputBlocked: "output-blocked"
        case .outsideOutput: "outside-output"
        case .system: "system"
        }
    }
}

extension FileError: CustomStringConvertible {
    public var description: String { "\(path.bytes.isEmpty ? "''" : path.description): \(message)" }
}

extension FileError {
    /// The error that the system's number `number` stands for.
    init(_ path: FilePath, errno number: Int32) {
        self.init(path, Cause(errno: number))
    }
}

extension FileError.Cause {
    init(errno number: Int32) {
        self =
            switch number {
            case ENOENT: .noSuchFile
            case EISDIR: .isFolder
            case ENOTDIR: .notAFolder
            case EACCES, EPERM: .permissionDenied
            case ELOOP: .linkLoop
            case ENAMETOOLONG: .nameTooLong
            case ENXIO: .specialFile
            default: .system(number)
            }
    }
}

/// The C library's words for `number`; thread-safe since glibc 2.32.
func systemMessage(_ number: Int32) -> String {
    guard let text = unsafe strerror(number) else { return "system error \(number)" }
    return unsafe String(cString: text)
}
