import SourceModel

/// A path of a stage's file system: absolute, without dots, double slashes or a slash at the end (`/` is empty).
///
/// Places that only a program knows begin with `@`: `@python` is where pip puts packages.
public struct Place: Sendable, Hashable {
    public let path: String

    /// Reads a path as written; `nil` when it is relative and the folder it starts from is not known.
    public init?(_ text: String, in folder: Place?) {
        if text.utf8.first == UInt8(ascii: "@") {
            path = text
            return
        }
        let isAbsolute = text.utf8.first == UInt8(ascii: "/")
        guard let start = isAbsolute ? "" : folder?.path, start.utf8.first != UInt8(ascii: "@") else { return nil }
        // Most are written as they are kept.
        if Self.isPlain(text) {
            path = isAbsolute ? text : start + "/" + text
            return
        }
        var names: [Substring] = []
        for name in start.split(byte: UInt8(ascii: "/")) + text.split(byte: UInt8(ascii: "/")) where name != "." {
            if name == ".." { _ = names.popLast() } else { names.append(name) }
        }
        path = names.map { "/" + $0 }.joined()
    }

    public init(absolute text: String) {
        self = Place(text, in: Place.root) ?? .root
    }

    private init(checked path: String) { self.path = path }

    /// Whether a path, which is not empty, has no names that begin with a dot, no double slashes and no slash at the end.
    private static func isPlain(_ text: String) -> Bool {
        var isStart = text.utf8.first != UInt8(ascii: "/")
        for byte in text.utf8 {
            if isStart, byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") { return false }
            isStart = byte == UInt8(ascii: "/")
        }
        return !isStart
    }

    public static let root = Place(checked: "")

    /// As it is written in a Dockerfile.
    public var text: String { path.isEmpty ? "/" : path }
    public var isSymbolic: Bool { path.utf8.first == UInt8(ascii: "@") }
    public var isRoot: Bool { path.isEmpty }
    /// Empty for the root.
    public var lastName: String {
        path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[path.utf8.index(after: $0)...]) } ?? path
    }

    public var parent: Place {
        guard let cut = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return self }
        return Place(checked: String(path[..<cut]))
    }

    /// The place and all folders around it, the innermost first; the root is the last.
    public var chain: [Place] {
        var chain = [self]
        while let last = chain.last, last.parent != last { chain.append(last.parent) }
        return chain
    }

    /// Whether `other` is this place or below it.
    public func contains(_ other: Place) -> Bool {
        let (own, others) = (path.utf8, other.path.utf8)
        guard others.count > own.count else { return other.path == path }
        if isSymbolic || other.isSymbolic { return false }
        return own.isEmpty || others.starts(with: own) && others[others.index(others.startIndex, offsetBy: own.count)] == UInt8(ascii: "/")
    }

    /// Whether one of the two is the other or below it.
    public func overlaps(_ other: Place) -> Bool { contains(other) || other.contains(self) }

    /// Whether its last name fits a pattern of `*` and `?`.
    public func isCalled(_ pattern: String) -> Bool { NamePattern.matches(lastName, pattern) }

    public func appending(_ name: String) -> Place { Place(name, in: self) ?? self }
}
