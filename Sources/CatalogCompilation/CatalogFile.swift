internal import Foundation
public import HardenedCatalog

extension Catalog {
    /// The catalogue in a file that `dhi catalog import` wrote.
    public convenience init(path: String) throws(CatalogError) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CatalogError("The catalogue file \(path) cannot be read. Check that it is there and may be read.")
        }
        do throws(CatalogError) {
            try self.init(bytes: [UInt8](data))
        } catch {
            throw CatalogError("\(path): \(error.description)")
        }
    }
}
