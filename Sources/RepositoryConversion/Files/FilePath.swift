import SourceModel

/// A path of the file system, as the bytes the system knows it by.
///
/// Names on Linux need not be UTF-8 and may hold newlines, so a path is never a `String` until it is shown.
/// A NUL byte cannot occur; what follows one is cut off when a path is made.
public struct FilePath: Sendable, Hashable {
    public let bytes: [UInt8]

    public init(_ bytes: some Sequence<UInt8>) {
        let bytes = Array(bytes)
        self.bytes = bytes.firstIndex(of: 0).map { Array(bytes[..<$0]) } ?? bytes
    }

    /// Bytes of paths, which hold no NUL.
    private init(checked bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The path as text, for tests and paths known to be text.
    public init(_ text: String) {
        self.init(text.utf8)
    }

    public var isAbsolute: Bool { bytes.first == FilePath.slash }

    /// The bytes behind the last slash; trailing slashes are passed over.
    public var lastComponent: FilePath {
        var end = bytes.endIndex
        while end > 0 {
            while end > 0, bytes[end - 1] == FilePath.slash { end -= 1 }
            var start = end
            while start > 0, bytes[start - 1] != FilePath.slash { start -= 1 }
            let isDot = end - start == 1 && bytes[start] == 0x2E
            if !isDot { return FilePath(checked: Array(bytes[start..<end])) }
            end = start
        }
        return FilePath(checked: [])
    }

    /// The names between slashes, without empty ones and `.`.
    public var components: [ArraySlice<UInt8>] {
        bytes.split(separator: FilePath.slash).filter { !$0.elementsEqual(".".utf8) }
    }

    /// Relative, and nothing but names with one slash between them: none is empty or begins with a dot.
    var isPlain: Bool {
        var previous = FilePath.slash
        for byte in bytes {
            if previous == FilePath.slash, byte == FilePath.slash || byte == 0x2E { return false }
            previous = byte
        }
        return previous != FilePath.slash
    }

    /// The path of the folder that holds this one, `.` for a bare name.
    public var parent: FilePath {
        var end = bytes.endIndex
        while end > 1, bytes[end - 1] == FilePath.slash { end -= 1 }
        while end > 0, bytes[end - 1] != FilePath.slash { end -= 1 }
        while end > 1, bytes[end - 1] == FilePath.slash { end -= 1 }
        return FilePath(checked: end == 0 ? [0x2E] : Array(bytes[..<end]))
    }

    /// The folder and the name in it, where nothing but one slash stands between the two and the name is neither `.` nor `..`. A bare name lies in `.`.
    var plainParts: (folder: FilePath, name: FilePath)? {
        guard let slash = bytes.lastIndex(of: FilePath.slash) else {
            // `.` and `..`
            return bytes.count <= 2 && bytes.allSatisfy { $0 == 0x2E } ? nil : (FilePath(checked: [0x2E]), self)
        }
        guard slash + 1 < bytes.count, slash == 0 || bytes[slash - 1] != FilePath.slash else { return nil }
        // `.` and `..`, and what lies in `.`.
        let isDots = bytes.count - slash <= 3 && bytes[(slash + 1)...].allSatisfy { $0 == 0x2E }
        if isDots || slash == 1 && bytes[0] == 0x2E { return nil }
        return (FilePath(checked: Array(bytes[..<max(slash, 1)])), FilePath(checked: Array(bytes[(slash + 1)...])))
    }

    /// The path of `name` in this folder; `.` stands for nothing, so that `.` and `Dockerfile` make `Dockerfile`.
    public func appending(_ name: some Collection<UInt8>) -> FilePath {
        if name.isEmpty { return self }
        if bytes.isEmpty || bytes == [0x2E] { return FilePath(name) }
        return appending(name: FilePath(name).bytes)
    }

    public func appending(_ name: FilePath) -> FilePath {
        name.bytes.isEmpty ? self : bytes.isEmpty || bytes == [0x2E] ? name : appending(name: name.bytes)
    }

    private func appending(name: [UInt8]) -> FilePath {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + 1 + name.count)
        result += bytes
        if result.last != FilePath.slash { result.append(FilePath.slash) }
        result += name
        return FilePath(checked: result)
    }

    /// What leads from the folder `base` to this path, if it lies inside; both must be of the same kind, without `..`.
    public func relative(to base: FilePath) -> FilePath? {
        let own = components
        let others = base.components
        guard isAbsolute == base.isAbsolute, own.count >= others.count, zip(own, others).allSatisfy({ $0 == $1 }) else { return nil }
        return FilePath(own.dropFirst(others.count).joined(separator: [FilePath.slash]))
    }

    /// Whether this path is `base` or lies below it; both are absolute and without links, `.` and `..`.
    func lies(within base: FilePath) -> Bool {
        guard bytes.starts(with: base.bytes) else { return false }
        return bytes.count == base.bytes.count || base.bytes.last == FilePath.slash || bytes[base.bytes.count] == FilePath.slash
    }

    static let slash: UInt8 = 0x2F
}

extension FilePath {
    /// All bytes at once: an array hashes them one by one.
    public func hash(into hasher: inout Hasher) {
        unsafe bytes.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    }
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
