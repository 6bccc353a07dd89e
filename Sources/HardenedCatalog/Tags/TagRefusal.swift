/// Why a reference stays as it is.
public struct TagRefusal: Error, Sendable, Hashable {
    public enum Reason: String, Sendable, Hashable, CaseIterable {
        /// The empty image.
        case scratch
        /// It is a hardened image already.
        case alreadyHardened = "already-hardened"
        /// `dhi.io/library/…` and the like do not exist.
        case misplaced = "misplaced-hardened"
        /// A digest pins the image on purpose.
        case digest
        /// The image is not in the mapping.
        case unmapped
        /// There is no hardened image for it.
        case noCounterpart = "no-counterpart"
        /// The row of the mapping is a judgement.
        case judged = "judged-mapping"
        /// The row of the mapping crosses to another family of systems.
        case crossFamily = "cross-family"
        case windows
        case prerelease = "pre-release"
        /// A word of the tag means something that the hardened image does not have.
        case edition
        /// It is not known which edition the tag holds.
        case unknownEdition = "unknown-edition"
        /// The tag cannot be read, or what it points to is not known.
        case unknownTag = "unknown-tag"
        /// The release line is not in the catalogue any more.
        case endedLine = "ended-line"
        /// The catalogue has no release line as new as this one.
        case newerLine = "line-not-yet-available"
        /// The catalogue has the line, but no release as new as this one.
        case newerRelease = "release-not-yet-available"
        /// The hardened image does not exist for this family of systems.
        case family
        /// There is no `-dev` image.
        case noDev = "no-dev-variant"
        /// There is no runtime image.
        case noRuntime = "no-runtime-variant"
        case platform
        /// The tag pins an architecture, which the hardened image has, but not by its tags.
        case architecture
        /// It exists, but not in the organisation's registry.
        case unavailable
    }

    public var reason: Reason
    /// What happened and why, in one or two sentences.
    public var message: String
    /// The nearest reference that would work.
    public var suggestion: String?

    public init(_ reason: Reason, _ message: String, suggestion: String? = nil) {
        self.reason = reason
        self.message = message
        self.suggestion = suggestion
    }
}
