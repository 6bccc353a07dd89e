internal import HardenedCatalog
internal import ImageReferences

/// All that is known of one image reference.
struct ImageExplanation: Encodable {
    var reference: String
    /// Short name of the hardened image for `dhi.io/…`, else the familiar name.
    var name: String
    var tag: String
    var isHardened: Bool
    /// A digest decides which image it is; facts and counterpart are those of the tag.
    var hasDigest: Bool
    /// Display name of the hardened image, or of the one it maps to.
    var title: String?
    var facts: ImageFacts?
    /// Where the facts come from, if not from the tag itself.
    var factsOf: String?
    var mapping: Row?
    /// To run the program in.
    var runtime: Twin?
    /// To build in.
    var dev: Twin?
    /// From the source image to the runtime image, or to the other one where there is only that.
    var changes: [ImageChange]
    var catalogDate: String

    struct Row: Encodable {
        var hardened: String?
        var evidence: String
        var reason: String
        var note: String
        var oneToOne: Bool
        var crossesFamily: Bool
    }

    /// The hardened tag that takes the image's place, or why there is none.
    struct Twin: Encodable {
        var reference: String?
        var notes: [String]
        var refusal: String?
        var suggestion: String?

        init(_ decision: TagDecision) {
            reference = decision.mapping?.reference
            notes = decision.mapping?.notes.map(\.message) ?? []
            refusal = decision.refusal?.message
            suggestion = decision.refusal?.suggestion
        }
    }

    init(_ image: ImageReference, catalog: Catalog) {
        reference = image.text
        catalogDate = catalog.stamp.date
        changes = []
        hasDigest = image.digest != nil
        if let hardened = image.hardenedImage {
            name = hardened
            tag = image.tag ?? "latest"
            isHardened = true
            title = catalog.image(named: hardened)?.title
            facts = catalog.definition(image: hardened, tag: tag).map { ImageFacts($0) }
            return
        }
        name = image.familiarName
        tag = image.tag ?? "latest"
        isHardened = false
        let closest = catalog.closestSourceImage(name: name, tag: tag)
        facts = closest.map { ImageFacts($0.image) }
        factsOf = closest.flatMap { Self.words($0.basis) }
        guard let row = catalog.mapping(source: name) else { return }
        mapping = Row(
            hardened: row.hardened, evidence: row.evidence.rawValue, reason: row.reason, note: row.note, oneToOne: row.oneToOne,
            crossesFamily: row.crossesFamily)
        guard let hardened = row.hardened else { return }
        title = catalog.image(named: hardened)?.title
        let mapper = TagMapper(facts: catalog)
        let (runtime, dev) = (mapper.map(image, need: .runtime), mapper.map(image, need: .dev))
        self.runtime = Twin(runtime)
        self.dev = Twin(dev)
        if let facts, let twin = runtime.mapping ?? dev.mapping {
            changes = ImageChange.between(facts, and: ImageFacts(twin.definition))
        }
    }

    private static func words(_ basis: ClosestSourceImage.Basis) -> String? {
        switch basis {
        case .exact: nil
        case .sameVersion: "tags of the same line and edition, which all agree; this one is not listed"
        case .otherVersions: "other versions of the same edition, which all agree; likely, but not known"
        }
    }
}
