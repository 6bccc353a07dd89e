import BuildEffects
import CommandKnowledge
import DockerfileSemantics

/// The folder that the commands of a script run in, one after the other.
struct FolderTracker {
    private(set) var folder: Place?
    /// Where the script goes on behind a subshell.
    private var outer: Place?
    private var isInside = false

    init(_ folder: Place?) {
        self.folder = folder
        outer = folder
    }

    /// Has to be told each command before it is judged.
    mutating func enter(_ command: RunCommand) {
        if isInside, !command.isInSubshell { folder = outer }
        if !isInside, command.isInSubshell { outer = folder }
        isInside = command.isInSubshell
        guard command.name == "cd" || command.name == "pushd" else { return }
        folder = command.arguments.first.flatMap(\.value).flatMap { Place($0, in: folder) }
        if !isInside { outer = folder }
    }
}
