/// One way in which a hardened tag differs from the tag it stands for.
public struct TagNote: Sendable, Hashable {
    public enum ID: String, Sendable, Hashable, CaseIterable {
        /// `latest`, `lts`, a code name or no tag was resolved and is now written as a version.
        case aliasResolved = "alias-resolved"
        /// A newer version of the same release line.
        case newerRelease = "newer-release"
        /// The hardened image is some releases behind in the same line; the tag follows.
        case olderRelease = "older-release"
        /// A newer release line, as asked for.
        case newerLine = "newer-line"
        /// More or fewer version numbers than the source wrote, since that is what there is.
        case precision
        /// Another release of the same system.
        case systemRelease = "system-release"
        /// Another family of systems.
        case familyChange = "family-change"
        /// There is no slim edition; the hardened image has less in it anyway.
        case slimDropped = "slim-dropped"
        /// The source names a build by date.
        case dateDropped = "date-dropped"
        /// The source is a JDK; the runtime image holds a JRE.
        case runtimeOfJDK = "jre-for-jdk"
        /// The source is a JRE; the image holds a JDK.
        case jdkForJRE = "jdk-for-jre"
        /// Another vendor's build of the same version of Java.
        case vendorChange = "vendor-change"
        /// The `-dev` image does not hold this edition of the program.
        case editionMissingInDev = "edition-not-in-dev"
        /// The server runs on another version of Java.
        case javaChange = "java-change"
        /// What the image holds of something else, such as Erlang under Elixir, is not declared.
        case editionUndeclared = "edition-undeclared"
        /// The image holds more than the source's edition.
        case editionWidened = "edition-widened"
        /// The same program, built in another way.
        case editionReplaced = "edition-replaced"
        /// There is only an image for building.
        case devOnly = "dev-only"
        /// The release line is past its end of life.
        case endOfLife = "end-of-life"
        /// What the source's tag points to is not known here.
        case unresolved
        /// The versions of source and hardened image have nothing to do with each other.
        case versionUnrelated = "version-unrelated"
        /// The hardened image has no tag of this release of the same system; an older release of the system was taken.
        case olderSystem = "older-system"
    }

    public var id: ID
    /// One sentence.
    public var message: String

    public init(_ id: ID, _ message: String) {
        self.id = id
        self.message = message
    }
}
