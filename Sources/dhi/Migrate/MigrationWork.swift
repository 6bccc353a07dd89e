import DockerfileSyntax
import Migration
import Reporting
import RepositoryConversion

/// One file on its way through a migration run.
struct MigrationWork: Sendable {
    typealias Output = Result<Migrated, InputFailure>

    struct Migrated: Sendable {
        var file: MigratedFile
        /// `nil`: standard input.
        var source: SourceFile?
    }

    let migrators: MigratorChoice
    let reader: FileReader

    /// The folder that `--context` names, for all files.
    let context: (folder: FolderContext, path: FilePath)?

    /// What the file is built with, looked for only where it is needed.
    private func context(of input: InputFile, _ tree: DockerfileTree, _ migrator: Migrator) -> (folder: FolderContext, shown: ReportedContext)? {
        if let context { return (context.folder.anew, ReportedContext(path: ReportedPath(context.path.bytes), how: .given)) }
        guard migrator.options.level == .split, case .file(let file) = input, let folder = ContextFinder.context(of: file, tree) else { return nil }
        return (folder, ReportedContext(path: ReportedPath(ContextFinder.shownPath(of: folder, for: file).bytes), how: .nearest))
    }

    func callAsFunction(_ input: InputFile) -> Output {
        Result { () throws(InputFailure) in
            let read = try ReadInput(input, migrators, reader)
            let tree = DockerfileParser.parse(read.bytes)
            let context = context(of: input, tree, read.choice.migrator)
            var migration = read.choice.migrator.migrate(tree, context: context?.folder)
            migration.notes += context?.folder.unread.messages.map { Reason("unread-context-file", $0) } ?? []
            try read.choice.checkMirrors(tree, read.path)
            return Migrated(file: MigratedFile(path: ReportedPath(read.path.bytes), bytes: read.bytes, report: migration, context: context?.shown), source: read.source)
        }
    }
}
