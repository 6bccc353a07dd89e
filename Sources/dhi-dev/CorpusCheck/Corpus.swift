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

    /// The same files in a temporary folder, with all other files of their build contexts as far as contexts.jsonl names them.
    ///
    /// What those hold is not known: they are larger than any file that is read, and take no space.
    func laidOut() throws -> Corpus {
        let folder = FileManager.default.temporaryDirectory.appending(path: "corpus-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: root, to: folder)
        for context in try contexts() {
            let start = folder.appending(path: context.repo.replacingOccurrences(of: "/", with: "+")).appending(path: context.dir)
            for name in context.files where !name.split(separator: "/").contains("..") {
                let file = start.appending(path: name)
                guard !FileManager.default.fileExists(atPath: file.path) else { continue }
                try? FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                guard FileManager.default.createFile(atPath: file.path, contents: nil) else { continue }
                try FileHandle(forWritingTo: file).truncate(atOffset: Self.unreadableSize)
            }
        }
        return Corpus(root: folder, paths: paths)
    }

    /// One byte more than is read of a file of a build context.
    private static let unreadableSize: UInt64 = 4 << 20 | 1

    private struct Context: Decodable {
        var repo: String
        /// From the root of the repository.
        var dir: String
        var files: [String]
    }

    private func contexts() throws -> [Context] {
        guard let lines = try? Data(contentsOf: root.appending(path: "contexts.jsonl")).split(separator: 0x0A) else { return [] }
        let decoder = JSONDecoder()
        return try lines.map { try decoder.decode(Context.self, from: $0) }
    }

    func bytes(of path: String) -> [UInt8]? {
        (try? Data(contentsOf: root.appending(path: path))).map(Array.init)
    }
}
