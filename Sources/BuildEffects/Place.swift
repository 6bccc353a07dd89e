import SourceModel

/// A path of a stage's file system: absolute, without dots, double slashes or a slash at the end (`/` is empty).
///
/// Places that only a program knows begin with `@`: `@python` is where pip puts packages.
public struct Place: Sendable, Hashable {
    public let path: String

    /// Reads a path as written; `nil` when it is relative and the folder it starts from is not known.
    public init?(_ text: String, in folder: Place?) {
        if text.hasPrefix("@") {
            path = text
            return
        }
        guard let start = text.hasPrefix("/") ? "" : folder?.path, !start.hasPrefix("@") else { return nil }
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

    public static let root = Place(checked: "")

    /// As it is written in a Dockerfile.
    public var text: String { path.isEmpty ? "/" : path }
    public var isSymbolic: Bool { path.hasPrefix("@") }
    public var isRoot: Bool { path.isEmpty }
    public var lastName: String { path.split(byte: UInt8(ascii: "/")).last.map(String.init) ?? "" }

    public var parent: Place {
        guard let cut = path.lastIndex(of: "/") else { return self }
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
        if other.path == path { return true }
        return !isSymbolic && !other.isSymbolic && (path.isEmpty || other.path.hasPrefix(path + "/"))
    }

    /// Whether one of the two is the other or below it.
    public func overlaps(_ other: Place) -> Bool { contains(other) || other.contains(self) }

    /// Whether its last name fits a pattern of `*` and `?`.
    public func isCalled(_ pattern: String) -> Bool { NamePattern.matches(lastName, pattern) }

    public func appending(_ name: String) -> Place { Place(name, in: self) ?? self }
}
