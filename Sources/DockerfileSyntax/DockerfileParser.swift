/// Reads Dockerfiles as BuildKit does, without losing a byte.
public enum DockerfileParser {
    /// The tree of `bytes`; never fails.
    public static func parse(_ bytes: [UInt8]) -> DockerfileTree {
        var reader = FileReader(bytes)
        reader.read()
        return reader.tree
    }
}
