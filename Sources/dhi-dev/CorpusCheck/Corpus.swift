internal import ArgumentParser
internal import Foundation

/// A folder of Dockerfiles with an index of them.
struct Corpus {
    let root: URL
    /// From the root, sorted.
    let paths: [String]

    private struct Row: Decodable {
        var repo: String
        var path: String
    }

    init(_ root: URL) throws {
        let index = root.appending(path: "index.jsonl")
        guard let lines = try? Data(contentsOf: index).split(separator: 0x0A) else {
            throw ValidationError("\(index.path) cannot be read: is \(root.path) an unpacked corpus?")
        }
        let decoder = JSONDecoder()
        var paths = try lines.map { line in
            let row = try decoder.decode(Row.self, from: line)
            return "\(row.repo.replacingOccurrences(of: "/", with: "+"))/\(row.path)"
        }
        for pair in (try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: "pairs").path)) ?? [] {
            paths += ["before", "after"].map { "pairs/\(pair)/\($0).Dockerfile" }
        }
        self.root = root
        self.paths = paths.filter { FileManager.default.fileExists(atPath: root.appending(path: $0).path) }.sorted()
        guard !self.paths.isEmpty, self.paths.count == paths.count else {
            throw ValidationError("\(paths.count - self.paths.count) of \(paths.count) files named by the index are missing")
        }
    }

    private init(root: URL, paths: [String]) {
        self.root = root
        self.paths = paths
    }

    /// The same files in a temporary folder.
    func copied() throws -> Corpus {
        let folder = FileManager.default.temporaryDirectory.appending(path: "corpus-check-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: root, to: folder)
        return Corpus(root: folder, paths: paths)
    }

    func bytes(of path: String) -> [UInt8]? {
        (try? Data(contentsOf: root.appending(path: path))).map(Array.init)
    }
}
