import SourceModel

/// Where programs stand, and what the names of copied files say.
enum ProgramPath {
    private static let folders = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"]

    /// Where a program may stand; systems with one folder for `/bin` and `/usr/bin` are taken into account.
    static func places(of program: String) -> [String] {
        guard program.hasPrefix("/") else { return folders.map { $0 + "/" + program } }
        if program.hasPrefix("/bin/") || program.hasPrefix("/sbin/") { return [program, "/usr" + program] }
        if program.hasPrefix("/usr/bin/") || program.hasPrefix("/usr/sbin/") { return [program, String(program.dropFirst("/usr".count))] }
        return [program]
    }

    /// Whether ADD unpacks a source, as far as its name says; patterns may stand for an archive.
    static func isArchive(_ source: String) -> Bool {
        let name = source.lastComponent
        return [".tar", ".tgz", ".tbz2", ".txz", ".tzst"].contains { name.hasSuffix($0) } || name.holdsBytes(of: ".tar.") || name.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "$") }
    }

    /// The last component of a source; `nil` when it names a folder or a pattern.
    static func fileName(_ source: String) -> String? {
        let isOpen = source.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "$") }
        if isOpen || source.utf8.last == UInt8(ascii: "/") { return nil }
        let name = source.lastComponent
        return name.isEmpty || name == "." || name == ".." ? nil : name
    }
}

extension String {
    /// Behind the last slash.
    var lastComponent: String {
        guard let slash = utf8.lastIndex(of: UInt8(ascii: "/")) else { return self }
        return String(self[index(after: slash)...])
    }

    func isSamePath(as other: String) -> Bool {
        var own = PathComponents(self)
        var others = PathComponents(other)
        while let name = own.next() {
            guard let other = others.next(), name.elementsEqual(other) else { return false }
        }
        return others.next() == nil
    }

    /// Whether it stands in `folder` or is it.
    func isInside(_ folder: String) -> Bool {
        var own = PathComponents(self)
        var folders = PathComponents(folder)
        while let name = folders.next() {
            guard let other = own.next(), name.elementsEqual(other) else { return false }
        }
        return true
    }
}

/// The names between the slashes of a path, one after the other, without those that are a mere dot.
private struct PathComponents {
    private var rest: Substring.UTF8View

    init(_ path: String) { rest = path.utf8[...] }

    mutating func next() -> Substring.UTF8View? {
        while !rest.isEmpty {
            let name = rest.prefix { $0 != UInt8(ascii: "/") }
            rest = rest[name.endIndex...].dropFirst()
            if !name.isEmpty, !name.elementsEqual(CollectionOfOne(UInt8(ascii: "."))) { return name }
        }
        return nil
    }
}
