import DockerfileSyntax
import Migration
import Reporting
import RepositoryConversion

/// One file on its way through a migration run.
struct MigrationWork: Sendable {
    enum Input: Sendable {
        case file(DiscoveredFile)
        /// Read already: standard input.
        case text([UInt8], name: String)
    }

    enum Output: Sendable {
        case migrated(MigratedFile, SourceFile?)
        case failed(FileError)
    }

    let migrators: MigratorChoice
    let reader: FileReader

    func callAsFunction(_ input: Input) -> Output {
        switch input {
        case .text(let bytes, let name):
            let migration = migrators.standard.migrate(DockerfileParser.parse(bytes))
            return .migrated(MigratedFile(path: name, bytes: bytes, migration: migration), nil)
        case .file(let file):
            do throws(FileError) {
                let source = try reader.read(file)
                let migration = migrators.migrator(for: file).migrate(DockerfileParser.parse(source.bytes))
                return .migrated(MigratedFile(path: file.path.text, bytes: source.bytes, migration: migration), source)
            } catch {
                return .failed(error)
            }
        }
    }
}
