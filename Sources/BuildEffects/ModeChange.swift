import CommandKnowledge
public import DockerfileSemantics
import DockerfileSyntax
public import SourceModel

/// A place that gets a mode other than the usual one, which everybody can read and the owner write.
public struct ModeChange: Sendable, Hashable {
    public var place: Place
    public var mode: FileMode
    public var instruction: Int
    /// The command or instruction.
    public var range: SourceRange

    /// The changes of mode in a stage, in order.
    public static func changes(of stage: Stage, in model: DockerfileModel, _ effects: StageEffects) -> [ModeChange] {
        stage.instructions.flatMap { index -> [ModeChange] in
            func own() -> [FileEffect] { effects.files(of: index).filter { $0.kind != .removed && !$0.place.isSymbolic } }
            switch model.tree.instructions[index].content {
            case .copy(let copy), .add(let copy):
                guard let mode = copy.chmod?.value.flatMap(FileMode.init) else { return [] }
                return own().map { ModeChange(place: $0.place, mode: mode, instruction: index, range: $0.range) }
            case .run:
                return model.commands(in: index).flatMap { command -> [ModeChange] in
                    guard let mode = mode(of: command) else { return [] }
                    return own().filter { $0.range == command.range }.map { ModeChange(place: $0.place, mode: mode, instruction: index, range: $0.range) }
                }
            default: return []
            }
        }
    }

    /// A `umask` that closes what is made behind it; `nil`: there is none.
    public static func closingMask(of stage: Stage, in model: DockerfileModel) -> SourceRange? {
        for index in stage.instructions {
            guard case .run = model.tree.instructions[index].content else { continue }
            for command in model.commands(in: index) where command.name == "umask" {
                guard let word = command.literalArguments.last, let mask = Int(word, radix: 8) else { continue }
                if mask & 4 != 0 { return command.range }
            }
        }
        return nil
    }

    private static func mode(of command: RunCommand) -> FileMode? {
        switch command.name {
        case "chmod":
            // `chmod -R go-rwx`, `chmod -x`: all options that are no modes are capital or long, or -c, -f, -v.
            let word = command.literalArguments.first { !$0.hasPrefix("-") || $0.dropFirst().allSatisfy { "rwxXst".contains($0) } }
            return word.flatMap(FileMode.init)
        case "mkdir", "install":
            let words = command.literalArguments
            for (index, word) in words.enumerated() {
                if word == "-m" || word == "--mode" { return words[(index + 1)...].first.flatMap(FileMode.init) }
                if word.hasPrefix("--mode=") { return FileMode(String(word.dropFirst(7))) }
                if word.hasPrefix("-m"), word.count > 2 { return FileMode(String(word.dropFirst(2))) }
            }
            return nil
        // Keys are made for their owner alone.
        case "openssl", "ssh-keygen": return FileMode("600")
        default: return nil
        }
    }
}
