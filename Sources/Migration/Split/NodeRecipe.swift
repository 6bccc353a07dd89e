import BuildEffects
import CommandKnowledge
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import SourceModel

/// Node.js: modules come with the working folder; what npm would start is started by node.
struct NodeRecipe: SplitRecipe {
    func applies(to draft: SplitDraft) -> Bool { draft.runtime.definition.image == "node" }

    func adapt(_ draft: inout SplitDraft) -> Reason? {
        let global = Place(absolute: "@node")
        for installation in draft.effects.packages where installation.manager == "npm" {
            guard draft.builtFiles.contains(where: { $0.place == global && $0.range == installation.range }) else { continue }
            if let name = installation.names.first(where: { !Self.isForBuilding($0) }) {
                return Reason("global-package", "\(name) is installed for all, so that containers may start it", at: installation.range)
            }
        }
        draft.handled.insert(global)
        return nil
    }

    /// Package managers, compilers and bundlers, which programs do not start when they run.
    private static let tools: Set<String> = [
        "npm", "yarn", "pnpm", "corepack", "typescript", "ts-node", "@angular/cli", "@vue/cli", "webpack", "webpack-cli", "vite", "rollup", "gulp", "gulp-cli", "grunt", "grunt-cli",
        "bower", "lerna", "nx", "turbo", "node-gyp", "rimraf", "eslint", "prettier", "@nestjs/cli", "next", "create-react-app", "expo-cli", "esbuild", "parcel", "husky", "npm-check-updates",
    ]

    private static func isForBuilding(_ name: String) -> Bool {
        let start = name.hasPrefix("@") ? name.index(after: name.startIndex) : name.startIndex
        let bare = name[start...].firstIndex(of: "@").map { String(name[..<$0]) } ?? name
        return tools.contains(bare)
    }
}
