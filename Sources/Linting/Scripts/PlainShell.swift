import CommandKnowledge
public import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog

extension LintedFile {
    /// Whether anything in the stage may have put another shell in the place of `/bin/sh`.
    public func mayReplaceShell(in stage: Stage) -> Bool {
        history(of: stage).contains { step in
            switch step.instruction.content {
            case .run:
                commands(at: step.index).contains { command in
                    if command.name == "dpkg-reconfigure" || command.name == "update-alternatives" { return true }
                    return command.arguments.contains { word in
                        guard let value = word.value else { return false }
                        return ["ln", "mv", "cp", "dpkg-divert"].contains(command.name) && (value == "/bin/sh" || value == "/usr/bin/sh" || value == "sh") || value.hasPrefix("dash dash/sh")
                    }
                }
            case .copy(let copy), .add(let copy): copy.destination.text == "/bin/sh" || copy.destination.text == "/"
            default: false
            }
        }
    }

    /// What `/bin/sh` is in a stage; `posix` where that is not known.
    func plainShell(of stage: Stage) -> ScriptDialect {
        let dialect: ScriptDialect
        switch stage.image.distribution.value?.family {
        case .debian, .ubuntu: dialect = .dash
        case .alpine, .busybox, .wolfi: dialect = .busybox
        case .amazonlinux, .ubi, .oraclelinux, .photon: dialect = .bash
        case .scratch, .windows, .other, nil: return .posix
        }
        return mayReplaceShell(in: stage) ? .posix : dialect
    }
}
