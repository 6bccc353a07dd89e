import DockerfileSemantics
import HardenedCatalog
import ImageReferences
import Proving

/// Finds the hardened images that a reference can be moved to, best first.
struct CandidateSearch: Sendable {
    let catalog: Catalog
    let options: MigrationOptions
    /// Only what is found matters, not why nothing is; and the new reference takes the place of the old one alone, so that one that pins a platform has none.
    private let isForTwins: Bool
    /// Remembers what it has read of an image's tags.
    private let mapper: TagMapper
    private let memo = Memo<String, Result>()
    /// By platform and reference.
    private let ofPlatforms = Memo<String, Memo<String, Result>>()

    init(catalog: Catalog, options: MigrationOptions, isForTwins: Bool = false) {
        self.catalog = catalog
        self.options = options
        self.isForTwins = isForTwins
        mapper = TagMapper(facts: catalog)
    }

    /// Why what a note says stops the move: never back, never to a version whose distance is not known, and never to another edition.
    private static func refusal(by note: TagNote.ID) -> String? {
        switch note {
        case .olderRelease: "never-back"
        case .unresolved: "unknown-tag"
        case .jdkForJRE, .runtimeOfJDK, .editionMissingInDev: "edition"
        default: nil
        }
    }

    /// The candidates of one reference, or why there is none.
    enum Result: Sendable {
        case candidates([ReferenceCandidate])
        case left(Reason)
        /// On a hardened image already; with what is to be known of it.
        case hardened(Reason?)
    }

    /// `platform` is the expanded value of `--platform`.
    func candidates(for text: String, platform: String?) -> Result {
        guard let platform else { return memo.value(text) { find(text, nil) } }
        return ofPlatforms.value(platform) { Memo() }.value(text) { find(text, platform) }
    }

    /// What a reference says of the platform by its name or tag; `nil`: nothing, or the image is none that has a hardened counterpart.
    func pinned(by text: String) -> PinnedPlatform? {
        guard !options.ignoresArchitectures, let reference = try? ImageReference.parse(text), options.naming.image(named: reference.name) == nil, reference.hardenedImage == nil else { return nil }
        return pinned(reference, name: options.unmirror(reference.name) ?? reference.familiarName)
    }

    private func pinned(_ reference: ImageReference, name: String) -> PinnedPlatform? {
        // What the configuration or the catalogue says of the very name comes first.
        PinnedPlatform(name: name, tag: reference.tag) { mapping(of: name) == nil && catalog.mapping(source: $0) != nil }
    }

    /// Whether an image is there for `platform`, the expanded value of `--platform`.
    static func isOffered(_ candidate: ReferenceCandidate, on platform: String?) -> Bool {
        guard let platform, let wanted = try? Platform.parse(platform) else { return true }
        return wanted.isOffered(by: candidate.definition.platforms)
    }

    private func find(_ text: String, _ platform: String?) -> Result {
        let reference: ImageReference
        do { reference = try ImageReference.parse(text) } catch { return .left(Reason("invalid-reference", "\(text) is not a valid image reference: \(error)")) }
        let written = reference.name
        if let image = options.naming.image(named: written) ?? reference.hardenedImage {
            return hardened(reference, image)
        }
        if reference.isMisplacedHardened {
            return .left(Reason("misplaced-hardened", "\(written) does not exist: hardened images stand directly under dhi.io/"))
        }
        let name = options.unmirror(written) ?? reference.familiarName
        if options.excludedImages.contains(name) || options.excludedImages.contains(written) {
            return .left(Reason("excluded", "\(name) is excluded by the configuration"))
        }
        if options.organisationImages[written] != nil, options.organisationMappings[name] == nil { return .left(Reason("organisation-image", "\(written) is an image of the organisation")) }
        guard let pinned = pinned(reference, name: name) else { return search(reference, name: name, tag: reference.tag, platform: platform) }
        if options.ignoresArchitectures { return search(reference, name: pinned.name, tag: pinned.tag, platform: platform) }
        // Its FROM would have to say the platform, too.
        if isForTwins { return .left(Reason("architecture", "\(name) is for \(pinned.platform)")) }
        if let platform, (try? Platform.parse(platform)) != (try? Platform.parse(pinned.platform)) {
            return .left(Reason("platform-conflict", "\(name):\(reference.tag ?? "latest") is for \(pinned.platform), and --platform says \(platform)"))
        }
        return search(reference, name: pinned.name, tag: pinned.tag, platform: pinned.platform)
    }

