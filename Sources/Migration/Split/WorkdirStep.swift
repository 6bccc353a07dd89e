import BuildEffects
import DockerfileSemantics
import DockerfileSyntax

/// Folders that WORKDIR makes for the user in effect, who may write there.
struct WorkdirStep {
    /// Those that nothing has made before, as places that are given away, with the folders around them.
    static func given(_ draft: SplitDraft, _ accounts: AccountStep) -> [GivenPlace] {
        var given: [GivenPlace] = []
        // The user of the image itself is followed by that of the hardened one, for whom WORKDIR makes it as well.
        let first = draft.stage.instructions.first { if case .user = draft.instruction($0).content { true } else { false } }
        for (number, effect) in draft.effects.files.enumerated() where effect.origin == .workdir && effect.instruction > first ?? Int.max {
            guard let user = draft.state(effect.instruction).user.value, let owner = accounts.owner(user.text, draft) else { continue }
            let earlier = draft.effects.files[..<number].map(\.place)
            // What the image itself has of them is not known; the folder below the root is rarely its own.
            for place in effect.place.chain.dropLast() where !RuntimePlaces.isSystem(place) && !earlier.contains(where: place.contains) {
                given.append(GivenPlace(place: place, owner: owner, instruction: effect.instruction, isWhole: false))
            }
        }
        return given
    }
}
