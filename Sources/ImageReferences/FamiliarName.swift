extension ImageReference {
    /// The name under which the catalogue knows the image: `node`, `acme/x`, `gcr.io/distroless/static`.
    ///
    /// Docker Hub under any of its hosts, and the public mirrors of its official images, lose their host; every other registry keeps it.
    public var familiarName: String {
        let domain = domain
        let path = path
        let library = "library/"
        if ImageReference.hubDomains.contains(domain) {
            return path.hasPrefix(library) && !path.dropFirst(library.count).contains("/") ? String(path.dropFirst(library.count)) : path
        }
        if let prefix = ImageReference.officialMirrors[domain], path.hasPrefix(prefix), !path.dropFirst(prefix.count).contains("/") {
            return String(path.dropFirst(prefix.count))
        }
        return domain + "/" + path
    }

    /// Hosts that answer for Docker Hub.
    private static let hubDomains: Set<String> = ["docker.io", "index.docker.io", "registry-1.docker.io", "registry.hub.docker.com", "registry.docker.io"]

    /// Hosts that hold copies of the official images, with the folder they stand in.
    private static let officialMirrors: [String: String] = ["mirror.gcr.io": "library/", "public.ecr.aws": "docker/library/"]
}
