public import ImageReferences
import SourceModel

/// Finds the hardened tag that stands for a tag of another image, or says why there is none.
///
/// The answer is a pure function of the catalogue and the arguments. A tag that is returned exists in the catalogue, holds the same edition of the same
/// release line, and is not older than what the source names.
public struct TagMapper: Sendable {
    private let facts: RememberedFacts

    public init(facts: Catalog) {
        self.facts = RememberedFacts(facts)
    }

    /// The hardened tag for a whole reference; a digest is refused, since it pins the old image on purpose.
    public func map(_ reference: ImageReference, need: VariantNeed, options: TagOptions = TagOptions()) -> TagDecision {
        if reference.isScratch { return map(source: "scratch", tag: nil, need: need, options: options) }
        if reference.isHardened {
            return .refused(TagRefusal(.alreadyHardened, "“\(reference.text)” is a hardened image already."))
        }
        if reference.isMisplacedHardened {
            let name = reference.path.split(byte: UInt8(ascii: "/")).last.map(String.init) ?? ""
            let message = "Hardened images stand directly under dhi.io; “\(reference.name)” does not exist."
            let tags = facts.catalog.definitions(image: name).flatMap(\.tags)
            let tag = reference.tag.flatMap { tags.contains($0) ? ":" + $0 : nil } ?? ""
            return .refused(TagRefusal(.misplaced, message, suggestion: tags.isEmpty ? nil : "dhi.io/\(name)\(tag)"))
        }
        guard reference.digest == nil else {
            let plain = map(source: reference.familiarName, tag: reference.tag, need: need, options: options)
            let message = "The digest pins this very image on purpose; a tag would not."
            return .refused(TagRefusal(.digest, message, suggestion: plain.mapping?.reference ?? plain.refusal?.suggestion))
        }
        return map(source: reference.familiarName, tag: reference.tag, need: need, options: options)
    }

    /// The hardened tag for an image by its familiar name; `row` takes the place of the catalogue's mapping.
    public func map(source: String, tag: String?, need: VariantNeed, options: TagOptions = TagOptions(), row: ImageMapping? = nil) -> TagDecision {
        do throws(TagRefusal) {
            return .mapped(try mapping(source, tag, need, options, row))
        } catch {
            return .refused(error)
        }
    }
}

extension TagMapper {
    private func mapping(
        _ source: String, _ tag: String?, _ need: VariantNeed, _ options: TagOptions, _ given: ImageMapping?
    ) throws(TagRefusal) -> TagMapping {
        guard source != "scratch" else { throw TagRefusal(.scratch, "“scratch” is empty; there is nothing to harden.") }
        guard let row = given ?? facts.catalog.mapping(source: source) else {
            throw TagRefusal(.unmapped, "The catalogue does not know a hardened image for “\(source)”.")
        }
        guard let hardened = row.hardened, row.evidence != .none else {
            throw TagRefusal(.noCounterpart, row.note.isEmpty ? "There is no hardened image for “\(source)”." : "There is no hardened image for “\(source)”: \(row.note).")
        }
        let reading = facts.reading(name: source, tag: tag, need: need)
        try refuseUnusable(reading, tag, hardened, options)
        let choices = try EditionRules(reading: reading, hardened: hardened).choices()
        var result = try selection(choices, reading, options).mapping(row: row)
        if hardened == "elixir", let note = try ErlangEdition(reading: reading).note(for: result.definition) { result.notes.append(note) }
        result.notes.sort { $0.id.rawValue < $1.id.rawValue }
        // Whoever asks for Alpine has built for its C library or with its packages; where the tag leaves the system open, the file shows whether it matters.
        if result.familyChange?.from == .alpine, reading.written.system?.distribution.family == .alpine, !options.allowCrossFamily {
            throw TagRefusal(
                .crossFamily, "“\(source):\(reading.written.text)” asks for Alpine, and the hardened image “\(result.image)” stands on Debian only.",
                suggestion: result.reference)
        }
        if row.replacesSystem && !options.allowCrossFamily {
            throw TagRefusal(
                .crossFamily, "“\(source)” stands on another family of systems than “\(hardened)”: packages have other names, or do not exist.",
                suggestion: result.reference)
        }
        if row.evidence == .judged && !options.allowJudged {
            throw TagRefusal(.judged, "That “\(hardened)” stands for “\(source)” is a judgement\(row.note.isEmpty ? "" : " (\(row.note))").", suggestion: result.reference)
        }
        return result
    }

    /// The first choice that the catalogue can serve; else the refusal of the best one.
    private func selection(_ choices: [EditionChoice], _ reading: SourceReading, _ options: TagOptions) throws(TagRefusal) -> TagSelection {
        var first: TagRefusal?
        for choice in choices {
            do throws(TagRefusal) {
                return try TagSelection(choice: choice, reading: reading, options: options, facts: facts)
            } catch {
                if first == nil || first?.reason == .edition || first?.reason == .noDev { first = error }
            }
        }
        throw first ?? TagRefusal(.edition, "No edition of the hardened image answers to “\(reading.written.text)”.")
    }

    private func refuseUnusable(_ reading: SourceReading, _ tag: String?, _ hardened: String, _ options: TagOptions) throws(TagRefusal) {
        let name = "\(reading.name):\(reading.written.text)"
        if reading.written.isWindows || reading.canonical?.isWindows == true {
            throw TagRefusal(.windows, "“\(name)” is a Windows image; hardened images are for Linux.")
        }
        if reading.written.isPrerelease || reading.canonical?.isPrerelease == true {
            throw TagRefusal(.prerelease, "“\(name)” is not a release; hardened images are made of releases only.")
        }
        if let architecture = reading.written.architecture {
            let pins = "“\(name)” pins the architecture \(architecture) by its tag"
            if let platform = SourceTag.platforms[architecture], !facts.candidates(image: hardened).contains(where: { $0.definition.platforms.contains(platform) }) {
                throw TagRefusal(.platform, "\(pins), and the hardened image “\(hardened)” is not made for \(platform).")
            }
            let suggestion = options.suggestion { map(source: reading.name, tag: SourceTag.withoutArchitecture(tag ?? ""), need: reading.need, options: options).mapping?.reference }
            throw TagRefusal(.architecture, "\(pins), which hardened tags do not.", suggestion: suggestion)
        }
    }
}
