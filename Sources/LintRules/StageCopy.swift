import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A COPY or ADD of a stage, or one that an ONBUILD stores.
struct StageCopy {
    let stage: Stage
    /// Of the instruction in the file; of a stored one that of the ONBUILD.
    let index: Int
    /// COPY or ADD itself.
    let instruction: Instruction
    let copy: CopyInstruction
    /// It is stored by ONBUILD.
    let isTrigger: Bool

    var isAdd: Bool { instruction.keyword == .add }
    var state: StageState { stage.states[index - stage.instructions.lowerBound] }
    /// What an edit of it changes.
    var aspect: BuildAspect { isTrigger ? .triggers : .files }

    /// What a word stands for; `nil`: it is not known, as all variables of stored instructions are not.
    func value(of word: Word, in file: LintedFile) -> String? {
        if !word.text.utf8.contains(where: { $0 == UInt8(ascii: "$") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") || $0 == file.tree.escape }) { return word.text }
        if isTrigger, word.text.utf8.contains(UInt8(ascii: "$")) { return nil }
        return file.model.expand(word, in: instruction, state)
    }

    /// The end of what a word says, in front of a closing quote; `nil` where it cannot be read.
    func textEnd(of word: Word, in file: LintedFile) -> Int? {
        switch WordSyntax.parts(of: word, in: instruction, escape: file.tree.escape)?.last {
        case .literal(_, let range)?: Int(range.end)
        case .variable(let variable)?: Int(variable.range.end)
        case nil: nil
        }
    }

    static func forEach(in file: LintedFile, _ body: (StageCopy) -> Void) {
        for stage in file.model.stages {
            for index in stage.instructions {
                let instruction = file.tree.instructions[index]
                switch instruction.content {
                case .copy(let copy), .add(let copy): body(StageCopy(stage: stage, index: index, instruction: instruction, copy: copy, isTrigger: false))
                case .onbuild(let onbuild):
                    for inner in onbuild.inner {
                        switch inner.content {
                        case .copy(let copy), .add(let copy): body(StageCopy(stage: stage, index: index, instruction: inner, copy: copy, isTrigger: true))
                        default: continue
                        }
                    }
                default: continue
                }
            }
        }
    }
}
