/// A distroless image carries version and system in its name: `gcr.io/distroless/nodejs22-debian12`.
struct DistrolessName {
    /// `static`, `base`, `nodejs`, `java`, …
    var kind: String
    var version: TagVersion?
    /// Debian's release.
    var release: String?

    init?(_ name: String) {
        let prefix = "gcr.io/distroless/"
        guard name.hasPrefix(prefix) else { return nil }
        let words = name.dropFirst(prefix.count).split(separator: "-").map(String.init)
        guard let first = words.first else { return nil }
        kind = String(first.prefix { !$0.isNumber })
        version = TagVersion(first.dropFirst(kind.count))
        release = words.last { $0.hasPrefix("debian") }.map { String($0.dropFirst("debian".count)) }
        if kind == "python", let release { version = DistrolessName.pythons[release].map { TagVersion($0) } }
    }

    /// Moves what the name says into the tag.
    func complete(_ tag: inout SourceTag) {
        tag.version = version
        if let release, !release.isEmpty {
            tag.system = TagSystem(distribution: Distribution(family: .debian, release: release), text: "debian" + release)
        }
        tag.words.removeAll { ["latest", "nonroot"].contains($0) }
    }

    /// Its Python is Debian's own.
    private static let pythons = ["11": [3, 9], "12": [3, 11], "13": [3, 13]]
}
