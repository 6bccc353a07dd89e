/// One edition of a hardened image that may stand for a source tag.
struct EditionChoice {
    var image: String
    /// The words between version and system.
    var edition: String = ""
    var flavor: String?
    var notes: [TagNote] = []
    /// The source's version says nothing about the hardened image's.
    var versionUnrelated = false
    /// What the version of the hardened image is compared with, where the source's tag does not begin with it.
    var version: [Int]?
}
