import DockerfileSemantics
import HardenedCatalog

/// The image that runs what another image builds, where that one has no runtime variant of its own: a JRE for a JDK, Maven and Gradle,
/// ASP.NET Core for the .NET SDK.
struct RuntimeSubstitute {
    let catalog: Catalog
    let naming: HardenedNaming

    func candidate(for dev: ReferenceCandidate) -> ReferenceCandidate? {
        switch dev.definition.image {
        case "eclipse-temurin", "maven", "gradle":
            return javaVersions(dev).lazy.compactMap {
                candidate("eclipse-temurin", version: $0, dev, "Programs run on the JRE, which has no javac, jcmd, jlink and the like")
            }.first
        case "dotnet":
            let numbers = dev.definition.version.split(separator: ".").prefix(2).joined(separator: ".")
            return candidate("aspnetcore", version: numbers, dev, "Programs run on ASP.NET Core, which holds the runtime of .NET, too")
        default: return nil
        }
    }

    /// `21` of the edition `jdk21`; of Java itself the version as exactly as the build image names it, and the release line where the JRE has no such tag.
    private func javaVersions(_ dev: ReferenceCandidate) -> [String] {
        for part in dev.tag.split(separator: "-") where part.hasPrefix("jdk") && part.count > 3 { return [String(part.dropFirst(3))] }
        guard dev.definition.image == "eclipse-temurin", let version = dev.tag.split(separator: "-").first else { return [] }
        return [String(version)] + version.split(separator: ".").prefix(1).map(String.init)
    }

    /// The runtime of that version on the same system, under a tag that names the system where the build image's does.
    private func candidate(_ image: String, version: String, _ dev: ReferenceCandidate, _ note: String) -> ReferenceCandidate? {
        let system = dev.tag.split(separator: "-").dropFirst().first { $0.hasPrefix("debian") || $0.hasPrefix("alpine") }
        let tag = version + (system.map { "-\($0)" } ?? "")
        guard let definition = catalog.definition(image: image, tag: tag), !definition.isBuildImage, definition.distribution == dev.definition.distribution else { return nil }
        return ReferenceCandidate(mapping: dev.mapping, definition: definition, tag: tag, text: naming.name(of: image) + ":" + tag, notes: dev.notes.filter { $0.id != "dev-only" } + [Reason("runtime-of-kit", note)])
    }
}
