internal import HardenedCatalog

/// The tags of an image, or of all, counted.
struct TagCount {
    var tags = 0
    /// Mapped for running or for building.
    var mapped = 0
    var runtime = 0
    var dev = 0
    /// Tags whose version the catalogue has, whatever the edition and the system.
    var versions = 0
    var mappedVersions = 0
    /// Why those of them that are not mapped are not, with what the tags want of which image.
    var missed: [String: [String: Int]] = [:]
    /// Why tags are not mapped, all.
    var refused: [String: Int] = [:]
    var notes: [String: Int] = [:]

    mutating func add(_ outcome: TagOutcome, image: String, hasVersion: Bool) {
        tags += 1
        if outcome.runtime.mapping != nil { runtime += 1 }
        if outcome.dev.mapping != nil { dev += 1 }
        if hasVersion { versions += 1 }
        if let mapping = outcome.mapping {
            mapped += 1
            if hasVersion { mappedVersions += 1 }
            for note in mapping.notes { notes[note.id.rawValue, default: 0] += 1 }
        } else if let refusal = outcome.runtime.refusal {
            refused[refusal.reason.rawValue, default: 0] += 1
            if hasVersion { missed[refusal.reason.rawValue, default: [:]][TagCount.wish(refusal, image), default: 0] += 1 }
        }
    }

    mutating func add(_ other: TagCount) {
        tags += other.tags
        mapped += other.mapped
        runtime += other.runtime
        dev += other.dev
        versions += other.versions
        mappedVersions += other.mappedVersions
        for (reason, wishes) in other.missed { missed[reason, default: [:]].merge(wishes, uniquingKeysWith: +) }
        refused.merge(other.refused, uniquingKeysWith: +)
        notes.merge(other.notes, uniquingKeysWith: +)
    }

    /// The image, and the edition that its tags ask for.
    private static func wish(_ refusal: TagRefusal, _ image: String) -> String {
        guard refusal.reason == .edition else { return image }
        let quoted = refusal.message.split(separator: "“").dropFirst(2).first?.prefix { $0 != "”" }
        return quoted.map { "\(image) \($0)" } ?? "\(image) with another Java or Erlang"
    }

    /// In per cent, with one decimal.
    static func share(_ part: Int, of whole: Int) -> String {
        let thousandths = whole == 0 ? 0 : (part * 1000 + whole / 2) / whole
        return "\(thousandths / 10).\(thousandths % 10)"
    }

    var text: String {
        let reasons = TagCount.sorted(refused).map { "\($0.0) \($0.1)" }.joined(separator: ", ")
        return "\(tags) tags; version there \(versions) (\(TagCount.share(versions, of: tags)) %); mapped \(mapped) (\(TagCount.share(mapped, of: tags)) %), runtime \(runtime), dev \(dev)\(reasons.isEmpty ? "" : "; \(reasons)")"
    }

    /// The closing lines, for the sum of all images.
    var summary: [String] {
        var lines = [
            "total: \(tags) tags",
            "version there, whatever the edition and the system: \(versions) (\(TagCount.share(versions, of: tags)) %)",
            "mapped, with edition and system: \(mapped) (\(TagCount.share(mapped, of: tags)) %); runtime \(runtime), dev \(dev)",
            "  of the tags whose version is there: \(mappedVersions) (\(TagCount.share(mappedVersions, of: tags)) %)",
            "version there, but not mapped: \(versions - mappedVersions)",
        ]
        let reasons = missed.mapValues { $0.values.reduce(0, +) }
        for (reason, number) in TagCount.sorted(reasons) {
            let wishes = TagCount.sorted(missed[reason] ?? [:]).map { "\($0.0) \($0.1)" }
            lines.append("  \(reason): \(number) (\(wishes.joined(separator: ", ")))")
        }
        lines.append("all tags that are not mapped: \(tags - mapped)")
        for (reason, number) in TagCount.sorted(refused) { lines.append("  \(reason): \(number)") }
        for (note, number) in TagCount.sorted(notes) { lines.append("  note \(note): \(number)") }
        return lines
    }

    /// The most frequent first.
    static func sorted(_ numbers: [String: Int]) -> [(String, Int)] {
        numbers.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
    }
}
