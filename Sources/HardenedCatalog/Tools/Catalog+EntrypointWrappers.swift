import SourceModel

internal import Storage

extension Catalog {
    /// What an entry script of a source image does; `nil`: not known.
    ///
    /// - Parameters:
    ///   - path: As the ENTRYPOINT names it, or only its last part.
    ///   - image: Familiar name of the source image.
    public func entrypointWrapper(_ path: String, image: String) -> EntrypointWrapper? {
        let records = (read { reader throws(DatabaseError) in try reader.wrappers() } ?? []).filter { $0.images.contains(image) }
        let name = Self.lastPart(path)
        let exact = records.first { $0.wrapper.path == path }
        return (exact ?? records.first { Self.lastPart($0.wrapper.path) == name })?.wrapper
    }

    private static func lastPart(_ path: String) -> Substring {
        path.split(byte: UInt8(ascii: "/")).last ?? ""
    }
}
