internal import CommandKnowledge
internal import FoundationEssentials
internal import HardenedCatalog

/// Reads the folder `mappings/`.
public struct MappingsReader {
    private let folder: URL

    public init(folder: String) {
        self.folder = URL(fileURLWithPath: folder, isDirectory: true)
    }

    public func read() throws(MappingsError) -> CatalogContents {
        let stamp = try YAMLRecord(text: try text("catalogue.yaml"), file: path("catalogue.yaml"))
        var contents = CatalogContents(commit: try stamp.text("commit"), date: try stamp.text("date"))
        let lines = try releaseLines()
        contents.images = try hardenedImages()
        for file in try files("source-images") { contents.sources.append(try SourceImageFile.read(try text(file), file: path(file))) }
        try addFurther(to: &contents.sources)
        for file in try files("official-tags") { contents.officials.append(try OfficialTagsFile.read(try text(file), file: path(file))) }
        for file in try files("images") { contents.mappings += try ImageMappingFile.read(try text(file), file: path(file)) }
        contents.mappings = try ImageMappingFile.review(contents.mappings, by: try text("reviewed.yaml"), file: path("reviewed.yaml"))
        contents.bases = try BaseSystemsFile.read(try text("base-systems.yaml"), file: path("base-systems.yaml"))
        // A folder without it makes a catalogue of images alone.
        if FileManager.default.fileExists(atPath: folder.appendingPathComponent("tools").path) {
            contents.tools = try tools.read()
            let settings = try tools.packageSettings()
            for index in contents.images.indices {
                for place in contents.images[index].definitions.indices {
                    contents.images[index].definitions[place] = try settings.complete(contents.images[index].definitions[place])
                }
            }
        }
        contents.tools.descriptions = try commandDescriptions()
        contents.tools.floating = try floatingTags()
        contents.images.sort { $0.name < $1.name }
        contents.sources.sort { $0.name < $1.name }
        contents.officials.sort { $0.name < $1.name }
        try checkNames(contents, lines: lines)
        return contents
    }

    /// What floating tags stand for: image, line and version.
    private func floatingTags() throws(MappingsError) -> [[String]] {
        let file = "floating-tags.yaml"
        guard FileManager.default.fileExists(atPath: folder.appendingPathComponent(file).path) else { return [] }
        let record = try YAMLRecord(text: try text(file), file: path(file))
        var rows: [[String]] = []
        for image in record.keys { for (line, version) in try record.pairs(image) { rows.append([image, line, version]) } }
        return rows
    }

    /// What programs do, by each of their names.
    private func commandDescriptions() throws(MappingsError) -> [String: CommandDescription] {
        var descriptions: [String: CommandDescription] = [:]
        guard FileManager.default.fileExists(atPath: folder.appendingPathComponent("commands").path) else { return [:] }
        for file in try files("commands") {
            for description in try CommandFile.read(try text(file), file: path(file)) {
                for name in description.names where descriptions.updateValue(description, forKey: name) != nil {
                    throw MappingsError(file: path(file), line: nil, message: "`\(name)` is described twice")
                }
            }
        }
        return descriptions
    }

    /// Images and tags that are read from the history of their projects; a tag that two files name would have two sets of facts.
    private func addFurther(to sources: inout [CatalogContents.NamedSource]) throws(MappingsError) {
        guard FileManager.default.fileExists(atPath: folder.appendingPathComponent("further-source-images").path) else { return }
        for file in try files("further-source-images") {
            let further = try SourceImageFile.read(try text(file), file: path(file))
            guard let index = sources.firstIndex(where: { $0.name == further.name }) else {
                sources.append(further)
                continue
            }
            var known = Set(sources[index].groups.flatMap(\.tags))
            for tag in further.groups.flatMap(\.tags) where !known.insert(tag).inserted {
                throw MappingsError(file: path(file), line: nil, message: "`\(further.name):\(tag)` stands twice")
            }
            sources[index].groups += further.groups
        }
    }

    /// Every name that one file gives has to stand in the file it speaks of.
    private func checkNames(_ contents: CatalogContents, lines: ReleaseLines) throws(MappingsError) {
        let names = Set(contents.images.map(\.name))
        for name in lines.judged.keys.sorted() where !names.contains(name) {
            throw MappingsError(file: path("release-lines.yaml"), line: nil, message: "there is no hardened image `\(name)`")
        }
        for row in contents.mappings {
            guard let hardened = row.hardened, !names.contains(hardened) else { continue }
            throw MappingsError(file: path("images"), line: nil, message: "`\(row.source)` maps to `\(hardened)`, which is no hardened image")
        }
    }

    func hardenedImages() throws(MappingsError) -> [CatalogContents.HardenedImage] {
        let lines = try releaseLines()
        var images: [CatalogContents.HardenedImage] = []
        for file in try files("hardened") { images.append(try HardenedImageFile.read(try text(file), file: path(file), lines: lines)) }
        return images
    }

    private func releaseLines() throws(MappingsError) -> ReleaseLines {
        try ReleaseLines(text: try text("release-lines.yaml"), file: path("release-lines.yaml"))
    }

    var tools: ToolMappings {
        ToolMappings(text: { file throws(MappingsError) in try text("tools/\(file)") }, path: { path("tools/\($0)") })
    }

    private func path(_ file: String) -> String { "\(folder.lastPathComponent)/\(file)" }

    private func text(_ file: String) throws(MappingsError) -> String {
        guard let text = try? String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8) else {
            throw MappingsError(file: path(file), line: nil, message: "the file cannot be read")
        }
        return text
    }

    /// YAML files of a folder, sorted, with the folder's name.
    private func files(_ name: String) throws(MappingsError) -> [String] {
        guard let files = try? FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(name).path) else {
            throw MappingsError(file: path(name), line: nil, message: "the folder cannot be read")
        }
        return files.filter { $0.hasSuffix(".yaml") }.sorted().map { "\(name)/\($0)" }
    }
}
