import DockerfileSemantics

extension Array where Element == RunCommand {
    /// Whether the failure of the command at `index` is expected: it stands in a condition or a branch, or `||` follows.
    func mayFail(at index: Int) -> Bool {
        self[index].mayFail || index + 1 < count && self[index + 1].mayFail
    }
}
