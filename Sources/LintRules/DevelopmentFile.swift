import Linting
import SourceModel

extension LintedFile {
    /// Editors start the containers of such files, as the user that `devcontainer.json` names; nobody ships them.
    var isForDevelopment: Bool { path.split(byte: UInt8(ascii: "/")).dropLast().contains(".devcontainer") }
}
