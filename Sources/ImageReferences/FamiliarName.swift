extension ImageReference {
    /// The name under which the catalogue knows the image: `node`, `acme/x`, `gcr.io/distroless/static`.
    ///
    /// Docker Hub under any of its hosts, and the public mirrors of its official images, lose their host; every other registry keeps it.
    public var familiarName: String {
        let path = slice(pathRange)
        guard let domainRange else { return Self.name(path, in: Self.library) ?? path }
        let domain = slice(domainRange)
        if Self.hubDomains.contains(domain) { return Self.name(path, in: Self.library) ?? path }
        if let folder = Self.officialMirrors[domain], let name = Self.name(path, in: folder) { return name }
        return domain + "/" + path
    }

    /// What follows `folder` in a path; `nil`: the path does not stand right under it.
    private static func name(_ path: String, in folder: String) -> String? {
        guard path.utf8.contains(UInt8(ascii: "/")), path.hasPrefix(folder) else { return nil }
        let name = path.utf8.dropFirst(folder.utf8.count)
        return name.contains(UInt8(ascii: "/")) ? nil : String(Substring(name))
    }

    private static let library = "library/"

    /// Hosts that answer for Docker Hub.
    private static let hubDomains: Set<String> = ["docker.io", "index.docker.io", "registry-1.docker.io", "registry.hub.docker.com", "registry.docker.io"]

    /// Hosts that hold copies of the official images, with the folder they stand in.
    private static let officialMirrors: [String: String] = ["mirror.gcr.io": "library/", "public.ecr.aws": "docker/library/"]
}
