import DockerfileSyntax
import Migration
import Reporting
import RepositoryConversion

/// One file on its way through a migration run.
struct MigrationWork: Sendable {
    enum Input: Sendable {
        case file(DiscoveredFile)
        /// Read already: standard input.
        case text([UInt8], name: FilePath)
    }

    enum Output: Sendable {
        case migrated(MigratedFile, SourceFile?)
        case failed(FileError)
        /// The configuration in force for the file is broken.
        case misconfigured(FilePath, ConfigurationFailure)
    }

    let migrators: MigratorChoice
    let reader: FileReader

    /// The folder that `--context` names, for all files.
    let context: FolderContext?

    /// What the file is built with, looked for only where it is needed.
    private func context(of input: Input, _ tree: DockerfileTree, _ migrator: Migrator) -> FolderContext? {
        if let context { return context.anew }
        guard migrator.options.level == .split, case .file(let file) = input else { return nil }
        return ContextFinder.context(of: file, tree)
    }

    func callAsFunction(_ input: Input) -> Output {
        let path: FilePath
        let source: SourceFile?
        let bytes: [UInt8]
        let choice: MigratorChoice.Choice
        do {
            switch input {
            case .text(let text, let name):
                (path, source, bytes) = (name, nil, text)
                choice = try migrators.choice(forPath: name)
            case .file(let file):
                path = file.path
                choice = try migrators.choice(for: file)
                let read = try reader.read(file)
                (source, bytes) = (read, read.bytes)
            }
        } catch let error as FileError {
            return .failed(error)
        } catch let error as ConfigurationFailure {
            return .misconfigured(input.path, error)
        } catch {
            return .failed(FileError(input.path, .system(0)))
        }
        let tree = DockerfileParser.parse(bytes)
        let context = context(of: input, tree, choice.migrator)
        var migration = choice.migrator.migrate(tree, context: context)
        migration.notes += context?.unread.messages.map { Reason("unread-context-file", $0) } ?? []
        if let failure = choice.mirrorFaults.failure(for: tree, buildArguments: choice.migrator.options.buildArguments) {
            return .misconfigured(path, failure)
        }
        return .migrated(MigratedFile(path: ReportedPath(path.bytes), bytes: bytes, migration: migration), source)
    }
}

extension MigrationWork.Input {
    var path: FilePath {
        switch self {
        case .file(let file): file.path
        case .text(_, let name): name
        }
    }
}
