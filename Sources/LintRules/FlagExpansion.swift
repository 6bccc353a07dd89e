import DockerfileSyntax

/// What the value of a flag is made of.
enum FlagExpansion {
    /// The variables in a value, whether or not they have a value.
    static func variables(_ value: String, in tree: DockerfileTree) -> [String] {
        WordExpander(escape: tree.escape).expand(value) { _ in nil }.unmatched
    }
}
