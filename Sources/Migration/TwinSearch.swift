public import DockerfileSemantics
public import HardenedCatalog
public import SourceModel

/// Finds the hardened image that belongs to a reference, without looking at the file around it.
///
/// The answer is what a migration would try first; whether the stage works on it, only a migration shows.
public struct TwinSearch: Sendable {
    private let search: CandidateSearch
    /// Of references without a platform, for what is shipped and for what is built.
    private let shipped = Memo<String, HardenedTwin?>()
    private let building = Memo<String, HardenedTwin?>()

    public init(catalog: Catalog, options: MigrationOptions) {
        search = CandidateSearch(catalog: catalog, options: options, isForTwins: true)
    }

    /// The twin for a stage in which things are built, or for one that is shipped; `nil` without one, and for what is hardened already.
    public func twin(of reference: String, platform: String?, isBuildStage: Bool) -> HardenedTwin? {
        guard platform == nil else { return find(reference, platform, isBuildStage) }
        return (isBuildStage ? building : shipped).value(reference) { find(reference, nil, isBuildStage) }
    }

    private func find(_ reference: String, _ platform: String?, _ isBuildStage: Bool) -> HardenedTwin? {
        guard case .candidates(let candidates) = search.candidates(for: reference, platform: platform) else { return nil }
        let chosen = candidates.first { $0.isBuildImage == isBuildStage } ?? candidates.first
        return chosen.map { HardenedTwin(reference: $0.text, definition: $0.definition, tag: $0.tag) }
    }

    /// The edits that put `text` in the place of the reference `use`; `nil` where other references hang on the same text.
    public static func edits(of model: DockerfileModel, use: Int, to text: String) -> [TextEdit]? {
        let plan = ReferenceEdits(model: model).plan([use: text])
        return plan.refused.isEmpty && plan.edits.areDisjoint && !plan.edits.isEmpty ? plan.edits : nil
    }
}

/// A hardened image that could take the place of another.
public struct HardenedTwin: Sendable, Hashable {
    /// With registry and tag, as it would be written.
    public var reference: String
    public var definition: ImageDefinition
    public var tag: String
}
