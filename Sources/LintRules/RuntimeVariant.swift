import DockerfileSemantics
import HardenedCatalog
import Linting
import Migration
import SourceModel

/// The runtime variant that belongs to a build variant of a hardened image.
enum RuntimeVariant {
    /// As it would be written, for the build variant `tag`; `nil` where the catalogue has none.
    static func reference(of definition: ImageDefinition, _ tag: String, in file: LintedFile) -> String? {
        references(of: definition, tag, in: file).first
    }

    /// The same with what else may run what is built: an SDK of .NET is for programs of ASP.NET Core as well.
    static func references(of definition: ImageDefinition, _ tag: String, in file: LintedFile) -> [String] {
        guard let runtime = self.tag(of: definition, tag, file) else { return [] }
        let isForWeb = definition.image == "dotnet" && file.catalog.definition(image: "aspnetcore", tag: runtime) != nil
        return ([definition.image] + (isForWeb ? ["aspnetcore"] : [])).map { file.images.options.naming.name(of: $0) + ":" + runtime }
    }

    /// The tag of the runtime variant that matches best: the same tag without its suffix, else any tag of the same version and system.
    private static func tag(of definition: ImageDefinition, _ tag: String, _ file: LintedFile) -> String? {
        for suffix in [ImageDefinition.buildSuffix, "-sdk"] where tag.hasSuffix(suffix) {
            let short = String(tag.dropLast(suffix.count))
            // An SDK has a version of its own.
            let known = file.catalog.definition(image: definition.image, tag: short, version: definition.version) ?? file.catalog.definition(image: definition.image, tag: short)
            if let found = known, !found.isBuildImage, found.distribution == definition.distribution {
                return short
            }
        }
        if let twin = runtimes(of: definition, file, version: definition.version).first { return twin.tags.first }
        // A JDK is there for builds alone; its release ships as a runtime of the same numbers.
        guard let cut = tag.byteOffset(of: "-jdk") else { return nil }
        let release = String(tag.utf8.prefix(cut))!
        return runtimes(of: definition, file, version: nil).first { $0.tags.contains(release) }.map { _ in release }
    }

    /// The runtime definitions of the same image, system and flavour.
    private static func runtimes(of definition: ImageDefinition, _ file: LintedFile, version: String?) -> [ImageDefinition] {
        file.catalog.definitions(image: definition.image, release: definition.distribution.release, flavor: definition.flavor, version: version)
            .filter { !$0.isBuildImage && $0.distribution.family == definition.distribution.family }
    }
}
