import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// Turns an argument that holds a secret into a secret of the build.
enum SecretMount {
    /// `nil` where the argument has a default, or is used by anything else than the shell of RUN in its own stage.
    static func fix(_ declaration: ArgumentDeclaration, in instruction: Instruction, of file: LintedFile) -> Fix? {
        guard case .arg(let declarations) = instruction.content, declarations.count == 1, declaration.value == nil, isSupported(file.tree),
            let number = file.model.stage(ofInstruction: instruction.index)
        else { return nil }
        let name = declaration.name.text
        let stage = file.model.stages[number]
        // Stages on it inherit the argument; and another ARG of the name gives it a value of its own.
        guard file.model.family(of: number).count == 1 else { return nil }
        var edits = [TextEdit(instruction.range, "")]
        for index in stage.instructions where index != instruction.index {
            let other = file.tree.instructions[index]
            guard other.logicalLine.bytes.contains(UInt8(ascii: "$")) || !other.heredocs.isEmpty || other.keyword == .arg || other.keyword == .env else { continue }
            switch other.content {
            case .run(let run):
                let isMounted = run.mounts.contains { $0.fields.contains { $0.value?.contains(name) == true } }
                guard file.model.variables(in: index).contains(where: { $0.name == name }) else { continue }
                guard index > instruction.index, !isMounted else { return nil }
                let place = Int(other.keywordRange.end)
                edits.append(TextEdit(SourceRange(place, place), " --mount=type=secret,id=\(name),env=\(name)"))
            case .arg(let others): if others.contains(where: { $0.name.text == name }) { return nil }
            case .env(let pairs): if pairs.contains(where: { $0.key.text == name }) { return nil }
            default: break
            }
            if VariableMentions(other, in: file.tree).all.contains(where: { $0.name == name }) { return nil }
        }
        guard edits.count > 1 else { return nil }
        return Fix(title: "Take \(name) from a secret of the build (docker build --secret id=\(name))", edits: edits, applicability: .unsafe, changes: [.variables, .commands])
    }

    /// Secrets as variables came with 1.10 of the program that reads Dockerfiles.
    private static func isSupported(_ tree: DockerfileTree) -> Bool {
        guard let value = tree.directives.first(where: { $0.name == .syntax })?.value else { return true }
        guard let tag = value.split(separator: ":").last.map(String.init), value.contains("docker/dockerfile") else { return false }
        let parts = tag.prefix { $0 != "-" && $0 != "@" }.split(separator: ".").map { Int($0) }
        return parts.count == 1 ? tag == "1" || tag == "latest" : parts[0] == 1 && (parts[1] ?? 0) >= 10
    }
}
