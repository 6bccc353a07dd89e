import BuildEffects
public import DockerfileSyntax
import SourceModel

/// Finds the folder that a Dockerfile is built with.
public enum ContextFinder {
    /// The nearest folder, from the Dockerfile's upward within its repository, in which everything is that the file copies; `nil`: there is none.
    public static func context(of file: DiscoveredFile, _ tree: DockerfileTree) -> FolderContext? {
        let sources = copiedSources(tree)
        for folder in file.foldersUpward {
            let context = FolderContext(root: folder)
            if sources.allSatisfy(context.holds) { return context }
        }
        return nil
    }

    /// The folder as whoever named the file would name it: `.`, `service`, `../..`; its absolute path where links lie between the two.
    public static func shownPath(of context: FolderContext, for file: DiscoveredFile) -> FilePath {
        let depth = file.location.parent.components.count - context.root.components.count
        guard depth >= 0, let folder = try? file.path.parent.resolved(), folder == file.location.parent else { return context.root }
        return (0..<depth).reduce(file.path.parent) { shown, _ in
            if shown.text == "." { return FilePath("..") }
            return shown.lastComponent.text == ".." ? shown.appending(FilePath("..")) : shown.parent
        }
    }

    /// Literal sources of COPY and ADD that come from the context.
    static func copiedSources(_ tree: DockerfileTree) -> [String] {
        var sources: [String] = []
        for instruction in tree.instructions {
            switch instruction.content {
            case .copy(let copy) where copy.from == nil, .add(let copy):
                for source in copy.sources where !source.text.holdsByte(UInt8(ascii: "$")) && !source.text.holdsBytes(of: "://") && !source.text.hasPrefix("git@") {
                    sources.append(source.text)
                }
            default: continue
            }
        }
        return sources
    }
}
