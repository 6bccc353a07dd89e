import BuildEffects
import SourceModel

/// What npm and its kin give the scripts that they start, which a program that is started without them does not get.
struct PackageVariables {
    let files: ContextFiles?
    let folder: Place

    /// Why the program misses something without `manager`, as a part of a sentence; `nil`: nothing tells that it does.
    func loss(without manager: String) -> String? {
        guard let files else { return nil }
        if manager != "yarn", let settings = files.contents(of: folder.appending(".npmrc")) {
            let lines = String(decoding: settings, as: UTF8.self).split(whereSeparator: \.isNewline)
            if let line = lines.first(where: { $0.drop { $0 == " " }.hasPrefix("node-options") }) {
                let value = line.split(separator: "=", maxSplits: 1).last.map { $0.filter { !"\"' ".contains($0) } } ?? ""
                return "\(manager) gives node the options of .npmrc (\(value)); set NODE_OPTIONS by ENV instead"
            }
        }
        switch files.firstFile(entering: Self.isEntered, reading: Self.isRead, where: Self.readsVariables) {
        case .none: return nil
        case .file(let path): return "\(path) reads variables that \(manager) sets"
        case .tooMany: return "too many files are copied to see whether one reads variables that \(manager) sets; start node itself"
        }
    }

    private static func isEntered(_ place: Place) -> Bool { !["node_modules", ".git", "test", "tests", "__tests__", "coverage"].contains(place.lastName) }

    private static func isRead(_ place: Place) -> Bool {
        let name = place.lastName
        return [".js", ".mjs", ".cjs", ".ts", ".mts", ".cts", ".tsx", ".jsx"].contains(where: name.hasSuffix) && !name.hasSuffix(".d.ts") && !name.contains(".test.") && !name.contains(".spec.")
    }

    private static func readsVariables(_ bytes: [UInt8]) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self)
        return text.holdsBytes(of: "npm_") && marks.contains(where: text.holdsBytes)
    }

    private static let marks = ["npm_package_", "npm_config_", "npm_lifecycle_", "npm_execpath", "npm_node_execpath", "npm_command"]
}
