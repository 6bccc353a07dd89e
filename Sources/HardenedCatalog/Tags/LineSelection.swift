/// The candidates of the release line that the source is on.
struct LineSelection {
    /// How many numbers of a version the new tag should have.
    let precision: Int
    /// The source's tag has no version of its own.
    let isAlias: Bool
    private let candidates: [HardenedCandidate]
    private let written: TagVersion
    private let resolved: TagVersion
    private let fixedNotes: [TagNote]
    private let choice: EditionChoice
    private let reading: SourceReading

    init(pool: CandidatePool, choice: EditionChoice, reading: SourceReading, options: TagOptions, facts: RememberedFacts) throws(TagRefusal) {
        self.choice = choice
        self.reading = reading
        let written = TagVersion(choice.version ?? reading.writtenNumbers)
        let resolved = TagVersion(choice.version ?? reading.resolvedNumbers)
        self.written = written
        self.resolved = resolved
        let line = facts.catalog.releaseLine(image: choice.image)
        guard !choice.versionUnrelated else {
            candidates = pool.candidates
            precision = max(1, LineSelection.length(line, 1))
            isAlias = true
            fixedNotes = [TagNote(.versionUnrelated, "The versions of “\(reading.name)” and “\(choice.image)” have nothing to do with each other; the newest was taken.")]
            return
        }
        isAlias = written.numbers.isEmpty || choice.version != nil && reading.writtenNumbers.isEmpty && reading.written.system == nil
        let length = LineSelection.length(line, resolved.numbers.first ?? 1)
        let key = resolved.numbers.count >= length ? Array(resolved.numbers.prefix(length)) : nil
        precision = isAlias ? max(1, min(length, resolved.numbers.isEmpty ? length : resolved.numbers.count)) : written.numbers.count
        var notes: [TagNote] = []
        var inLine = pool.candidates.filter { $0.version.compared(to: TagVersion(key ?? written.numbers)) == 0 }
        if inLine.isEmpty {
            let wanted = TagVersion(key ?? resolved.numbers)
            inLine = try LineSelection.otherLine(wanted, length, pool, choice, reading, precision, options, on: facts.catalog.snapshotDate)
            notes.append(TagNote(.newerLine, "The release line \(wanted) is not in the catalogue; \(TagVersion(Array(inLine[0].version.numbers.prefix(length)))) is the next one."))
        } else if key == nil, !inLine.isEmpty {
            let newest = inLine.map(\.version).max { $0.orderedCompared(to: $1) < 0 } ?? resolved
            inLine.removeAll { $0.version.compared(to: TagVersion(Array(newest.numbers.prefix(length)))) != 0 }
            if written.numbers.count < length {
                notes.append(TagNote(.unresolved, "What “\(reading.name):\(reading.written.text)” points to today is not known here; the newest release line of the catalogue was taken."))
            }
        }
        let notOlder = inLine.filter { $0.version.compared(to: written) >= 0 }
        guard !notOlder.isEmpty else {
            let newest = inLine.max { $0.version.orderedCompared(to: $1.version) < 0 }
            let line = TagVersion(key ?? written.numbers)
            let other = pool.otherFamilies.filter { $0.version.compared(to: written) >= 0 && $0.version.compared(to: line) == 0 }.max { $0.version.orderedCompared(to: $1.version) < 0 }
            let there = other.map { "; for \($0.family.title) it has \($0.version)" } ?? ""
            throw TagRefusal(
                .newerRelease,
                "The newest “\(choice.image)” of this line for \(pool.family.title) in the catalogue is \(newest?.version.description ?? "older"), older than \(written)\(there).",
                suggestion: options.suggestion { CandidatePool.reference(inLine, reading.need, precision: length) })
        }
        let same = notOlder.filter { $0.version.hasPrefix(written.numbers) }
        candidates = same.isEmpty ? notOlder : same
        fixedNotes = notes
    }

    /// The one to take: not behind the source, on its system, maintained, newest.
    func best(_ preference: SystemPreference, on date: String) -> HardenedCandidate? {
        let ranked = candidates.map { (candidate: $0, rank: rank($0, preference, date)) }
        return ranked.min { left, right in
            if left.rank != right.rank { return left.rank < right.rank }
            let version = left.candidate.version.orderedCompared(to: right.candidate.version)
            let system = left.candidate.systemRelease.compared(to: right.candidate.systemRelease)
            // The system decides before the version unless the source left both open.
            if system != 0 { return system > 0 }
            if version != 0 { return version > 0 }
            return left.candidate.tags.map(\.text).lexicographicallyPrecedes(right.candidate.tags.map(\.text))
        }?.candidate
    }

