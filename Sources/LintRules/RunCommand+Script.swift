import DockerfileSemantics

extension RunCommand {
    /// Whether it runs a script that nobody knows: a file, or what comes from a pipe.
    var runsScript: Bool {
        guard let name else { return false }
        if ["sh", "bash", "ash", "dash", ".", "source"].contains(name) { return !isWrapper }
        return name.hasSuffix(".sh")
    }
}
