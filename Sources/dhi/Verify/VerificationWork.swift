import DockerfileSyntax
import Migration
import Reporting
import RepositoryConversion

/// One file on its way through a verification run.
struct VerificationWork: Sendable {
    enum Output: Sendable {
        case verified(VerifiedFile)
        case failed(FileError)
        /// The configuration in force for the file is broken.
        case misconfigured(FilePath, ConfigurationFailure)
    }

    let migrators: MigratorChoice
    let reader: FileReader

    /// The folder that `--context` names, for all files.
    let context: FolderContext?
    /// What the file is compared with; `nil`: it is judged by itself.
    let original: DockerfileTree?

    func callAsFunction(_ input: InputFile) -> Output {
        let bytes: [UInt8]
        let choice: MigratorChoice.Choice
        do {
            switch input {
            case .text(let text, let name):
                bytes = text
                choice = try migrators.choice(forPath: name)
            case .file(let file):
                choice = try migrators.choice(for: file)
                bytes = try reader.read(file).bytes
            }
        } catch let error as FileError {
            return .failed(error)
        } catch let error as ConfigurationFailure {
            return .misconfigured(input.path, error)
        } catch {
            return .failed(FileError(input.path, .system(0)))
        }
        let tree = DockerfileParser.parse(bytes)
        let verification = choice.migrator.verify(tree, original: original, context: context(of: input, tree))
        return .verified(VerifiedFile(path: ReportedPath(input.path.bytes), bytes: bytes, report: verification))
    }

    private func context(of input: InputFile, _ tree: DockerfileTree) -> FolderContext? {
        if let context { return context }
        guard case .file(let file) = input else { return nil }
        return ContextFinder.context(of: file, tree)
    }
}
