/// How the system of the source is carried over into the hardened tag.
///
/// A source that names a release (`bookworm`, `alpine3.22`) gets a tag that names one too; one that says `alpine` alone gets `-alpine`; one that names no system,
/// or one of another family, gets the bare tag, which is what a careful engineer would write and what follows the catalogue to the next Debian release.
struct SystemPreference {
    let form: HardenedTag.SystemForm
    /// The release that is kept where the catalogue has it.
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

    /// The lower the better.
    func rank(_ candidate: HardenedCandidate) -> Int {
        if let release { return candidate.systemRelease.compared(to: release) == 0 ? 0 : 1 }
        return candidate.tags.contains { $0.form <= form } ? 0 : 1
    }
}
