import DockerfileSyntax
import Migration
import Reporting
import RepositoryConversion

/// One file on its way through a migration run.
struct MigrationWork: Sendable {
    typealias Output = Result<Migrated, ReadInput.Failure>

    struct Migrated: Sendable {
        var file: MigratedFile
        /// `nil`: standard input.
        var source: SourceFile?
    }

    let migrators: MigratorChoice
    let reader: FileReader

    /// The folder that `--context` names, for all files.
    let context: FolderContext?

    /// What the file is built with, looked for only where it is needed.
    private func context(of input: InputFile, _ tree: DockerfileTree, _ migrator: Migrator) -> FolderContext? {
        if let context { return context }
        guard migrator.options.level == .split, case .file(let file) = input else { return nil }
        return ContextFinder.context(of: file, tree)
    }

    func callAsFunction(_ input: InputFile) -> Output {
        Result { () throws(ReadInput.Failure) in
            let read = try ReadInput(input, migrators, reader)
            let migration = read.choice.migrator.migrate(read.tree, context: context(of: input, read.tree, read.choice.migrator))
            try read.checkMirrors()
            return Migrated(file: MigratedFile(path: ReportedPath(read.path.bytes), bytes: read.bytes, report: migration), source: read.source)
        }
    }
}
