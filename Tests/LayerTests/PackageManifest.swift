import Foundation

/// The targets of Package.swift in the order in which they stand, read from its text.
///
/// The comments `// 3: …` between the targets number the layers.
struct PackageManifest {
    struct Target {
        var name: String
        /// Targets of this package and products of others, by the name an `import` uses.
        var dependencies: Set<String>
        var layer: Int
        var isTest: Bool
        /// Runs while the package is built and is no part of the product.
        var isBuildTool: Bool
    }

    let targets: [Target]

    init() throws {
        let text = try String(contentsOf: Checkout.root.appending(path: "Package.swift"), encoding: .utf8)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let body = lines.drop { !$0.hasSuffix("targets: [") }.dropFirst().prefix { $0 != "    ]," }
        let heads = /(layer|tests)\("|\.(systemLibrary|target|executableTarget|plugin)\(/

        var layer = -1
        var found: [(layer: Int, text: String)] = []
        for line in body {
            if let match = line.firstMatch(of: #/^\s*// (\d+): /#) {
                layer = Int(match.1) ?? -1
            } else if line.contains(heads) {
                found.append((layer, line))
            } else if !found.isEmpty {
                found[found.count - 1].text += line
            }
        }

        var targets: [Target] = []
        for (layer, text) in found where !text.contains(".plugin(") {
            let withoutOthers = text.replacing(/(exclude|plugins): \[[^\]]*\]/, with: "")
            let strings = withoutOthers.matches(of: /"([\w-]+)"/).map { String($0.1) }
            guard let name = strings.first else { continue }
            var dependencies = text.contains(".systemLibrary") ? [] : Set(strings.dropFirst())
            if text.contains(/\bargumentParser\b/) { dependencies.insert("ArgumentParser") }
            if text.contains(/\byams\b/) { dependencies.insert("Yams") }
            targets.append(
                Target(
                    name: name, dependencies: dependencies, layer: layer, isTest: text.contains("tests(\""),
                    isBuildTool: layer < 9 && text.contains(".executableTarget")))
        }
        self.targets = targets
    }
}
