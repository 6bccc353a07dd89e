import Foundation

/// Dockerfiles from a folder beside the repository, where there is one.
enum SharedTexts {
    /// The value of `DHI_SHARED`, or the folder `shared` beside the package; empty when neither exists.
    static let folder: String = {
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let beside = package.deletingLastPathComponent().appendingPathComponent("shared").path
        let path = ProcessInfo.processInfo.environment["DHI_SHARED"] ?? beside
        return FileManager.default.fileExists(atPath: path + "/conformance/buildkit") ? path : ""
    }()

    static var dockerfiles: [String] {
        let folder = folder + "/conformance/buildkit"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.sorted().filter { $0.hasSuffix(".jsonl") }.flatMap { name -> [String] in
            let lines = (try? String(contentsOfFile: folder + "/" + name, encoding: .utf8))?.split(separator: "\n") ?? []
            return lines.compactMap { line in
                let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
                return (object?["input"] as? [String: Any])?["dockerfile"] as? String
            }
        }
    }
}
