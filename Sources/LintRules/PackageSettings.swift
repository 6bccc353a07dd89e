import CommandKnowledge
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// Settings of package managers that the file makes in their configuration rather than on each command line.
enum PackageSettings {
    /// Whether an instruction in front of `run` may set `name`, as the word `APT::Get::Assume-Yes` in what it writes; copied settings may hold anything.
    static func mayHold(_ name: String, of family: PackageFamily, before run: PackageRun, in file: LintedFile) -> Bool {
        let folder = family == .apt ? "/etc/apt" : family == .zypper ? "/etc/zypp" : "/etc/\(family.rawValue)"
        return file.history(of: run.stage, before: run.index + 1).contains { step in
            switch step.instruction.content {
            case .copy(let copy), .add(let copy):
                let path = copy.destination.text
                return path.hasPrefix(folder) && !path.holdsBytes(of: "sources.list") && !path.holdsBytes(of: "repos.d") && !path.holdsBytes(of: "keyrings") && !path.holdsBytes(of: "trusted")
            case .run:
                return file.commands(at: step.index).contains { writes($0, name) } || documents(step.instruction, in: file, hold: name)
            default: return false
            }
        }
    }

    /// Options of package managers count for their own command only.
    private static func writes(_ command: RunCommand, _ name: String) -> Bool {
        if let program = command.name, PackageFamily(program: program) != nil, !command.literalArguments.contains("config-manager") { return false }
        return command.arguments.contains { holds($0.value ?? $0.prefix, name) }
    }

    /// Regardless of case, as apt reads its settings.
    private static func holds(_ text: String, _ name: String) -> Bool {
        text.utf8.count >= name.utf8.count && text.lowercased().holdsBytes(of: name.lowercased())
    }

    /// What a command writes may stand in a here-document.
    private static func documents(_ instruction: Instruction, in file: LintedFile, hold name: String) -> Bool {
        instruction.heredocs.contains { holds(String(decoding: file.tree.bytes[$0.body.indices], as: UTF8.self), name) }
    }
}
