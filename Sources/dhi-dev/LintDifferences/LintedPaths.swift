internal import ArgumentParser
internal import Foundation

/// The Dockerfiles that a comparison is about.
struct LintedPaths {
    private(set) var absolute: [String] = []
    /// As they are printed: from the folder that was named.
    private(set) var names: [String] = []

    init(_ paths: [String]) throws {
        for path in paths {
            let url = URL(filePath: path).absoluteURL
            guard let values = try? url.resourceValues(forKeys: [.isDirectoryKey]) else { throw ValidationError("\(path): no such file or folder.") }
            let found: [String]
            if values.isDirectory != true {
                add(url.path, path)
                continue
            } else if FileManager.default.fileExists(atPath: url.appending(path: "index.jsonl").path) {
                found = try Corpus(url).paths
            } else {
                found = try FileManager.default.subpathsOfDirectory(atPath: url.path).filter(Self.isDockerfile).sorted()
            }
            for name in found { add(url.appending(path: name).path, name) }
        }
        guard !absolute.isEmpty else { throw ValidationError("There are no Dockerfiles.") }
    }

    private mutating func add(_ path: String, _ name: String) {
        absolute.append(path)
        names.append(name)
    }

    private static func isDockerfile(_ path: String) -> Bool {
        let name = path.split(separator: "/").last?.lowercased() ?? ""
        return name == "dockerfile" || name.hasPrefix("dockerfile.") || name.hasSuffix(".dockerfile") || name == "containerfile"
    }
}
