import BuildEffects

/// Files to build with, by path.
struct TextContext: BuildContext {
    let files: [String: [UInt8]]

    init(_ files: [String: String]) { self.files = files.mapValues { Array($0.utf8) } }
    init(bytes files: [String: [UInt8]]) { self.files = files }

    func contents(of path: String) -> [UInt8]? { files[path] }

    func entry(at path: String) -> ContextEntry? {
        if files[path] != nil { return .file }
        return path.isEmpty || files.keys.contains { $0.hasPrefix(path + "/") } ? .folder : nil
    }

    func names(in folder: String) -> [String] {
        let start = folder.isEmpty ? "" : folder + "/"
        return Set(files.keys.filter { $0.hasPrefix(start) }.compactMap { $0.dropFirst(start.count).split(separator: "/").first.map(String.init) }).sorted()
    }
}
