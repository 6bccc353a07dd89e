public import DockerfileSemantics
import HardenedCatalog

/// How the variables that two images set differ, as far as that is known and may matter to somebody.
public struct ImageVariables: Sendable, Hashable {
    /// Set by the old image only; sorted by name.
    public private(set) var lost: [Lost] = []
    /// Set by both, with other values; sorted by name.
    public private(set) var changed: [Change] = []
    /// Set by the new image only; sorted by name.
    public private(set) var gained: [Lost] = []

    public struct Lost: Sendable, Hashable {
        public var name: String
        /// `nil` where it differs between tags.
        public var value: String?
    }

    public struct Change: Sendable, Hashable {
        public var name: String
        public var before: String
        public var after: String
    }

    /// Empty where one of the environments is not known. The search path is no part of it: it belongs to each image's own layout.
    public init(from before: ImageFacts, to after: ImageFacts) {
        guard let old = before.environment.value, let new = after.environment.value else { return }
        let names = Set(old.keys).union(before.sourceImage?.varyingEnvironment ?? [])
        for name in names.sorted() where name != "PATH" && !Self.isBookkeeping(name) {
            guard let now = new[name] else {
                lost.append(Lost(name: name, value: old[name]))
                continue
            }
            if let value = old[name], value != now { changed.append(Change(name: name, before: value, after: now)) }
        }
        gained = new.keys.filter { !names.contains($0) && $0 != "PATH" && !Self.isBookkeeping($0) && !Self.ofNoMatter.contains($0) }.sorted().map { Lost(name: $0, value: new[$0]) }
    }

    /// What an image's own build leaves behind: versions, checksums, keys and addresses of downloads. What a file reads of it is looked at where it is read.
    private static func isBookkeeping(_ name: String) -> Bool {
        parts.contains { name.contains($0) }
    }

    /// They name what stands there anyway, or are read by package managers alone.
    private static let ofNoMatter: Set<String> = [
        "DEBIAN_FRONTEND", "SSL_CERT_FILE", "NPM_CONFIG_UPDATE_NOTIFIER", "DOTNET_ROOT", "DOTNET_CLI_TELEMETRY_OPTOUT", "PHP_PREFIX", "PHP_SRC_DIR",
    ]

    private static let parts = [
        "VERSION", "SHA1", "SHA256", "SHA512", "_URL", "RELEASE", "MINOR", "MAJOR", "PATCH", "CHECKSUM", "GPG_", "PGP_KEY", "_DEPS", "COMMIT", "TARBALL", "_REPO",
        "_PACKAGE", "_BASH_", "INSTALL_PATH_PREFIX", "DISTRIBUTION_CHANNEL",
    ]
}
