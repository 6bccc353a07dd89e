internal import CCatalogData
internal import Storage
internal import Synchronization

/// A dated snapshot of what is known: hardened images and their tags, the images people come from, and which maps to which.
///
/// Lookups go by index and may be made from any number of threads.
public final class Catalog: Sendable {
    /// Which snapshot it is.
    public let stamp: CatalogStamp
    private let readers: CatalogReaders
    /// The facts of each tag of each image that was asked for, since both the facts of an image and the choice of its tag begin with them.
    let closestImages = Mutex<[String: [String: ClosestSourceImage?]]>([:])

    /// The catalogue that the program carries; the same one at every call.
    public static func builtIn() throws(CatalogError) -> Catalog {
        try shared.get()
    }

    /// A catalogue from the bytes of a catalogue file.
    public convenience init(bytes: [UInt8]) throws(CatalogError) {
        do throws(DatabaseError) {
            let database = try Database(reading: bytes)
            try CatalogVerification.verify(database, of: bytes)
            // Each further reader would copy the bytes.
            try self.init(database, readers: 1) { () throws(DatabaseError) in try Database(reading: bytes) }
        } catch {
            throw CatalogError("This is not a catalogue of this program: \(error.message). Make one with `dhi catalog import`.")
        }
    }

    private init(
        _ database: consuming sending Database, readers limit: Int, open: @escaping @Sendable () throws(DatabaseError) -> sending Database
    ) throws(DatabaseError) {
        stamp = try Self.stamp(of: database)
        readers = CatalogReaders(database, limit: limit, open: open)
    }

    private static let shared: Result<Catalog, CatalogError> = {
        do throws(DatabaseError) {
            return .success(try Catalog(try openBuiltIn(), readers: 4, open: openBuiltIn))
        } catch {
            return .failure(CatalogError("The built-in catalogue cannot be read: \(error)"))
        }
    }()

    @Sendable private static func openBuiltIn() throws(DatabaseError) -> sending Database {
        try unsafe Database(readingInPlace: UnsafeBufferPointer(start: dhi_catalogue_start(), count: dhi_catalogue_count))
    }
}

// MARK: - Hardened images

extension Catalog {
    /// The hardened image `dhi.io/<name>`.
    public func image(named name: String) -> CatalogImage? {
        read { reader throws(DatabaseError) in try reader.image(name)?.image } ?? nil
    }

    /// What stands behind a tag of a hardened image.
    ///
    /// - Parameter version: Of the main program, where it is known; then far less is looked at.
    public func definition(image: String, tag: String, version: String? = nil) -> ImageDefinition? {
        read { reader throws(DatabaseError) in try reader.definition(image: image, tag: tag, version: version) } ?? nil
    }

    /// All definitions of a hardened image, in the catalogue's order.
    public func definitions(image: String) -> [ImageDefinition] {
        read { reader throws(DatabaseError) in try reader.definitions(image: image) } ?? []
    }

    /// The definitions of a hardened image for a release of its system (`nil`: none is known) and of a flavour, in the catalogue's order.
    ///
    /// - Parameter version: Of the main program; `nil`: all.
    public func definitions(image: String, release: String?, flavor: String?, version: String? = nil) -> [ImageDefinition] {
        read { reader throws(DatabaseError) in try reader.definitions(image: image, release: release, flavor: flavor, version: version) } ?? []
    }

    /// The names of all definitions of a hardened image, in the catalogue's order.
    public func outlines(image: String) -> [DefinitionOutline] {
        read { reader throws(DatabaseError) in try reader.outlines(image: image) } ?? []
    }

    /// Names of all hardened images, sorted.
    public var imageNames: [String] {
        read { reader throws(DatabaseError) in try reader.texts("SELECT name FROM image ORDER BY name") } ?? []
    }
}

// MARK: - Where people come from

extension Catalog {
    /// What a source image maps to, by its familiar name (`node`, `mcr.microsoft.com/dotnet/sdk`).
    ///
    /// The row of exactly this name, else the row with the longest prefix; the `source` of the latter is that prefix.
    public func mapping(source: String) -> ImageMapping? {
        read { reader throws(DatabaseError) in try reader.mapping(source) } ?? nil
    }