    func notes(for candidate: HardenedCandidate) -> [TagNote] {
        var notes = fixedNotes
        guard !choice.versionUnrelated else { return notes }
        if isAlias {
            notes.append(TagNote(.aliasResolved, "“\(reading.written.text)” is not a version; \(resolved.numbers.isEmpty ? "the newest release line of the catalogue" : "it stands for \(resolved) at this snapshot, and the release line") is now written out."))
        }
        if written.numbers.count > 0, !candidate.version.hasPrefix(Array(written.numbers.prefix(candidate.version.numbers.count))), !notes.contains(where: { $0.id == .newerLine }) {
            notes.append(TagNote(.newerRelease, "\(candidate.version) is a newer release of the same line than \(written)."))
        } else if candidate.version.compared(to: resolved) < 0 {
            notes.append(TagNote(.olderRelease, "At this snapshot the source's tag stands for \(resolved), the hardened one for \(candidate.version) of the same line; both follow new releases."))
        }
        return notes
    }

    private func rank(_ candidate: HardenedCandidate, _ preference: SystemPreference, _ date: String) -> (behind: Int, ended: Int, system: Int) {
        let behind = TagVersion(Array(candidate.version.numbers.prefix(2))).compared(to: resolved) < 0
        let ended = candidate.definition.endOfLife.map { $0 < date } ?? false
        return (behind ? 1 : 0, ended ? 1 : 0, preference.rank(candidate))
    }

    /// How many numbers name the line; a leading zero makes the second one as good as a major version.
    private static func length(_ line: ReleaseLine, _ major: Int) -> Int {
        switch line.extent {
        case .image: 0
        case .major: major == 0 ? 2 : 1
        case .minor: 2
        case .version: 3
        }
    }

    /// The nearest newer line, if that is allowed.
    private static func otherLine(
        _ wanted: TagVersion, _ length: Int, _ pool: CandidatePool, _ choice: EditionChoice, _ reading: SourceReading, _ precision: Int, _ options: TagOptions, on date: String
    ) throws(TagRefusal) -> [HardenedCandidate] {
        let name = "\(reading.name):\(reading.written.text)"
        let above = pool.candidates.filter { $0.version.compared(to: wanted) > 0 }
        let elsewhere = pool.elsewhere.filter { $0.version.compared(to: TagVersion(Array(wanted.numbers.prefix(length)))) == 0 }
        if let other = elsewhere.first, !(options.upgradeEndOfLife && !above.isEmpty) {
            throw TagRefusal(
                .family, "“\(name)” is of the release line \(wanted), which the hardened image “\(choice.image)” has for \(other.family.title) only.",
                suggestion: options.suggestion { CandidatePool.reference(elsewhere, reading.need, precision: max(precision, length)) })
        }
        // Nobody is sent from one line that has ended to another.
        let supported = above.filter { $0.definition.endOfLife.map { $0 >= date } ?? true }
        guard let next = (supported.isEmpty ? above : supported).min(by: { $0.version.orderedCompared(to: $1.version) < 0 }) else {
            throw TagRefusal(
                .newerLine, "“\(name)” is of the release line \(wanted), which the hardened image “\(choice.image)” does not have yet for this system.",
                suggestion: options.suggestion { CandidatePool.reference(pool.candidates, reading.need, precision: length) })
        }
        let line = TagVersion(Array(next.version.numbers.prefix(length)))
        let lined = above.filter { $0.version.compared(to: line) == 0 }
        let isSameMajor = length < 2 || next.version.numbers.first == wanted.numbers.first
        guard options.upgradeEndOfLife, isSameMajor else {
            let suggestion = options.suggestion {
                let preference = SystemPreference(reading: reading, image: choice.image, target: pool.family)
                let nearest = lined.min { (preference.rank($0), $1.systemRelease.numbers.last ?? 0) < (preference.rank($1), $0.systemRelease.numbers.last ?? 0) }
                let tag = nearest.flatMap { TagWish(precision: max(1, min(precision, length)), form: preference.form).best(of: $0.tags) }
                return tag.map { "dhi.io/\(choice.image):\($0.text)" }
            }
            throw TagRefusal(.endedLine, "The catalogue has no release line \(wanted) of “\(choice.image)”; the next one is \(line).", suggestion: suggestion)
        }
        return lined
    }
}
