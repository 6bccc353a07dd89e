import SourceModel

/// A path of the file system, as the bytes the system knows it by.
///
/// Names on Linux need not be UTF-8 and may hold newlines, so a path is never a `String` until it is shown.
/// A NUL byte cannot occur; what follows one is cut off when a path is made.
public struct FilePath: Sendable, Hashable {
    public let bytes: [UInt8]

    public init(_ bytes: some Sequence<UInt8>) {
        self.bytes = Array(bytes.prefix { $0 != 0 })
    }

    /// The path as text, for tests and paths known to be text.
    public init(_ text: String) {
        self.init(text.utf8)
    }

    public var isAbsolute: Bool { bytes.first == FilePath.slash }

    /// The bytes behind the last slash; trailing slashes are passed over.
    public var lastComponent: FilePath { FilePath(components.last ?? []) }

    /// The names between slashes, without empty ones and `.`.
    public var components: [ArraySlice<UInt8>] {
        bytes.split(separator: FilePath.slash).filter { !$0.elementsEqual(".".utf8) }
    }

    /// The path of the folder that holds this one, `.` for a bare name.
    public var parent: FilePath {
        var end = bytes.endIndex
        while end > 1, bytes[end - 1] == FilePath.slash { end -= 1 }
        while end > 0, bytes[end - 1] != FilePath.slash { end -= 1 }
        while end > 1, bytes[end - 1] == FilePath.slash { end -= 1 }
        return end == 0 ? FilePath(".") : FilePath(bytes[..<end])
    }

    /// The path of `name` in this folder; `.` stands for nothing, so that `.` and `Dockerfile` make `Dockerfile`.
    public func appending(_ name: some Collection<UInt8>) -> FilePath {
        if name.isEmpty { return self }
        if bytes.isEmpty || bytes == [0x2E] { return FilePath(name) }
        return FilePath(bytes + (bytes.last == FilePath.slash ? [] : [FilePath.slash]) + name)
    }

    public func appending(_ name: FilePath) -> FilePath { appending(name.bytes) }

    /// What leads from the folder `base` to this path, if it lies inside; both must be of the same kind, without `..`.
    public func relative(to base: FilePath) -> FilePath? {
        let own = components
        let others = base.components
        guard isAbsolute == base.isAbsolute, own.count >= others.count, zip(own, others).allSatisfy({ $0 == $1 }) else { return nil }
        return FilePath(own.dropFirst(others.count).joined(separator: [FilePath.slash]))
    }

    static let slash: UInt8 = 0x2F
}

extension FilePath: Comparable {
    /// The order of a walk: component by component, by bytes; a folder's content stands together.
    public static func < (left: FilePath, right: FilePath) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes) { weight($0) < weight($1) }
    }

    private static func weight(_ byte: UInt8) -> UInt8 { byte == slash ? 0 : byte }
}

extension FilePath: ExpressibleByStringLiteral, CustomStringConvertible {
    public init(stringLiteral text: String) { self.init(text) }

    /// The path as UTF-8, with U+FFFD where it is not; not to be opened again.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The path as shown to people: control characters, such as newlines and escape sequences, and bytes that are
    /// not UTF-8 stand as `\n` or `\xNN`, so that a name cannot pass for other output or drive the terminal.
    public var description: String { VisibleText.of(bytes) }
}
