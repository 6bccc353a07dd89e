import DockerfileSyntax
import Migration
import Reporting
import RepositoryConversion

/// One file on its way through a verification run.
struct VerificationWork: Sendable {
    typealias Output = Result<Verified, InputFailure>

    struct Verified: Sendable {
        var file: VerifiedFile
        /// What is to be said of files of the build context that could not be read.
        var unread: [String]
    }

    let migrators: MigratorChoice
    let reader: FileReader

    /// The folder that `--context` names, for all files.
    let context: FolderContext?
    /// What the file is compared with; `nil`: it is judged by itself.
    let original: DockerfileTree?

    func callAsFunction(_ input: InputFile) -> Output {
        Result { () throws(InputFailure) in
            let read = try ReadInput(input, migrators, reader)
            let tree = DockerfileParser.parse(read.bytes)
            let context = context(of: input, tree)
            let verification = read.choice.migrator.verify(tree, original: original, context: context, contextIsNamed: self.context != nil)
            try read.choice.checkMirrors(tree, read.path)
            let file = VerifiedFile(path: ReportedPath(read.path.bytes), bytes: read.bytes, report: verification)
            return Verified(file: file, unread: context?.unread.messages ?? [])
        }
    }

    private func context(of input: InputFile, _ tree: DockerfileTree) -> FolderContext? {
        if let context { return context.anew }
        guard case .file(let file) = input else { return nil }
        return ContextFinder.context(of: file, tree)
    }
}
