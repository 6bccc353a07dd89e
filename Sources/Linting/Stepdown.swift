import CommandKnowledge
public import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import SourceModel

extension LintedFile {
    /// Whether something in the stage may give up root when a container starts, so that a root user is no finding.
    ///
    /// That is an entry point of the image which is known to, or a program for it in the start command or among what the stage installs.
    public func mayStepDown(_ stage: Stage) -> Bool {
        if let source = stage.image.sourceImage, source.entrypointRole?.holdsBytes(of: "drops root") == true, stage.final.entrypoint.value?.range == nil {
            return true
        }
        // What an entry point does that is not known is not known either.
        if case .unknown = stage.final.entrypoint { return true }
        if case .present(let start, _) = stage.final.start {
            if start.words.contains(where: Self.namesStepdown) { return true }
        }
        return model.chain(of: stage.index).contains { member in model.stages[member].instructions.contains(where: mayBringStepdown) }
    }

    private func mayBringStepdown(_ index: Int) -> Bool {
        let instruction = tree.instructions[index]
        guard instruction.keyword == .copy || instruction.keyword == .run else { return false }
        if case .copy(let copy) = instruction.content { return copy.sources.contains { Self.namesStepdown($0.text) } || Self.namesStepdown(copy.destination.text) }
        let commands = commands(at: index)
        // By number, since a copy of a command counts references to each of its parts.
        return commands.indices.contains { number in
            if let name = commands[number].name, Self.namesStepdown(name) { return true }
            return commands[number].arguments.indices.contains { place in
                guard let value = commands[number].arguments[place].value else { return false }
                return Self.namesStepdown(value)
            }
        }
    }

    /// Whether a word or a component of it is such a program; `su-exec=0.2` and `/usr/local/bin/gosu` are.
    private static func namesStepdown(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var isStart = true
            for offset in bytes.indices {
                let byte = unsafe bytes[offset]
                if isSeparator(byte) {
                    isStart = true
                } else if isStart {
                    isStart = false
                    guard beginsStepdown(byte) else { continue }
                    let part = unsafe bytes[offset...].prefix { !isSeparator($0) }
                    if stepdownPrograms.contains(unsafe String(decoding: part, as: UTF8.self)) { return true }
                }
            }
            return false
        }
    }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: "=") || byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }

    /// The first letters of the programs; far cheaper than looking each word up.
    private static func beginsStepdown(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "g") || byte == UInt8(ascii: "s") || byte == UInt8(ascii: "r") || byte == UInt8(ascii: "c") || byte == UInt8(ascii: "f")
    }

    private static let stepdownPrograms: Set<String> = [
        "gosu", "su-exec", "setpriv", "runuser", "setuidgid", "s6-setuidgid", "chpst", "fixuid",
    ]
}
