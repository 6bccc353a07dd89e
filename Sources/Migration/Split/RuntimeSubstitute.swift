import DockerfileSemantics
import HardenedCatalog

/// The image that runs what another image builds: where that one has no runtime variant of its own, a JRE for a JDK, Maven and Gradle,
/// ASP.NET Core for the .NET SDK; for programs that a compiler makes an image without the compiler.
struct RuntimeSubstitute {
    let catalog: Catalog
    let naming: HardenedNaming
    /// Tags that may be used; `nil`: all.
    var available: Set<String>?

    /// For what Go makes the image static: without a C library where nothing of C is in it, else with the one of the same release. Where that does not do, for
    /// want of a shell, the plain system of the same release.
    func compiledCandidates(for dev: ReferenceCandidate, needsC: Bool) -> [ReferenceCandidate] {
        guard ["golang", "rust"].contains(dev.definition.image) else { return [] }
        let compiler = dev.definition.image == "rust" ? "Rust" : "Go"
        let library = dev.definition.distribution.family == .alpine ? "musl" : "libc6"
        let note = needsC ? "Programs run on the image static with the C library of the same release, without \(compiler) and without a shell" : "Programs run on the image static, without \(compiler) and without a shell"
        let hasData = { (definition: ImageDefinition) in definition.packages.contains("tzdata") && definition.packages.contains { $0.hasPrefix("ca-certificates") } }
        let base = dev.definition.distribution.family == .alpine ? "alpine-base" : "debian-base"
        return [
            made("static", dev, note) { hasData($0) && $0.packages.contains(library) == needsC },
            made(base, dev, "Programs run on \(base) of the same release, without \(compiler)", where: hasData),
        ].compactMap { $0 }
    }

    /// The newest runtime definition on the same system that fits, under a tag that names the system.
    private func made(_ image: String, _ dev: ReferenceCandidate, _ note: String, where fits: (ImageDefinition) -> Bool) -> ReferenceCandidate? {
        let system = dev.definition.distribution
        let fitting = catalog.definitions(image: image).filter { !$0.isBuildImage && $0.flavor == nil && $0.distribution == system && $0.uid != 0 && fits($0) }.sorted { $0.version > $1.version }
        for definition in fitting {
            let tags = definition.tags.filter { tag in available.map { $0.contains("\(image):\(tag)") || $0.contains("dhi.io/\(image):\(tag)") } ?? true }
            // Of static the longest tag names the system; those of a plain system do so themselves.
            guard let tag = image == "static" ? tags.max(by: { ($0.count, $0) < ($1.count, $1) }) : tags.min(by: { ($0.count, $0) < ($1.count, $1) }) else { continue }
            return ReferenceCandidate(mapping: dev.mapping, definition: definition, tag: tag, text: naming.name(of: image) + ":" + tag, notes: dev.notes.filter { $0.id != "dev-only" } + [Reason("runtime-of-compiled", note)])
        }
        return nil
    }

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
