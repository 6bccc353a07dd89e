/// The definitions of a hardened image that hold the wanted edition, variant, family and platform.
struct CandidatePool {
    let candidates: [HardenedCandidate]
    /// The same edition, whatever the family and variant.
    private let edition: [HardenedCandidate]
    private let need: VariantNeed
    let family: Distribution.Family
    let familyChange: TagMapping.FamilyChange?
    let notes: [TagNote]
    private let image: String
    private let available: Set<String>?

    init(choice: EditionChoice, reading: SourceReading, options: TagOptions, facts: RememberedFacts) throws(TagRefusal) {
        image = choice.image
        available = options.available
        let all = facts.candidates(image: choice.image)
        let edition = all.filter { $0.definition.flavor == choice.flavor && $0.edition == choice.edition }
        guard !edition.isEmpty else {
            let name = [choice.edition, choice.flavor ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
            throw TagRefusal(
                .edition, "The hardened image “\(choice.image)” has no edition “\(name)”.", suggestion: options.suggestion { CandidatePool.nearestEdition(all, choice, reading) })
        }
        let target = CandidatePool.target(reading.distribution) { family in all.contains { $0.family == family } }
        let inFamily = edition.filter { $0.family == target.family }
        guard !inFamily.isEmpty else {
            let from = reading.distribution?.family.title ?? "this system"
            throw TagRefusal(
                .family, "The hardened image “\(choice.image)” of this edition does not exist for \(from).", suggestion: options.suggestion { CandidatePool.near(reading, edition, reading.need) })
        }
        (candidates, notes) = try CandidatePool.serving(reading, inFamily, choice, options)
        self.edition = edition
        need = reading.need
        family = target.family
        familyChange = target.change
    }

    /// The same edition for other families, whatever the variant.
    var otherFamilies: [HardenedCandidate] { edition.filter { $0.family != family } }
    /// The same edition and variant for other families.
    var elsewhere: [HardenedCandidate] { edition.filter { $0.family != family && $0.serves(need) } }

    func isAvailable(_ tag: HardenedTag) -> Bool {
        guard let available else { return true }
        return available.contains("\(image):\(tag.text)") || available.contains("dhi.io/\(image):\(tag.text)")
    }

    /// Debian stays Debian and Alpine stays Alpine; other families go to Debian, as the hardened images themselves did.
    ///
    /// An image that is hardened for Debian alone takes Alpine's place too; Alpine never takes Debian's, whose C library is another.
    private static func target(
        _ source: Distribution?, exists: (Distribution.Family) -> Bool
    ) -> (family: Distribution.Family, change: TagMapping.FamilyChange?) {
        let usual: Distribution.Family = exists(.debian) ? .debian : .alpine
        switch source?.family {
        case nil: return (usual, nil)
        case .debian: return (.debian, nil)
        case .alpine: return exists(.alpine) ? (.alpine, nil) : (.debian, TagMapping.FamilyChange(from: .alpine, to: .debian))
        case .scratch, .busybox: return (usual, nil)
        case .wolfi: return (exists(.alpine) ? .alpine : .debian, TagMapping.FamilyChange(from: .wolfi, to: exists(.alpine) ? .alpine : .debian))
        case .some(let family): return (usual, TagMapping.FamilyChange(from: family, to: usual))
        }
    }

    private static func serving(
        _ reading: SourceReading, _ edition: [HardenedCandidate], _ choice: EditionChoice, _ options: TagOptions
    ) throws(TagRefusal) -> ([HardenedCandidate], [TagNote]) {
        let need = reading.need
        var serving = edition.filter { $0.serves(need) }
        var notes: [TagNote] = []
        if need == .dev, serving.contains(where: { $0.definition.variant == .dev }) { serving.removeAll { $0.definition.variant != .dev } }
        if need == .runtime, serving.isEmpty {
            serving = edition
            notes.append(TagNote(.devOnly, "There is no runtime image of “\(choice.image)”; it is made for building."))
        } else if need == .runtime, serving.allSatisfy(\.definition.isBuildImage), choice.edition == "sdk" {
            notes.append(TagNote(.devOnly, "The image is made for building: it has a shell, a package manager and root."))
        }
        guard !serving.isEmpty else {
            throw TagRefusal(
                .noDev, "The hardened image “\(choice.image)” of this edition has no variant with a shell and a package manager.", suggestion: options.suggestion { near(reading, edition, .runtime) })
        }
        if let platform = options.platform {
            let offered = serving.filter { $0.definition.platforms.contains(platform) }
            guard !offered.isEmpty else {
                throw TagRefusal(.platform, "The hardened image “\(choice.image)” is not made for \(platform).")
            }
            serving = offered
        }
        return (serving, notes)
    }

    /// The same kind of edition with the next higher number (`jdk25` for `jdk24`), of the same major version where there is one.
    private static func nearestEdition(_ all: [HardenedCandidate], _ choice: EditionChoice, _ reading: SourceReading) -> String? {
        func number(_ candidate: HardenedCandidate) -> Int { Int(candidate.edition.drop { !$0.isNumber }) ?? 0 }
        var same = all.filter { !choice.edition.isEmpty && $0.edition.prefix(3) == choice.edition.prefix(3) && $0.definition.flavor == choice.flavor }
        let major = TagVersion(Array(reading.resolvedNumbers.prefix(1)))
        if same.contains(where: { $0.version.compared(to: major) == 0 }) { same.removeAll { $0.version.compared(to: major) != 0 } }
        same = ofFamily(reading, same)
        let wanted = Int(choice.edition.drop { !$0.isNumber }) ?? 0
        let numbers = Set(same.map(number)).sorted()
        guard let nearest = numbers.first(where: { $0 > wanted }) ?? numbers.last else { return nil }
        return reference(same.filter { number($0) == nearest }, reading.need, precision: min(2, reading.writtenNumbers.count))
    }

    /// The newest of the source's major version, else of all.
    private static func near(_ reading: SourceReading, _ candidates: [HardenedCandidate], _ need: VariantNeed) -> String? {
        let major = TagVersion(Array(reading.resolvedNumbers.prefix(1)))
        let same = candidates.filter { $0.version.compared(to: major) == 0 }
        return reference(ofFamily(reading, same.isEmpty ? candidates : same), need, precision: min(2, reading.writtenNumbers.count))
    }

    /// Those of the family that the source would go to, if there are any: nobody on Alpine is near to Debian.
    private static func ofFamily(_ reading: SourceReading, _ candidates: [HardenedCandidate]) -> [HardenedCandidate] {
        let families = Set(candidates.map(\.family))
        let family = target(reading.distribution, exists: families.contains).family
        let same = candidates.filter { $0.family == family }
        return same.isEmpty ? candidates : same
    }

    /// The newest of them, for suggestions.
    static func reference(_ candidates: [HardenedCandidate], _ need: VariantNeed, precision: Int = 1) -> String? {
        let fitting = candidates.filter { $0.serves(need) }
        let best = (fitting.isEmpty ? candidates : fitting).max { left, right in
            let order = left.version.orderedCompared(to: right.version)
            if order != 0 { return order < 0 }
            return left.family == right.family ? left.systemRelease.compared(to: right.systemRelease) < 0 : left.family == .alpine
        }
        guard let best, let tag = TagWish(precision: max(1, precision), form: .none).best(of: best.tags) else { return nil }
        return "dhi.io/\(best.definition.image):\(tag.text)"
    }
}
