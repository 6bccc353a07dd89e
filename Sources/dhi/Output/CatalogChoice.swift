import HardenedCatalog
import Hashing
import RepositoryConversion

/// The catalogue of a run: the built-in one, or the file that was named.
enum CatalogChoice {
    /// `sha256`: what the file's hash has to be, in hexadecimal.
    static func open(_ path: String?, sha256: String? = nil) throws -> Catalog {
        do {
            guard let path else { return try Catalog.builtIn() }
            let bytes = try read(path)
            if let sha256, SHA256.hexDigest(of: bytes) != sha256 { throw CommandFailure("\(path): its SHA-256 is not the one that the configuration names") }
            return try Catalog(bytes: bytes)
        } catch let error as CatalogError {
            throw CommandFailure((path.map { "\($0): " } ?? "") + error.description)
        }
    }

    private static func read(_ path: String) throws -> [UInt8] {
        do throws(FileError) {
            return try FileReader(limit: 256 << 20).readAny(CommandLineArguments.path(path))
        } catch {
            throw CommandFailure("\(path): \(error.message)")
        }
    }
}
