import Glibc

extension FilePath {
    /// What leads from the folder `base` to this path, up first where it has to be; both are absolute and without links.
    public func way(from base: FilePath) -> FilePath {
        let own = components
        let others = base.components
        let common = zip(own, others).prefix { $0 == $1 }.count
        let up = [ArraySlice<UInt8>](repeating: [0x2E, 0x2E], count: others.count - common)
        return FilePath((up + own.dropFirst(common)).joined(separator: [FilePath.slash]))
    }

    /// A folder, or a link to one.
    public var isFolder: Bool { (try? status(following: true))?.isFolder == true }

    /// Nothing has this name.
    public var isMissing: Bool {
        do throws(SystemError) {
            _ = try status()
            return false
        } catch {
            return error.number == ENOENT || error.number == ENOTDIR
        }
    }
}
