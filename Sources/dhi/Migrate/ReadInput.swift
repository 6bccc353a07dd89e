import DockerfileSyntax
import Migration
import RepositoryConversion

/// A file that was read, with the migrator of the configuration in force for it.
struct ReadInput {
    let path: FilePath
    let bytes: [UInt8]
    let tree: DockerfileTree
    /// `nil`: standard input.
    let source: SourceFile?
    let choice: MigratorChoice.Choice

    /// Why a file is not worked on.
    enum Failure: Error {
        case file(FileError)
        /// The configuration in force for the file is broken.
        case configuration(FilePath, ConfigurationFailure)
    }

    init(_ input: InputFile, _ migrators: MigratorChoice, _ reader: FileReader) throws(Failure) {
        path = input.path
        do throws(ConfigurationFailure) {
            choice =
                switch input {
                case .file(let file): try migrators.choice(for: file)
                case .text(_, let name): try migrators.choice(forPath: name)
                }
        } catch {
            throw .configuration(path, error)
        }
        switch input {
        case .text(let text, _): (source, bytes) = (nil, text)
        case .file(let file):
            do throws(FileError) {
                let read = try reader.read(file)
                (source, bytes) = (read, read.bytes)
            } catch {
                throw .file(error)
            }
        }
        tree = DockerfileParser.parse(bytes)
    }

    /// Throws where a pattern of the configuration could not be compared with an image of the file.
    func checkMirrors() throws(Failure) {
        if let failure = choice.mirrorFaults.failure(for: tree, buildArguments: choice.migrator.options.buildArguments) { throw .configuration(path, failure) }
    }
}
