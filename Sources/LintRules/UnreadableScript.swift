import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// Scripts that containers start and that root alone may read, so that a shell of another user cannot.
enum UnreadableScript {
    /// As far as the file shows how a script of this name comes into the stage.
    static func isOne(_ script: String, in stage: Stage, _ file: LintedFile) -> Bool {
        let name = script.fileName
        var isUnreadable = false
        for step in file.history(of: stage) {
            switch step.instruction.content {
            case .copy(let copy), .add(let copy):
                let destination = copy.destination.text
                let names = destination.hasSuffix("/") ? copy.sources.map(\.text.fileName) : [destination.fileName]
                guard names.contains(name) else { continue }
                // What BuildKit fetches is for its owner alone, unless a mode says otherwise.
                isUnreadable = copy.chmod.map { closes($0.value ?? "") } ?? copy.sources.contains { $0.text.holdsBytes(of: "://") }
            case .run:
                for command in file.commands(at: step.index) where command.name == "chmod" {
                    let words = command.literalArguments.filter { !$0.hasPrefix("-") }
                    guard let mode = words.first, words.dropFirst().contains(where: { $0.fileName == name }) else { continue }
                    if closes(mode) { isUnreadable = true } else if FileMode(mode)?.isReadByAll == true { isUnreadable = false }
                }
            default: continue
            }
        }
        return isUnreadable
    }

    /// Whether a mode in digits lets nobody else read.
    private static func closes(_ mode: String) -> Bool {
        mode.utf8.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "7") } && FileMode(mode)?.isReadByAll == false
    }
}
