public import BuildEffects
public import DockerfileSyntax

/// A file that is to be linted.
public struct LintSubject: Sendable {
    let tree: DockerfileTree
    /// As the user named it.
    public let path: String
    /// The `.dockerignore` of the build context; `nil`: there is none, or it is not known.
    public let ignoreFile: IgnoreFile?
    /// Says what ShellCheck finds in this file; `nil`: whoever the linter asks.
    let scriptChecker: (any ScriptChecker)?

    public init(tree: DockerfileTree, path: String, ignoreFile: IgnoreFile? = nil, scriptChecker: (any ScriptChecker)? = nil) {
        self.tree = tree
        self.path = path
        self.ignoreFile = ignoreFile
        self.scriptChecker = scriptChecker
    }
}
