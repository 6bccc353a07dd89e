import BuildEffects
import JSONSyntax

/// Programs of modules that are a file of JavaScript at a place that never changed, so that node starts them without npm and its links.
///
/// What pnpm puts into `node_modules/.bin` are scripts for a shell; the module itself stands in `node_modules` with each of the package managers.
struct ModuleProgram {
    private let folder: Place
    private let manifest: JSONValue

    /// Of the project in `folder`; `nil`: it may be one of several that share their modules, which then may stand further up.
    init?(in folder: Place, _ manifest: JSONValue, contents: (Place) -> [UInt8]?) {
        if folder.chain.dropFirst().contains(where: { contents($0.appending("package.json")) != nil }) { return nil }
        self.folder = folder
        self.manifest = manifest
    }

    /// By name: the file in `node_modules`, and the words that may follow; `nil`: any.
    private static let files: [String: (file: String, verbs: [String]?)] = [
        "next": ("next/dist/bin/next", ["start"]), "ts-node": ("ts-node/dist/bin.js", nil), "http-server": ("http-server/bin/http-server", nil),
    ]

    /// The command without the links of the package manager; `nil`: the project has no such module, or its file is not known.
    func command(_ words: [String]) -> [String]? {
        guard let name = words.first, let known = Self.files[name], ["dependencies", "devDependencies"].contains(where: { manifest[$0]?[name] != nil }) else { return nil }
        if let verbs = known.verbs, !verbs.contains(words.dropFirst().first ?? "") { return nil }
        return ["node", "node_modules/" + known.file] + words.dropFirst()
    }

    /// The name behind `npx` and its like, or a link of `node_modules/.bin`, with what follows; `nil`: it is none of that.
    static func words(_ words: [String]) -> [String]? {
        guard let first = words.first else { return nil }
        for start in ["node_modules/.bin/", "./node_modules/.bin/"] where first.hasPrefix(start) { return [String(first.dropFirst(start.count))] + words.dropFirst() }
        if first == "npx" { return Array(words.dropFirst().drop { ["--no-install", "--no"].contains($0) }) }
        if first == "pnpm" || first == "yarn", words.dropFirst().first == "exec" { return Array(words.dropFirst(2).drop { $0 == "--" }) }
        return nil
    }
}
