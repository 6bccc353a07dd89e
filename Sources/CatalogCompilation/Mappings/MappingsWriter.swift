internal import HardenedCatalog

/// The files under `mappings/` that are imported, by their paths; what is written by hand is not among them.
public enum MappingsWriter {
    public static func files(_ contents: CatalogContents) -> [String: String] {
        var files: [String: String] = [:]
        files["catalogue.yaml"] = "commit: \(YAMLText.scalar(contents.commit))\ndate: \(YAMLText.scalar(contents.date))\n"
        for image in contents.images { files["hardened/\(image.name).yaml"] = HardenedImageText.write(image) }
        for source in contents.sources { files["source-images/\(fileName(source.name)).yaml"] = SourceImageText.write(source) }
        for official in contents.officials { files["official-tags/\(fileName(official.name)).yaml"] = OfficialTagsText.write(official) }
        for (file, rows) in Dictionary(grouping: contents.mappings, by: { group(of: $0.source) }) {
            files["images/\(file).yaml"] = ImageMappingText.write(rows)
        }
        files["base-systems.yaml"] = BaseSystemsText.write(contents.bases)
        return files
    }

    /// Slashes of names become `_`, which no name has beside a slash.
    private static func fileName(_ name: String) -> String {
        String(name.map { $0 == "/" ? "_" : $0 })
    }

    /// Official images, other images of Docker Hub, and images of other registries stand in a file each.
    private static func group(of source: String) -> String {
        guard let slash = source.firstIndex(of: "/") else { return "official" }
        let first = source[..<slash]
        if first.contains(".") || first.contains(":") || first == "localhost" { return "other-registries" }
        return first == "bitnami" ? "bitnami" : "docker-hub"
    }
}
