import Foundation

/// The folder of this package, and the hand-written sources in it.
enum Checkout {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Paths, from the root, of the Swift files under `folder`.
    static func swiftFiles(under folder: String) throws -> [String] {
        let base = root.appending(path: folder)
        // A system library is a module map without Swift files.
        let paths = try FileManager.default.subpathsOfDirectory(atPath: base.path)
        return paths.filter { $0.hasSuffix(".swift") }.map { "\(folder)/\($0)" }.sorted()
    }

    static func lines(of path: String) throws -> [Substring] {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// The modules a file imports.
    static func imports(of path: String) throws -> Set<String> {
        let statement = /^(?:@\w+(?:\([^)]*\))? )*(?:(?:public|package|internal|private|fileprivate) )?import (?:(?:struct|class|enum|protocol|func|var|let|typealias) )?(\w+)/
        return Set(try lines(of: path).compactMap { $0.firstMatch(of: statement).map { String($0.1) } })
    }
}
