/// The definition and the tag that were chosen for one edition.
struct TagSelection {
    let choice: EditionChoice
    let reading: SourceReading
    let candidate: HardenedCandidate
    /// The whole of the candidate's definition.
    private let definition: ImageDefinition
    let tag: HardenedTag
    let familyChange: TagMapping.FamilyChange?
    var notes: [TagNote]

    init(choice: EditionChoice, reading: SourceReading, options: TagOptions, facts: RememberedFacts) throws(TagRefusal) {
        self.choice = choice
        self.reading = reading
        let pool = try CandidatePool(choice: choice, reading: reading, options: options, facts: facts)
        familyChange = pool.familyChange
        let line = try LineSelection(pool: pool, choice: choice, reading: reading, options: options, facts: facts)
        let form = SystemPreference(reading: reading, image: choice.image, target: pool.family)
        guard let best = line.best(form, on: facts.catalog.snapshotDate), let definition = facts.catalog.definition(best.definition) else {
            throw TagRefusal(.edition, "The catalogue has no such edition of “\(choice.image)”.")
        }
        candidate = best
        self.definition = definition
        notes = choice.notes + pool.notes + line.notes(for: best)
        let wanted = TagWish(precision: line.precision, form: form.form)
        guard let found = wanted.best(of: best.tags.filter { pool.isAvailable($0) }) else {
            throw TagRefusal(.unavailable, "No tag of “\(choice.image)” that would do is among the available ones.", suggestion: options.suggestion { wanted.best(of: best.tags).map { "dhi.io/\(choice.image):\($0.text)" } })
        }
        tag = found
        addSystemNotes(form)
        if let count = tag.version?.numbers.count, !choice.versionUnrelated, !line.isAlias, count != line.precision {
            notes.append(TagNote(.precision, "The hardened image has no tag with \(line.precision == 1 ? "one number" : "\(line.precision) numbers"); “\(tag.text)” is the nearest."))
        }
        if let end = candidate.definition.endOfLife, end < facts.catalog.snapshotDate {
            notes.append(TagNote(.endOfLife, "This release line reached its end of life on \(end)."))
        }
    }

    func mapping(row: ImageMapping) -> TagMapping {
        TagMapping(
            image: choice.image, tag: tag.text, definition: definition, row: row, source: reading.distribution, familyChange: familyChange, notes: notes)
    }

    private mutating func addSystemNotes(_ form: SystemPreference) {
        if reading.written.isSlim {
            notes.append(TagNote(.slimDropped, "There is no slim edition."))
        }
        if let date = reading.written.date {
            notes.append(TagNote(.dateDropped, "The tag pins the build of \(date); hardened tags are not dated."))
        }
        let target = candidate.definition.distribution
        if let change = familyChange {
            notes.append(TagNote(.familyChange, "The source stands on \(change.from.title), the hardened image on \(target.title)."))
        } else if let source = reading.distribution, source.family == target.family, target.release != nil,
            !["debian-base", "alpine-base"].contains(choice.image)
        {
            guard let release = source.release else {
                let name = "\(reading.name):\(reading.written.text)"
                notes.append(TagNote(.systemRelease, "Which release of \(source.family.title) “\(name)” stands on is not known; the hardened image stands on \(target.title)."))
                return
            }
            let from = Distribution(family: source.family, release: DebianRelease.number(of: release))
            if let old = TagVersion(from.release ?? ""), old.compared(to: candidate.systemRelease) != 0 {
                let id: TagNote.ID = old.compared(to: candidate.systemRelease) < 0 ? .systemRelease : .olderSystem
                notes.append(TagNote(id, "The source stands on \(from.title), the hardened image on \(target.title)."))
            }
        }
    }
}
