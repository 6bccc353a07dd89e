import HardenedCatalog
import RepositoryConversion

/// The catalogue of a run: the built-in one, or the file that was named.
enum CatalogChoice {
    static func open(_ path: String?) throws -> Catalog {
        guard let path else {
            do throws(CatalogError) {
                return try Catalog.builtIn()
            } catch {
                throw CommandFailure("the built-in catalogue cannot be read: \(error)")
            }
        }
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try FileReader(limit: 256 << 20).readAny(FilePath(path))
        } catch {
            throw CommandFailure("\(path): \(error.message)")
        }
        do throws(CatalogError) {
            return try Catalog(bytes: bytes)
        } catch {
            throw CommandFailure("\(path): \(error)")
        }
    }
}
