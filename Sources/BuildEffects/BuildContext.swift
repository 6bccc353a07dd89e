/// The files that a build may copy.
///
/// Paths are relative to the context's root, with slashes.
public protocol BuildContext: Sendable {
    /// The bytes of a file; `nil` when it is not there, is no file, lies outside or is too large to be read.
    func contents(of path: String) -> [UInt8]?
    /// `nil` only where nothing is; what is neither folder nor file, and what nobody may look at, counts as a file.
    func entry(at path: String) -> ContextEntry?
    /// The names in a folder, sorted; those that are not UTF-8 are left out.
    func names(in folder: String) -> [String]
    /// Whether a .dockerignore keeps the file or folder out of builds.
    func excludes(_ path: String) -> Bool
}

extension BuildContext {
    public func excludes(_ path: String) -> Bool { contents(of: ".dockerignore").map { IgnoreFile($0).excludesWholly(path) } ?? false }

    /// Whether something is there for a source of COPY, which may be a pattern.
    public func holds(_ source: String) -> Bool {
        let place = Place(absolute: "/" + source)
        var found = [Place.root]
        for name in place.path.split(separator: "/").map(String.init) {
            let isPattern = name.contains("*") || name.contains("?") || name.contains("[")
            found = found.flatMap { folder -> [Place] in
                guard isPattern else { return [folder.appending(name)] }
                // Sets of characters are rare: any name will do.
                return names(in: String(folder.path.dropFirst())).filter { name.contains("[") || NamePattern.matches($0, name) }.map(folder.appending)
            }
        }
        return found.contains { $0.isRoot || entry(at: String($0.path.dropFirst())) != nil }
    }
}

/// What stands at a path of a build context.
public enum ContextEntry: Sendable, Hashable {
    case file
    case folder
}
