internal import DockerfileSemantics
internal import DockerfileSyntax
internal import Linting

extension DifferenceCause {
    /// Which stages count.
    static let stages: [DifferenceCause] = [
        DifferenceCause(
            "stage-not-shipped", .decision, ["DL3009", "DL3019", "DL3032", "DL3036", "DL3040", "DL3042", "DL3059", "DL3060"], only: .theirs,
            """
            Layers of a stage that others only copy some files from are in no image; what is left in them costs nothing, and RUNs of their own are cached better.
            """
        ) { place in place.stage.map { !place.file.shippedStages.contains($0) } ?? false },
        DifferenceCause(
            "stage-not-built", .decision, ["DL3002", "DL3066", "tally/world-writable-state-path-workaround"], only: .theirs, "Who runs the commands of a stage that no container is started from is nobody's risk; only the stage that is built is judged."
        ) { place in
            guard let stage = place.stage, let target = place.file.targetStage else { return false }
            let isWhole = place.rule != "DL3002" && place.rule != "hadolint/DL3002"
            // Of the stages below it the last USER counts, too, unless another one follows.
            return stage.index != target.index && !(isWhole && place.file.model.chain(of: target.index).contains(stage.index))
        },
        DifferenceCause(
            "user-in-between", .decision, ["DL3066"], only: .theirs, "Only the user that containers run as has to be known by number."
        ) { place in
            guard let stage = place.stage else { return false }
            return stage.instructions.contains { index in if index > place.instruction.index, case .user = place.file.tree.instructions[index].content { true } else { false } }
        },
        DifferenceCause(
            "root-or-not-known", .decision, ["DL3066"], only: .theirs, "root is another rule's, accounts of Windows have no numbers, and what stands in a variable may be one."
        ) { place in
            guard case .user(let word) = place.instruction.content else { return false }
            let name = word.text.split(separator: ":").first.map(String.init) ?? ""
            return name == "root" || word.text.contains("$") || place.isForWindows || name.hasPrefix("Container")
        },
        DifferenceCause(
            "start-gives-up-root", .decision, ["DL3002"], only: .theirs, "The start command, or that of the image, is known to give up root by itself (gosu, su-exec, setpriv and the like)."
        ) { place in place.stage.map(place.file.mayStepDown) ?? false },
        DifferenceCause(
            "said-once-for-a-stage", .decision, ["DL4001"], only: .theirs, "Both programs are in use from the first place on where the second one is run; it is said there, and not again for every RUN of the stage."
        ) { place in place.stage.map { stage in place.found.contains { stage.instructions.contains($0) } } ?? false },
        DifferenceCause("begun-in-the-stage-below", .flaw, ["DL4001"], only: .ours, "A stage has what the one that it stands on brings; the peer begins anew at each FROM.") { place in
            guard let stage = place.stage else { return false }
            let own = stage.instructions.flatMap { place.file.commands(at: $0) }.compactMap(\.name)
            return !(own.contains("curl") && own.contains("wget"))
        },
        DifferenceCause(
            "only-one-stage-is-shipped", .decision, ["DL3057"], only: .theirs, "Only containers of the stage that is built are asked whether they are well."
        ) { place in place.stage.map { $0.index != place.file.target } ?? false },
    ]
}
