import DockerfileSemantics
import DockerfileSyntax
import Linting
import Migration

/// A label that an instruction of a stage sets.
struct StageLabel {
    /// Without quotes; not known where it hangs on a build argument.
    let key: Fact<String>
    let value: Fact<String>
    /// The value hangs on a build argument, whose default is often a mere placeholder for what the build is given.
    let isHanded: Bool
    let pair: KeyValuePair

    /// The labels that shape a stage, in order: those of the stages it stands on, then its own.
    static func all(of stage: Stage, in file: LintedFile) -> [StageLabel] { read(file.history(of: stage), file, where: { _ in true }, keys: { _ in true }) }

    /// The labels that the instructions of a stage set itself.
    ///
    /// - Parameter isWanted: Whether a key that is known is of interest; values cost much more than keys.
    static func own(of stage: Stage, in file: LintedFile, keys isWanted: (String) -> Bool = { _ in true }) -> [StageLabel] {
        // Most stages have none.
        guard file.has(.label), stage.instructions.contains(where: { file.tree.instructions[$0].keyword == .label }) else { return [] }
        return read(file.history(of: stage), file, where: { stage.instructions.contains($0) }, keys: isWanted)
    }

    private static func read(_ steps: [LintedFile.Step], _ file: LintedFile, where isWanted: (Int) -> Bool, keys isWantedKey: (String) -> Bool) -> [StageLabel] {
        var labels: [StageLabel] = []
        /// Variables that hold what the build is given, or may be.
        var handed: Set<String> = []
        let given = file.images.options.buildArguments
        for step in steps {
            func isHanded(_ word: Word) -> Bool {
                // Without a variable nothing is handed on.
                !handed.isEmpty && word.text.utf8.contains(UInt8(ascii: "$")) && (WordSyntax.parts(of: word, in: step.instruction.logicalLine, escape: file.tree.escape) ?? []).contains { $0.mentions(handed) }
            }
            switch step.instruction.content {
            case .arg(let declarations):
                for declaration in declarations where given[declaration.name.text] == nil { handed.insert(declaration.name.text) }
            case .env(let pairs):
                let names = pairs.map { ($0.key.text, isHanded($0.value)) }
                for (name, isHanded) in names { if isHanded { handed.insert(name) } else { handed.remove(name) } }
            case .label(let pairs) where isWanted(step.index):
                for pair in pairs {
                    let key = isHanded(pair.key) ? .unknown("the build is given it") : file.expand(pair.key, at: step)
                    if let known = key.value, !isWantedKey(known) { continue }
                    labels.append(StageLabel(key: key, value: file.expand(pair.value, at: step), isHanded: isHanded(pair.value), pair: pair))
                }
            default: continue
            }
        }
        return labels
    }
}

extension WordPart {
    /// Whether one of the variables `names` has a say.
    fileprivate func mentions(_ names: Set<String>) -> Bool {
        guard case .variable(let variable) = self else { return false }
        return names.contains(variable.name) || variable.word.contains { $0.mentions(names) }
    }
}
