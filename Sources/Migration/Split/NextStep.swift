import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Proving
import SourceModel

/// Next.js keeps pages and pictures that it makes while it runs in `.next`, beside what its build has put there.
struct NextStep {
    /// That folder, as a place to give to whom containers run as; its own example of a Dockerfile does the same.
    static func given(_ draft: SplitDraft) -> [GivenPlace] {
        guard draft.runtime.definition.image == "node", draft.stage.final.user.value.map({ $0.isRoot == true }) ?? true else { return [] }
        var places = draft.stage.instructions.compactMap { copied($0, draft) }
        if let folder = started(draft) { places.append(folder.appending(".next")) }
        return places.map { GivenPlace(place: $0, owner: draft.runtimeOwner, instruction: draft.stage.instructions.upperBound) }
    }

    /// Where a COPY puts what the build has made, by the names that Next gives to it.
    private static func copied(_ index: Int, _ draft: SplitDraft) -> Place? {
        guard case .copy(let copy) = draft.instruction(index).content, copy.sources.count == 1,
            let destination = Place(copy.destination.text, in: draft.state(index).workdir.value.map { Place(absolute: $0) })
        else { return nil }
        let source = Place(absolute: "/" + copy.sources[0].text)
        if source.lastName == "standalone", source.parent.lastName == ".next" { return destination.appending(".next") }
        return source.lastName == ".next" && destination.lastName == ".next" ? destination : nil
    }

    /// The folder in which `next start` looks for its build.
    private static func started(_ draft: SplitDraft) -> Place? {
        let final = draft.stage.final
        let reader = StartReader(
            draft.original, draft.stage, effects: draft.effects, runtime: draft.runtime.definition, title: draft.runtime.text, catalog: draft.catalog, context: draft.context, policy: draft.policy)
        var words = final.start.value?.words ?? []
        var folder = final.workdir.value.map { Place(absolute: $0) }
        if case .plain(let plain) = reader.read() {
            words = (plain.entrypoint ?? final.entrypoint.value?.words ?? []) + (plain.cmd ?? final.cmd.value?.words ?? [])
            folder = plain.folder ?? folder
        }
        guard let program = words.firstIndex(where: { $0.hasSuffix("node_modules/next/dist/bin/next") || $0.hasSuffix("node_modules/.bin/next") }), words.dropFirst(program + 1).first == "start" else { return nil }
        // `next start FOLDER`
        guard let named = words.dropFirst(program + 2).first, !named.hasPrefix("-") else { return folder }
        return Place(named, in: folder)
    }
}
