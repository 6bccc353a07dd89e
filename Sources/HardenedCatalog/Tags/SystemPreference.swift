/// How the system of the source is carried over into the hardened tag.
///
/// A source that names a release (`bookworm`, `alpine3.22`) gets a tag that names one too; one that says `alpine` alone gets `-alpine`; one that names no system,
/// or one of another family, gets the bare tag, which is what a careful engineer would write and what follows the catalogue to the next Debian release.
struct SystemPreference {
    let form: HardenedTag.SystemForm
    /// The release that is kept where the catalogue has it, else approached.
    let release: TagVersion?

    init(reading: SourceReading, image: String, target: Distribution.Family) {
        let named = reading.written.system ?? nil
        let isRelease = ["debian-base", "alpine-base"].contains(image)
        if isRelease || named == nil || named?.distribution.family != target {
            form = !isRelease && target == .alpine ? .family : .none
            release = nil
        } else if let text = named?.distribution.release {
            form = .release
            release = TagVersion(text)
        } else {
            form = .family
            release = nil
        }
    }

    /// The lower the better: the release itself, then the newer ones from the nearest on, then the older ones.
    func rank(_ candidate: HardenedCandidate) -> Int {
        if let release { return Self.distance(from: release, to: candidate.systemRelease) }
        return candidate.tags.contains { $0.form <= form } ? 0 : 1
    }

    /// A program runs on a newer release than it was made for, and seldom on an older one.
    private static func distance(from wanted: TagVersion, to offered: TagVersion) -> Int {
        let order = offered.compared(to: wanted)
        guard order != 0 else { return 0 }
        let place = zip(wanted.numbers, offered.numbers).first { $0 != $1 }.map { abs($0 - $1) } ?? 1
        let isOtherMajor = wanted.numbers.count > 1 && wanted.numbers.first != offered.numbers.first
        return (order > 0 ? 0 : 1_000_000) + (isOtherMajor ? 1000 : 0) + min(place, 999)
    }
}
