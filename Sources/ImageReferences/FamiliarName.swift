extension ImageReference {
    /// The name under which the catalogue knows the image: `node`, `acme/x`, `gcr.io/distroless/static`.
    ///
    /// Docker Hub under any of its hosts, and the public mirrors of its official images, lose their host; every other registry keeps it.
    public var familiarName: String {
        if domainRange == nil || Self.hubDomains.contains(where: names(host:)) {
            let path = slice(pathRange)
            return Self.name(path, in: Self.library) ?? path
        }
        for mirror in Self.officialMirrors where names(host: mirror.host) {
            if let name = Self.name(slice(pathRange), in: mirror.folder) { return name }
        }
        return name
    }

    /// What follows `folder` in a path; `nil`: the path does not stand right under it.
    private static func name(_ path: String, in folder: String) -> String? {
        guard path.utf8.contains(UInt8(ascii: "/")), path.hasPrefix(folder) else { return nil }
        let name = path.utf8.dropFirst(folder.utf8.count)
        return name.contains(UInt8(ascii: "/")) ? nil : String(Substring(name))
    }

    private static let library = "library/"

    /// Hosts that answer for Docker Hub.
    private static let hubDomains = ["docker.io", "index.docker.io", "registry-1.docker.io", "registry.hub.docker.com", "registry.docker.io"]

    /// Hosts that hold copies of the official images, with the folder they stand in.
    private static let officialMirrors = [(host: "mirror.gcr.io", folder: "library/"), (host: "public.ecr.aws", folder: "docker/library/")]
}
