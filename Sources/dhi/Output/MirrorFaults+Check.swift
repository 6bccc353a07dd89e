import DockerfileSyntax
import Migration
import RepositoryConversion

extension MirrorFaults {
    /// Throws where an image of the file at `path` could not be compared with a pattern.
    func check(_ tree: DockerfileTree, _ path: FilePath, _ options: MigrationOptions) throws(InputFailure) {
        if let failure = failure(for: tree, buildArguments: options.buildArguments) { throw .configuration(path, failure) }
    }
}