    private func hardened(_ reference: ImageReference, _ image: String) -> Result {
        let tag = reference.tag ?? "latest"
        if catalog.definition(image: image, tag: tag) != nil || reference.digest != nil { return .hardened(nil) }
        return .hardened(Reason("unknown-hardened-tag", "the catalogue has no \(image):\(tag); it may have been removed, or be newer than the catalogue"))
    }

    private func search(_ reference: ImageReference, name: String, tag: String?, platform: String?) -> Result {
        guard let mapping = mapping(of: name) else {
            return .left(Reason("unknown-image", "no hardened counterpart of \(name) is known"))
        }
        if mapping.evidence == .organisation, let hardened = mapping.hardened, catalog.image(named: hardened) == nil {
            return .left(Reason("organisation-image-unknown", "the configuration maps \(name) to \(hardened), which is no hardened image that the catalogue knows"))
        }
        guard mapping.hardened != nil else {
            if name.hasPrefix("mcr.microsoft.com/windows") { return .left(Reason("windows", "\(name) is a Windows image; hardened images are for Linux")) }
            return .left(Reason("no-counterpart", "\(name) has no hardened counterpart" + (mapping.note.isEmpty ? "" : " (\(mapping.note))")))
        }
        if mapping.versionIsInName {
            return .left(Reason("version-in-name", "the version of \(name) is part of its name, and its tag says nothing of it; name an image of \(mapping.hardened ?? "") by hand"))
        }
        if let refusal = permissionMissing(for: mapping, name) { return .left(refusal) }
        if reference.digest != nil, !options.permissions.contains(.unpin), options.digests.isEmpty {
            let what = reference.text.prefix { $0 != "@" }
            return .left(Reason("digest", "\(what) is pinned by digest on purpose"))
        }
        if reference.digest != nil, reference.tag == nil {
            return .left(Reason("digest-without-tag", "a digest without a tag does not say which version it is"))
        }
        var found: [ReferenceCandidate] = []
        var refusal: Reason?
        for need in [VariantNeed.runtime, .dev] {
            switch candidate(mapping, name: name, tag: tag, need: need) {
            case .candidate(var candidate):
                if need == .dev, found.isEmpty { candidate.lackOfRuntime = refusal }
                if !found.contains(where: { $0.text == candidate.text }) { found.append(candidate) }
            case .refused(let reason):
                if refusal == nil || need == .dev { refusal = reason }
            }
        }
        if let dev = found.last, dev.isBuildImage, let linked = RustOfUpstream(catalog: catalog, naming: options.naming, available: options.available).candidate(for: dev) { found.append(linked) }
        if let platform { found = offered(found, on: platform, &refusal) }
        if reference.digest != nil, !options.permissions.contains(.unpin) {
            found.removeAll { !$0.text.contains("@") }
            if found.isEmpty, refusal == nil { refusal = Reason("digest", "the list of digests has none for the hardened tag") }
        }
        return found.isEmpty ? .left(refusal ?? Reason("no-tag", "no hardened tag fits \(reference.text)")) : .candidates(found)
    }

    private enum Candidate {
        case candidate(ReferenceCandidate)
        case refused(Reason)
    }

