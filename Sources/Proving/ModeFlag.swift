public import BuildEffects
import CommandKnowledge
public import DockerfileSemantics
import DockerfileSyntax

/// The `--chmod` of a copy that does what a `chmod` of its own does behind it.
public struct ModeFlag {
    /// As BuildKit reads it: an octal number.
    public let value: String
    /// The instruction that brings the file.
    public let copy: Int
    public let place: Place

    /// The flags that stand for the command `chmod`, one for each file; `nil`: something else than single files that copies have brought gets the mode, or which mode is not known.
    public static func flags(for command: RunCommand, in instruction: Int, of stage: Stage, _ model: DockerfileModel, _ effects: StageEffects, context: (any BuildContext)?) -> [ModeFlag]? {
        guard command.name == "chmod", !command.isWrapped, !command.takesMoreArguments, command.outputs.isEmpty, command.arguments.allSatisfy({ $0.value != nil }) else { return nil }
        let words = command.literalArguments.filter { !["-v", "-c", "-f"].contains($0) }
        guard words.count > 1, let value = octal(words[0]), !words.dropFirst().contains(where: { $0.hasPrefix("-") }) else { return nil }
        let changed = effects.files.filter { $0.instruction == instruction && $0.range == command.range }
        guard changed.count == words.count - 1 else { return nil }
        var flags: [ModeFlag] = []
        for effect in changed {
            guard let copy = bringer(of: effect, stage, model, effects, context) else { return nil }
            flags.append(ModeFlag(value: value, copy: copy, place: effect.place))
        }
        return flags
    }

    /// A mode that says all, or one by which everybody may start the file: root, who did, could read it as well.
    static func octal(_ mode: String) -> String? {
        if mode.utf8.count == 3 || mode.utf8.count == 4, mode.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x37 }) { return mode }
        return ["+x", "a+x", "ugo+x", "+rx", "a+rx", "ugo+rx", "u+x,g+x,o+x", "u=rwx,go=rx"].contains(mode) ? "755" : nil
    }

    /// The one instruction that brings the file alone, with nothing else done to it in front of the command.
    private static func bringer(of effect: FileEffect, _ stage: Stage, _ model: DockerfileModel, _ effects: StageEffects, _ context: (any BuildContext)?) -> Int? {
        let place = effect.place
        let others = effects.files.filter { $0.instruction < effect.instruction && $0.place.overlaps(place) && $0.origin != .workdir && !$0.place.isRoot }
        guard let last = others.last, case .copy(let from, let sources) = last.origin, others.dropLast().allSatisfy({ $0.kind == .folder }) else { return nil }
        guard last.place == place, sources.count == 1, effects.files.filter({ $0.instruction == last.instruction }).count == 1 else { return nil }
        let copy: CopyInstruction
        switch model.tree.instructions[last.instruction].content {
        case .copy(let content), .add(let content): copy = content
        default: return nil
        }
        guard copy.chmod == nil, copy.sources.count == 1, copy.inlineFiles.isEmpty, !copy.isJSON else { return nil }
        return isFile(sources[0], from, last, effect, stage, model, context) ? last.instruction : nil
    }

    /// A folder would get the mode with all below it.
    private static func isFile(_ source: String, _ from: String?, _ copy: FileEffect, _ change: FileEffect, _ stage: Stage, _ model: DockerfileModel, _ context: (any BuildContext)?) -> Bool {
        if copy.kind == .made { return true }
        if source.contains("://") { return !source.hasSuffix(".git") && !source.hasPrefix("git") }
        if from == nil, let context { return context.entry(at: String(Place(absolute: "/" + source).path.dropFirst())) == .file }
        // Folders are not started.
        guard let start = stage.final.start.value, let program = start.isShellForm ? start.words.last?.split(separator: " ").first.map(String.init) : start.words.first else { return false }
        if program.contains("/") { return Place(program, in: stage.final.workdir.value.map { Place(absolute: $0) }) == change.place }
        return RuntimePlaces.isProgramFolder(change.place.parent) && change.place.lastName == program
    }
}
