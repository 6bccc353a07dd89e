internal import FoundationEssentials
internal import HardenedCatalog

/// Reads a checkout of the public repository of hardened images, which may hold anything.
///
/// What cannot be read is reported, and the rest is read. Links are not followed, long files are not read, and the parser bounds how deeply they may be nested.
public struct CheckoutReader {
    /// A definition has at most some ten kilobytes.
    static let largestFile = 1_000_000
    static let mostFiles = 200_000

    private let root: URL
    private var problems: [MappingsError] = []
    private var filesLeft = CheckoutReader.mostFiles

    public init(path: String) {
        root = URL(fileURLWithPath: path, isDirectory: true)
    }

    /// Says what stands there if it cannot be a checkout.
    public func check() throws(MappingsError) {
        if isFolder("image") { return }
        // The folder itself may be named by a link.
        let status = FileStatus(path: root.path, followingLinks: true)
        let message =
            status?.isFolder == true
            ? "there is no folder `image`: this is not a checkout of docker-hardened-images/catalog"
            : status == nil
                ? "there is no such folder; name a checkout of docker-hardened-images/catalog"
                : "this is a file; name the folder of a checkout of docker-hardened-images/catalog"
        throw MappingsError(file: root.path, line: nil, message: message)
    }

    /// The images, sorted by name, and what could not be read.
    public mutating func read() throws(MappingsError) -> (images: [CatalogContents.HardenedImage], problems: [MappingsError]) {
        try check()
        var images: [CatalogContents.HardenedImage] = []
        for name in names(in: "image") where isFolder("image/\(name)") {
            if let image = image(name) { images.append(image) }
        }
        return (images, problems)
    }

    private mutating func image(_ name: String) -> CatalogContents.HardenedImage? {
        let folder = "image/\(name)"
        var image = CatalogContents.HardenedImage(
            name: name, title: name, categories: [], homePage: nil, tools: [], releaseLine: .unjudged, definitions: [])
        var tags: Set<String> = []
        for system in names(in: folder) where (system.hasPrefix("alpine-") || system.hasPrefix("debian-")) && isFolder("\(folder)/\(system)") {
            for file in names(in: "\(folder)/\(system)") where file.hasSuffix(".yaml") {
                let path = "\(folder)/\(system)/\(file)"
                do throws(MappingsError) {
                    let definition = try CheckoutDefinition.read(try record(path), image: name)
                    if let twice = definition.tags.first(where: { tags.contains($0) }) {
                        throw MappingsError(file: path, line: nil, message: "the tag `\(twice)` belongs to another definition already")
                    }
                    tags.formUnion(definition.tags)
                    image.definitions.append(definition)
                } catch {
                    problems.append(error)
                }
            }
        }
        guard !image.definitions.isEmpty else { return nil }
        do throws(MappingsError) {
            try describe(&image, by: "\(folder)/info.yaml")
        } catch {
            problems.append(error)
        }
        return image
    }

    private func describe(_ image: inout CatalogContents.HardenedImage, by path: String) throws(MappingsError) {
        guard status(path) != nil else { return }
        let metadata = try record(path).record("metadata")
        image.title = try metadata.optionalText("display-name") ?? image.name
        image.categories = try metadata.list("categories")
        image.homePage = try metadata.optionalText("home-url")
        for tool in try metadata.records("included-tools") { image.tools.append(try tool.text("name")) }
    }
}

// MARK: - Files

extension CheckoutReader {
    private func record(_ path: String) throws(MappingsError) -> YAMLRecord {
        let url = root.appendingPathComponent(path)
        guard let status = status(path), status.isFile else {
            throw MappingsError(file: path, line: nil, message: "this is not a file; links are not followed")
        }
        guard status.size <= Self.largestFile else {
            throw MappingsError(file: path, line: nil, message: "the file is longer than \(Self.largestFile) bytes")
        }
        guard let data = try? Data(contentsOf: url) else { throw MappingsError(file: path, line: nil, message: "the file cannot be read") }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw MappingsError(file: path, line: nil, message: "the file is not UTF-8")
        }
        guard !YAMLAnchors.stand(in: text) else {
            throw MappingsError(file: path, line: nil, message: "the file uses anchors (`&name`), which definitions do not")
        }
        return try YAMLRecord(text: text, file: path)
    }

    /// Sorted names of what a folder holds.
    private mutating func names(in path: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent(path).path)) ?? []
        guard names.count <= filesLeft else {
            problems.append(MappingsError(file: path, line: nil, message: "there are too many files"))
            return []
        }
        filesLeft -= names.count
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private func isFolder(_ path: String) -> Bool { status(path)?.isFolder == true }

    /// What stands there itself: links are not followed.
    private func status(_ path: String) -> FileStatus? { FileStatus(path: root.appendingPathComponent(path).path) }
}
