import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

extension PackageCall {
    /// The edit that puts `option` behind the verb; `nil` where the text cannot be edited that simply.
    func addingOption(_ option: String, in run: PackageRun, of file: LintedFile) -> TextEdit? {
        guard let verbRange else { return nil }
        return Self.adding(option, behind: verbRange, reading: verb, self, run, file)
    }

    /// The edit that puts `option` behind the program's name.
    func addingGlobalOption(_ option: String, in run: PackageRun, of file: LintedFile) -> TextEdit? {
        guard let written = command.program else { return nil }
        return Self.adding(option, behind: command.nameRange, reading: written, self, run, file)
    }

    /// - Parameter text: What stands at `range`, where it is not quoted or escaped in some way.
    private static func adding(_ option: String, behind range: SourceRange, reading text: String, _ call: PackageCall, _ run: PackageRun, _ file: LintedFile) -> TextEdit? {
        let written = file.tree.bytes[range.indices]
        let end = SourceRange(Int(range.end), Int(range.end))
        if case .exec = run.run.command {
            guard !call.command.isWrapped, written.elementsEqual("\"\(text)\"".utf8) else { return nil }
            return TextEdit(end, ", \"\(option)\"")
        }
        return written.elementsEqual(text.utf8) ? TextEdit(end, " " + option) : nil
    }
}
