import DockerfileSemantics
import DockerfileSyntax
import SourceModel

/// Comments that describe what has gone: the image right above its FROM, the shell above a start command that needs none any more. Nobody but their author
/// can rewrite them.
struct CommentNotes {
    let original: DockerfileModel
    /// Indices of the uses that stand on another image now.
    let moved: [Int]
    /// Indices of the start commands that need no shell any more.
    let unwrapped: [Int]

    private static let descriptions = ["official", "hub.docker.com/", "lightweight", "slim image", "slim-", "-slim", "minimal image", "alpine image", "debian image"]

    func notes() -> [Reason] { imageNotes() + startNotes() }

    private func startNotes() -> [Reason] {
        unwrapped.compactMap { index in
            let instruction = original.tree.instructions[index]
            guard let comment = original.tree.commentLines(above: instruction).first(where: { namesShell(original.tree.text($0).lowercased()) }) else { return nil }
            return Reason("comment-of-old-start", "this comment still speaks of a shell, and \(instruction.keyword.rawValue.uppercased()) is in exec form now", at: comment)
        }
    }

    private func namesShell(_ comment: String) -> Bool { ["shell", "sh -c", "/bin/sh", "bash"].contains(where: comment.contains) }

    private func imageNotes() -> [Reason] {
        moved.compactMap { use in
            let reference = original.uses[use]
            guard reference.kind == .from, let name = reference.reference.text.value else { return nil }
            let from = original.tree.instructions[original.stages[reference.stage].fromIndex]
            guard let comment = original.tree.commentLines(above: from).first(where: { describes($0, name) }) else { return nil }
            return Reason("comment-of-old-image", "this comment still describes the old image, \(name)", at: comment)
        }
    }

    private func describes(_ comment: SourceRange, _ name: String) -> Bool {
        let text = original.tree.text(comment).lowercased()
        return text.contains(name.lowercased()) || Self.descriptions.contains(where: text.contains)
    }
}
