import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import SourceModel

/// Whether what a stage copies from the build context, and the file of the project that containers start, is in that folder.
///
/// What is not may be made before the image is built, by CI for one: that it will be there is an assumption, which is named. Where somebody names the folder
/// to have a file verified, it has to be there.
struct ContextSourcesProof {
    let stage: StageComparison
    /// Somebody named the folder, so that what is not there is an error.
    var isNamed = false
    /// Its findings are assumptions of this kind.
    static let kind = "context-file"

    func findings() -> [ProofFinding] {
        // A folder without anything is none that somebody builds with.
        guard let context = stage.context, !context.names(in: "").isEmpty else { return [] }
        return stage.steps.flatMap { step -> [ProofFinding] in
            switch step.instruction.content {
            case .copy(let copy) where copy.from == nil, .add(let copy): copy.sources.compactMap { source($0, step.instruction, step.state, context) }
            default: []
            }
        } + start(context)
    }

    private func source(_ word: Word, _ instruction: Instruction, _ state: StageState, _ context: any BuildContext) -> ProofFinding? {
        guard let path = stage.result.expand(word, in: instruction, state), !path.hasPrefix("<<"), !path.contains("://"), !path.hasPrefix("git@"), !path.contains(where: { "*?[".contains($0) }) else { return nil }
        let place = Place(absolute: "/" + path)
        if place.isRoot { return nil }
        let relative = String(place.path.dropFirst())
        if context.entry(at: relative) == nil {
            return finding(.copy, isNamed ? "\(relative) is not in the folder that the image is built with" : "\(relative) will be in the folder that the image is built with, which does not have it now", at: word.range)
        }
        guard context.excludes(relative) else { return nil }
        return finding(.copy, isNamed ? "\(relative) is copied, and .dockerignore keeps it out of the build" : "\(relative) comes into the build, though .dockerignore names it", at: word.range)
    }

    /// Interpreters, and how the names of what they run end.
    private static let endings: [String: [String]] = ["node": [".js", ".mjs", ".cjs"], "python": [".py"], "python3": [".py"], "ruby": [".rb"], "php": [".php"]]

    private func start(_ context: any BuildContext) -> [ProofFinding] {
        guard stage.isStarted, let start = stage.after.final.start.value, let range = start.range, !start.isShellForm,
            let program = start.words.firstIndex(where: { Self.endings[$0] != nil }), let file = start.words[(program + 1)...].first, let endings = Self.endings[start.words[program]],
            endings.contains(where: file.hasSuffix), let place = Place(file, in: stage.after.final.workdir.value.map { Place(absolute: $0) })
        else { return [] }
        let effects = stage.effectsBefore
        let around = effects.files.filter { $0.place.contains(place) && $0.origin != .workdir }
        let isCopied = around.contains { if case .copy(nil, _) = $0.origin { true } else { false } }
        // What another stage or a command may have put there is not looked for in the context.
        let isJudged = around.allSatisfy { effect in
            switch effect.origin {
            case .copy(let from, _): from == nil
            case .command(let program): ["pip", "pip3", "mkdir", "chmod", "chown", "chgrp"].contains(program)
            case .workdir: true
            }
        }
        guard isCopied, isJudged, effects.unknown.isEmpty, ContextFiles(effects, context).isAbsent(place) else { return [] }
        let folder = "the folder that the image is built with"
        return [finding(.start, isNamed ? "\(file) is started, and nothing in \(folder) comes to \(place.text)" : "\(file) will be in \(folder), which has nothing now that would come to \(place.text)", at: range)]
    }

    private func finding(_ id: ObligationID, _ message: String, at range: SourceRange) -> ProofFinding { stage.finding(id, isNamed ? .failed : .assumed, Self.kind, message, at: range) }
}
