/// A Dockerfile as it was read.
public struct SourceFile: Sendable, Hashable {
    public let file: DiscoveredFile
    public let bytes: [UInt8]
    /// Permission bits, such as `0o644`.
    public let mode: UInt32

    public init(file: DiscoveredFile, bytes: [UInt8], mode: UInt32) {
        self.file = file
        self.bytes = bytes
        self.mode = mode
    }

    public var path: FilePath { file.path }
}