    private func candidate(_ mapping: ImageMapping, name: String, tag: String?, need: VariantNeed) -> Candidate {
        let permissions = options.permissions
        var tagOptions = TagOptions(
            upgradeEndOfLife: options.upgradesEndOfLife && !ProofPolicy(options).refuses(Assumption.newerLine), allowJudged: permissions.contains(.judgedMapping),
            allowCrossFamily: permissions.contains(.crossFamily), available: options.available)
        tagOptions.suggests = !isForTwins
        if let row = options.organisationMappings[name], let own = row.tags[tag ?? "latest"] ?? row.tag {
            guard let definition = catalog.definition(image: mapping.hardened ?? "", tag: own) else {
                return .refused(Reason("organisation-tag", "the configuration maps this tag to \(own), which the catalogue does not have"))
            }
            return .candidate(made(mapping, definition, own, []))
        }
        switch mapper.map(source: name, tag: tag, need: need, options: tagOptions, row: mapping) {
        case .refused(let refusal):
            return .refused(Reason(refusal.reason.rawValue, refusal.message.asPart + suggestion(refusal)))
        case .mapped(let mapped):
            if let note = mapped.notes.first(where: { Self.refusal(by: $0.id) != nil }), let id = Self.refusal(by: note.id) {
                return .refused(Reason(id, refusal(for: note, name: name, tag: tag)))
            }
            return .candidate(made(mapping, mapped.definition, mapped.tag, mapped.notes.map { Reason($0.id.rawValue, $0.message.withoutFullStop) }))
        }
    }

    /// What is nearest to what was refused; empty when there is nothing.
    private func suggestion(_ refusal: TagRefusal) -> String {
        guard let suggestion = refusal.suggestion else { return "" }
        switch refusal.reason {
        case .crossFamily: return "; it could become \(suggestion)"
        case .endedLine: return ", \(suggestion)"
        default: return "; nearest is \(suggestion)"
        }
    }

    /// A note that stops the move tells what was taken; the reason tells why it is not.
    private func refusal(for note: TagNote, name: String, tag: String?) -> String {
        switch note.id {
        case .unresolved: "what “\(name):\(tag ?? "latest")” points to today is not known here; name a version"
        case .olderRelease: note.message.asPart + ", and this never goes back"
        default: note.message.asPart
        }
    }

    private func made(_ mapping: ImageMapping, _ definition: ImageDefinition, _ tag: String, _ notes: [Reason]) -> ReferenceCandidate {
        let digest = options.digests["\(definition.image):\(tag)"].map { "@" + $0 } ?? ""
        let text = options.naming.name(of: definition.image) + ":" + tag + digest
        return ReferenceCandidate(mapping: mapping, definition: definition, tag: tag, text: text, notes: notes)
    }

    private func mapping(of name: String) -> ImageMapping? {
        if let own = options.organisationMappings[name] {
            return ImageMapping(source: name, hardened: own.hardened, oneToOne: true, evidence: .organisation, reason: own.reason, note: "", crossesFamily: false)
        }
        return catalog.mapping(source: name)
    }

    private func permissionMissing(for mapping: ImageMapping, _ name: String) -> Reason? {
        let permission: Permission
        let why: String
        if mapping.replacesSystem, !options.permissions.contains(.crossFamily) {
            (permission, why) = (.crossFamily, "but on another family of systems")
        } else if mapping.evidence == .judged, !options.permissions.contains(.judgedMapping) {
            (permission, why) = (.judgedMapping, "which is a judgement by name only")
        } else {
            return nil
        }
        return Reason(permission.rawValue, "\(name) could become \(mapping.hardened ?? ""), \(why)")
    }

    private func offered(_ candidates: [ReferenceCandidate], on text: String, _ refusal: inout Reason?) -> [ReferenceCandidate] {
        guard let platform = try? Platform.parse(text) else { return candidates }
        let fitting = candidates.filter { platform.isOffered(by: $0.definition.platforms) }
        if fitting.isEmpty, let first = candidates.first {
            refusal = Reason("platform", "\(first.definition.image) is not offered for \(platform)")
        }
        return fitting
    }
}

extension String {
    /// Sentences that are parts of a longer one.
    var withoutFullStop: String { utf8.last == UInt8(ascii: ".") ? String(Substring(utf8.dropLast())) : self }

    /// A sentence as part of a longer one: without full stop, and small where only its place made the first letter large.
    var asPart: String {
        let text = withoutFullStop
        let first = text.utf8.prefix { $0 != UInt8(ascii: " ") }
        guard Self.openings.contains(String(Substring(first))) else { return text }
        return text.prefix(1).lowercased() + text.dropFirst()
    }

    private static let openings: Set<String> = ["The", "There", "This", "What", "Which", "Whether", "At", "No", "That"]
}
