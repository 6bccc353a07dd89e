import DockerfileSyntax
import Synchronization

/// The commands of the instructions of one file and the scripts that they stand in, read once each.
final class CommandCache: Sendable {
    /// By instruction, since rules ask often; `nil`: nobody has asked yet.
    private let known = Mutex<[[RunCommand]?]>([])
    /// The same; inner `nil`: a form without a script.
    private let scripts = Mutex<[RunScript??]>([])

    func commands(_ index: Int, of tree: DockerfileTree) -> [RunCommand] {
        if let found = known.withLock({ $0.isEmpty ? nil : $0[index] }) { return found }
        let commands = tree.commands(in: index) { script(of: $0, in: tree.instructions[index], of: tree) }
        known.withLock { known in
            if known.isEmpty { known = Array(repeating: nil, count: tree.instructions.count) }
            known[index] = commands
        }
        return commands
    }

    func script(of form: CommandForm, in instruction: Instruction, of tree: DockerfileTree) -> RunScript? {
        let index = instruction.index
        // What ONBUILD stores has no place of its own among the instructions.
        guard tree.instructions.indices.contains(index), tree.instructions[index] === instruction else { return tree.script(of: form, in: instruction) }
        if let found = scripts.withLock({ $0.isEmpty ? nil : $0[index] }) { return found }
        let script = tree.script(of: form, in: instruction)
        scripts.withLock { scripts in
            if scripts.isEmpty { scripts = Array(repeating: nil, count: tree.instructions.count) }
            scripts[index] = .some(script)
        }
        return script
    }
}