    /// What is known of a tag of a source image: the facts of the tag itself, or of another tag of the same official entry.
    public func sourceImage(name: String, tag: String) -> SourceImage? {
        guard let image = read({ reader throws(DatabaseError) in try reader.sourceImage(name, tag: tag, withTags: true) }) ?? nil else { return nil }
        return image.resolved(tag: tag)
    }

    /// All groups of tags that facts are known of.
    public func sourceImages(name: String) -> [SourceImage] {
        read { reader throws(DatabaseError) in try reader.sourceImages(name) } ?? []
    }

    /// All tags of the same entry of an official image, the given one among them; `nil`: no such image or tag.
    public func officialAliases(image: String, tag: String) -> [String]? {
        (read { reader throws(DatabaseError) in try reader.officialEntry(image, tag: tag) } ?? nil)?.tags
    }

    /// Of the tags of the same entry of an official image the one that says the most; `nil`: no such image or tag.
    func mostExactAlias(image: String, tag: String) -> String? {
        read { reader throws(DatabaseError) in try reader.mostExactAlias(image, tag: tag) } ?? nil
    }

    /// The entries of an official image; empty: not an official image.
    public func officialTags(image: String) -> [OfficialEntry] {
        read { reader throws(DatabaseError) in try reader.officialEntries(image) } ?? []
    }

    /// What plain images of a distribution have; those of its release if known, else of the family as a whole.
    public func baseSystem(_ distribution: Distribution) -> BaseSystem? {
        let systems = baseSystems
        let index =
            systems.firstIndex { $0.distribution == distribution }
            ?? systems.firstIndex { $0.distribution == Distribution(family: distribution.family, release: nil) }
        return index.map { systems[$0] }
    }

    public var baseSystems: [BaseSystem] {
        read { reader throws(DatabaseError) in try reader.baseSystems() } ?? []
    }

    /// All rows of the mapping, sorted by source; the source of a row for a prefix ends with `*`.
    public var mappings: [ImageMapping] {
        let exact = read { reader throws(DatabaseError) in try reader.mappings(forPrefixes: false) } ?? []
        let prefixes = read { reader throws(DatabaseError) in try reader.mappings(forPrefixes: true) } ?? []
        return
            (exact
            + prefixes.map { row in
                var row = row
                row.source += "*"
                return row
            }).sorted { $0.source < $1.source }
    }

    /// Names of all source images that facts are known of, sorted.
    public var sourceNames: [String] {
        read { reader throws(DatabaseError) in try reader.texts("SELECT name FROM source ORDER BY name") } ?? []
    }

    /// Names of all official images, sorted.
    public var officialNames: [String] {
        read { reader throws(DatabaseError) in try reader.texts("SELECT name FROM official ORDER BY name") } ?? []
    }
}

// MARK: - Reading

extension Catalog {
    /// `nil` when the catalogue is damaged: then nothing is known.
    func read<Result: Sendable>(_ body: (inout CatalogReader) throws(DatabaseError) -> Result) -> Result? {
        do throws(DatabaseError) {
            return try readers.read(body)
        } catch {
            return nil
        }
    }

    private static func stamp(of database: borrowing Database) throws(DatabaseError) -> CatalogStamp {
        var values: [String: String] = [:]
        let statement = try database.prepare("SELECT key, value FROM meta")
        while try statement.step() { values[statement.text(0)] = statement.text(1) }
        return CatalogStamp(commit: values["commit"] ?? "", date: values["date"] ?? "", sha256: values["sha256"] ?? "")
    }

    /// The first number that each statement yields, 0 where there is none.
    func numbers(_ statements: [StaticString]) -> [Int] {
        statements.map { sql in
            (read { reader throws(DatabaseError) in try reader.texts(sql).first.flatMap { Int($0) } } ?? nil) ?? 0
        }
    }
}
