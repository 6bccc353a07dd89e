import DockerfileSemantics
import DockerfileSyntax
import SourceModel

/// Comments right above a FROM that describe the image which has gone: nobody but their author can rewrite them.
struct CommentNotes {
    let original: DockerfileModel
    /// Indices of the uses that stand on another image now.
    let moved: [Int]

    private static let descriptions = ["official", "hub.docker.com/", "lightweight", "slim image", "slim-", "-slim", "minimal image", "alpine image", "debian image"]

    func notes() -> [Reason] {
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
